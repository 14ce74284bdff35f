import { Buffer } from "node:buffer";
import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { afterAll, expect, test } from "vitest";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { house, later, personOf } from "../months/month-desk.fixture.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { writeCsv } from "./csv.ts";
import { decideGrants } from "./decide-grants.ts";
import { listGrantSets } from "./grant-sets.ts";
import { listGrants } from "./list-grants.ts";
import { decideGrant } from "./one-time-grants.ts";
import { CARDS, type Desk, fixedMarch, PAID, prepared } from "./payment-desk.fixture.ts";
import { grantsPreviewInput } from "./payments.schema.ts";
import { previewGrants, proposeGrants } from "./propose-grants.ts";

afterAll(() => house.close());

const page = { offset: 0, limit: 50 };
const conflict = { code: "conflict" };
const COATS = { purpose: "冬衣补助", document: "隆民〔2018〕9号", fen: 20_000 };
const WITH_ACCOUNTS = PAID.map((line) => ({ ...line, bank: "农村商业银行", bankAccount: CARDS.丁双亡 }));
const reason = "寒潮";
const everybody = grantsPreviewInput.parse({ who: { kind: "filter", filter: {} }, ...COATS }).who;

const idsOf = ({ officer }: Desk) =>
  withTenant(officer.db, officer, async (tx) => {
    const rows = await tx.select({ id: child.id, name: child.name }).from(child).orderBy(child.name);
    return new Map(rows.map(({ id, name }) => [name, id]));
  });

const fileOf = (rows: readonly (readonly string[])[]) =>
  ({ kind: "file", content: Buffer.from(writeCsv(rows)).toString("base64") }) as const;

test("all that a list finds get one grant: entered by one person, approved by another at once, paid in one list", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer, finance } = desk;
  const asked = { who: everybody, ...COATS };
  expect(await previewGrants(officer, asked)).toEqual({
    children: 3,
    fen: 60_000,
    refused: [],
    refusedCount: 0,
  });
  await expect(proposeGrants(officer, { ...asked, reason, children: 2 })).rejects.toMatchObject({
    code: "stale",
  });
  expect(await proposeGrants(officer, { ...asked, reason, children: 3 })).toMatchObject({
    children: 3,
    fen: 60_000,
  });
  // A second click enters nothing, and says of each why.
  await expect(proposeGrants(officer, { ...asked, reason, children: 3 })).rejects.toMatchObject(conflict);
  expect(await previewGrants(officer, asked)).toMatchObject({
    children: 0,
    refusedCount: 3,
    refused: [{ cause: { zh: expect.stringContaining("等审批") } }, {}, {}],
  });
  const { rows } = await listGrantSets(finance, { ...page, open: true });
  expect(rows).toMatchObject([
    {
      ...COATS,
      reason,
      children: 3,
      counts: { proposed: 3 },
      listed: 0,
      only: null,
      mayDecide: true,
      mayWithdraw: false,
    },
  ]);
  expect(await getWorkbench(finance, {})).toMatchObject({
    counts: expect.arrayContaining([{ kind: "grantDecide", count: 1 }]),
  });
  const set = rows[0]?.id ?? "";
  const yes = { set, answer: "approved", reason: "同意", grants: 3 } as const;
  await expect(decideGrants(officer, yes)).rejects.toMatchObject(conflict);
  await expect(decideGrants(finance, { ...yes, answer: "withdrawn" })).rejects.toMatchObject(conflict);
  await expect(decideGrants(finance, { ...yes, grants: 2 })).rejects.toMatchObject({ code: "stale" });
  const twice = await Promise.allSettled([decideGrants(finance, yes), decideGrants(finance, yes)]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const list = await prepared(desk, { kind: "oneTime" });
  expect(list).toMatchObject({ due: { payments: 3, fen: 60_000 } });
  expect((await listGrantSets(officer, { ...page, open: false })).rows).toMatchObject([
    { counts: { proposed: 0, approved: 3 }, listed: 3, mayDecide: false },
  ]);
});

test("one child is refused by itself and one whose file was closed since is left out of the rest", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer, finance } = desk;
  const ids = await idsOf(desk);
  await proposeGrants(officer, { who: everybody, ...COATS, reason, children: 3 });
  const { rows } = await listGrants(finance, { ...page, open: true });
  const grantOf = (name: string) => rows.find((row) => row.name === name)?.id ?? "";
  await decideGrant(finance, { id: grantOf("丁机构"), answer: "refused", reason: "机构已统一发放" });
  const gone = ids.get("丁双残") ?? "";
  const { version } = await getChild(officer, { id: gone });
  await closeChild(officer, { id: gone, version, on: "2018-04-04", reason: "moved" });
  const set = grantOf("丁双亡");
  const decided = await decideGrants(finance, { set, answer: "approved", reason: "同意", grants: 2 });
  expect(decided).toMatchObject({
    decided: 1,
    fen: 20_000,
    leftOut: [{ childId: gone, name: "丁双残", cause: { zh: expect.stringContaining("结案") } }],
  });
  const ofSet = await listGrants(finance, { ...page, open: false, set });
  expect(new Map(ofSet.rows.map((row) => [row.name, row.state]))).toEqual(
    new Map([
      ["丁双亡", "approved"],
      ["丁机构", "refused"],
      ["丁双残", "proposed"],
    ]),
  );
  // Who was refused may be asked for again; who has it or waits may not.
  expect(
    await previewGrants(officer, { who: { kind: "picked", childIds: [...ids.values()] }, ...COATS }),
  ).toMatchObject({
    children: 1,
    refused: [{ cause: { zh: "档案已结案" } }, { cause: { zh: expect.stringContaining("已同意过") } }],
  });
});

test("a file names the children row by row; each row that names nobody is told with its cause", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer } = desk;
  const idNumber = (name: string) => {
    const line = PAID.find((one) => one.name === name);
    const number = line && personOf(line).idNumber;
    if (typeof number !== "string") throw new Error(`${name} has no number`);
    return number;
  };
  const number = idNumber("丁双亡");
  const who = fileOf([
    ["冬衣名单"],
    ["姓名", "身份证号"],
    ["丁双亡", number],
    ["丁双亡", number],
    ["", number.slice(0, 17)],
    ["丁别名", idNumber("丁机构")],
    ["丁无号", ""],
    ["", "640423201001010013"],
    ["合计", "6 人"],
  ]);
  const seen = await previewGrants(officer, { who, ...COATS });
  expect(seen.children).toBe(1);
  expect(seen.refused.map(({ row, cause }) => [row, cause.zh])).toEqual([
    [4, "与第 3 行是同一名儿童"],
    [5, "公民身份号码不对"],
    [6, "姓名与这个号码的档案不一致"],
    [7, "没有公民身份号码"],
    [8, expect.stringMatching(/号码/)],
    [9, "公民身份号码不对"],
  ]);
  expect(JSON.stringify(seen.refused)).not.toContain(number);
  await expect(previewGrants(officer, { who: fileOf([["姓名", "金额"]]), ...COATS })).rejects.toMatchObject({
    code: "invalid",
    field: "content",
    remedy: { zh: expect.stringContaining("公民身份号码") },
  });
});

test("another area and another bureau find neither the children nor the set", async () => {
  const desk = await fixedMarch(WITH_ACCOUNTS);
  const { officer, bureau } = desk;
  const childIds = [...(await idsOf(desk)).values()];
  await proposeGrants(officer, { who: { kind: "picked", childIds }, ...COATS, reason, children: 3 });
  const set = (await listGrantSets(officer, { ...page, open: false })).rows[0]?.id ?? "";
  for (const stranger of [
    later(await bureau.staff("countyOfficer", "640422000000"), "2018-04-06"),
    later(await (await house.bureau()).staff("countyFinance"), "2018-04-06"),
  ]) {
    const notFound = { code: "notFound" };
    expect(await listGrantSets(stranger, { ...page, open: false })).toEqual({ rows: [], total: 0 });
    await expect(
      previewGrants(stranger, { who: { kind: "picked", childIds }, ...COATS }),
    ).rejects.toMatchObject(notFound);
    expect(await previewGrants(stranger, { who: everybody, ...COATS })).toMatchObject({ children: 0 });
    await expect(
      decideGrants(stranger, { set, answer: "approved", reason: "同意", grants: 3 }),
    ).rejects.toMatchObject(notFound);
    await expect(listGrants(stranger, { ...page, open: false, set })).rejects.toMatchObject(notFound);
  }
  const clerk = await bureau.staff("villageWorker");
  await expect(previewGrants(clerk, { who: everybody, ...COATS })).rejects.toMatchObject({
    code: "forbidden",
  });
});
