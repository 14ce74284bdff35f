import { withTenant } from "@tongyou/database";
import { audit } from "@tongyou/database/schema";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { readWorkbook, writeSheet } from "../ledger/index.ts";
import { testHouse } from "../testing.ts";
import { listRegister } from "./list-register.ts";
import { madeUpId, onDay, peopleDesk } from "./people.fixture.ts";
import { exportRegister, registerTemplate } from "./register-workbook.ts";
import { checkRegister, takeRegister } from "./take-register.ts";

const house = testHouse();
afterAll(() => house.close());
const DAY = "2021-06-15";
const HEADERS = [
  "姓名*",
  "公民身份号码*",
  "联系电话*",
  "身份",
  "岗位",
  "负责区域*",
  "任职日期*",
  "离任日期",
  "离任原因",
];
type Cells = readonly (string | null)[];

const file = async (rows: readonly Cells[], headers: readonly string[] = HEADERS) => {
  const bytes = await writeSheet({
    name: "人员名册",
    title: "人员名册",
    columns: headers.map((header) => ({ header, width: 12, kind: "text" })),
    rows: rows.map((row) => headers.map((_, at) => row[at] ?? null)),
  });
  return { fileName: "名册.xlsx", content: Buffer.from(bytes).toString("base64") };
};
const refused = (code: string, field?: string) => ({ code, ...(field ? { field } : {}) });

let desk: Awaited<ReturnType<typeof peopleDesk>>;
beforeAll(async () => {
  desk = await peopleDesk(house, { division: "350502000000", pack: "licheng", day: DAY });
});

const found = async (officer: StaffContext, name: string) => {
  const views = await Promise.all(
    (["inPost", "waiting", "left"] as const).map((view) =>
      listRegister(officer, { view, q: name, offset: 0, limit: 50 }),
    ),
  );
  return views.flatMap(({ rows }) => rows);
};
const village = (at: number) => placeName(desk.villages[at] ?? "");

test("the template has the region's words, and an empty one says that nobody stands in it", async () => {
  const { officer } = desk;
  const { base64 } = await registerTemplate(officer);
  const [sheet] = readWorkbook(Buffer.from(base64, "base64"));
  const texts = sheet?.rows.flat().join("|") ?? "";
  for (const word of ["公民身份号码*", "负责区域*", "儿童主任", "儿童督导员", "大学生村官"])
    expect(texts).toContain(word);
  const empty = { fileName: "空.xlsx", content: base64 };
  await expect(checkRegister(officer, empty)).rejects.toMatchObject(refused("invalid", "content"));
  const noBook = { fileName: "x.xlsx", content: Buffer.from("text").toString("base64") };
  await expect(checkRegister(officer, noBook)).rejects.toMatchObject(refused("invalid", "content"));
  const twice = await file([["林一"]], ["姓名", "负责区域", "姓名"]);
  await expect(checkRegister(officer, twice)).rejects.toMatchObject(refused("invalid", "content"));
});

test("every cell that cannot be right is named with its remedy, and nothing is taken over", async () => {
  const { officer } = desk;
  const input = await file([
    ["周错一", "350502198501010009", "13900000001", "村长", "儿童主任", village(0), "2018-03-01"],
    ["周错二", madeUpId(), "无", null, "村医", village(0), "2018-02-30"],
    ["周错三", madeUpId(), "13900000003", null, "儿童主任", "没有这个村", "2030-01-01"],
    ["周错四", madeUpId(), "13900000004", null, "儿童主任", village(0), "2018-03-01", "2017-01-01"],
    ["周对", madeUpId(), "13900000005", null, "儿童主任", village(0), "2018年3月1日"],
  ]);
  const check = await checkRegister(officer, input);
  expect(check.counts).toMatchObject({ rows: 5, wrong: 4, register: 1, appoint: 1 });
  const fields = check.rows.map(({ problems }) => problems.map(({ field }) => field));
  expect(fields).toEqual(
    [["idNumber", "identity"], ["phone", "role", "from"], ["from", "place"], ["until", "reason"], []].map(
      (row) => expect.arrayContaining(row),
    ),
  );
  expect(check.rows.flatMap(({ problems }) => problems).every(({ remedy }) => remedy.zh !== "")).toBe(true);
  expect(JSON.stringify(check)).not.toContain("3505021985");
  const take = { ...input, plan: check.plan };
  await expect(takeRegister(officer, { ...take, goodOnly: false })).rejects.toMatchObject(
    refused("conflict"),
  );
  expect(await found(officer, "周")).toEqual([]);
  await takeRegister(officer, { ...take, goodOnly: true });
  expect(await found(officer, "周")).toMatchObject([
    { name: "周对", phone: "13900000005", posts: [{ title: { zh: "儿童主任" }, from: "2018-03-01" }] },
  ]);
});

test("nobody begins before passing: a newcomer's row is refused with the clause, an old hand's is not", async () => {
  const { officer, train } = desk;
  const newcomer = madeUpId();
  const input = await file([
    ["吴新", newcomer, "13900000011", null, "儿童主任", village(1), "2021-06-01"],
    ["吴老", madeUpId(), "13900000012", null, "儿童主任", village(2), "2018-06-01"],
    ["吴退", madeUpId(), "13900000013", null, "儿童主任", village(3), "2020-06-01", "2021-01-01", "调离"],
  ]);
  const { rows } = await checkRegister(officer, input);
  expect(rows.map(({ problems }) => problems.length)).toEqual([1, 0, 0]);
  expect(rows[0]?.problems[0]).toMatchObject({
    field: "role",
    cause: { zh: expect.stringContaining("FJ-2.2.2-e") },
  });
  await takeAll(
    officer,
    await file([["吴新", newcomer, "13900000011", null, null, placeName(desk.town), null]], HEADERS),
  );
  const [person] = await found(officer, "吴新");
  await train(person?.id ?? "", "2021-05-20", true);
  expect((await checkRegister(officer, input)).counts).toMatchObject({ wrong: 0, register: 2, appoint: 3 });
});

const takeAll = async (officer: StaffContext, input: Awaited<ReturnType<typeof file>>) => {
  const { plan } = await checkRegister(officer, input);
  return takeRegister(officer, { ...input, plan, goodOnly: false });
};

test("an ID number is one person: rows of it are posts, another name is refused, a second time does nothing", async () => {
  const { officer, bureau } = desk;
  const number = madeUpId();
  const row = (name: string, at: number, phone = "13900000021") =>
    [name, number, phone, null, "儿童主任", village(at), "2018-06-01"] as const;
  const input = await file([row("郑兼", 4), row("郑兼", 5), row("郑某", 6), row("郑兼", 4)]);
  const check = await checkRegister(officer, input);
  expect(check.rows.map(({ problems }) => problems.map(({ field }) => field))).toEqual([
    [],
    [],
    ["name"],
    ["role"],
  ]);
  expect(check.rows.map(({ does }) => does)).toEqual([["register", "appoint"], ["appoint"], [], []]);
  const good = { ...input, plan: check.plan, goodOnly: true };
  await takeRegister(officer, good);
  await expect(takeRegister(officer, good)).rejects.toMatchObject(refused("stale"));
  const [person, ...others] = await found(officer, "郑");
  expect(others).toEqual([]);
  expect(person?.posts).toHaveLength(2);
  const again = await checkRegister(officer, await file([row("郑兼", 4, "13900000022")]));
  expect(again.rows).toMatchObject([{ does: ["change"], changed: ["联系电话"] }]);
  const elsewhere = onDay(await bureau.staff("townSupervisor", otherTown()), DAY);
  const there = await checkRegister(
    elsewhere,
    await file([["郑兼", number, "13900000021", null, null, placeName(otherTown())]]),
  );
  expect(there.rows[0]?.problems).toMatchObject([
    { field: "idNumber", cause: { zh: "此人已由其他乡镇或县登记。" } },
  ]);
});

const otherTown = () => `${desk.town.slice(0, 6)}002000`;

test("what is exported can be handed in again and changes nothing; ID numbers stand in it for the county alone", async () => {
  const { officer, bureau } = desk;
  const { fileName, base64 } = await exportRegister(officer);
  const check = await checkRegister(officer, { fileName, content: base64 });
  expect(check.counts.rows).toBeGreaterThan(3);
  expect(check.counts).toMatchObject({
    wrong: 0,
    register: 0,
    change: 0,
    appoint: 0,
    same: check.counts.rows,
  });
  for (const role of ["townSupervisor", "villageWorker", "auditor", "tenantAdmin"] as const)
    await expect(exportRegister(await bureau.staff(role))).rejects.toMatchObject(refused("forbidden"));
  const scope = { tenant: bureau.ref, area: officer.area };
  const rows = await withTenant(house.app.db, scope, (tx) =>
    tx
      .select()
      .from(audit)
      .where(and(eq(audit.actor, officer.staff.id), eq(audit.action, "people.takeRegister"))),
  );
  expect(JSON.stringify(rows)).not.toContain("郑兼");
  expect(rows.length).toBeGreaterThan(2);
});

test("brackets and spaces are read whichever way they were typed", async () => {
  const own = await peopleDesk(house, { division: "640423000000", pack: "ningxia", day: DAY });
  const headers = ["姓 名", "岗位", "负责的地方 *", "任职日期"];
  const row = ["马 社工", "乡镇(街道) 社会工作者", `${placeName(own.town)} `, "2019.1.1"];
  expect((await checkRegister(own.officer, await file([row], headers))).rows).toMatchObject([
    { name: "马社工", does: ["register", "appoint"], problems: [] },
  ]);
});

test("where the region demands no ID number, a namesake is asked for it; another bureau knows nobody", async () => {
  const own = await peopleDesk(house, { division: "640423000000", pack: "ningxia", day: DAY });
  const place = placeName(own.villages[0] ?? "");
  const headers = ["姓名", "岗位", "负责的地方", "任职日期"];
  const input = await file([["马某", "民政协理员", place, "2019-01-01"]], headers);
  await takeAll(own.officer, input);
  expect((await checkRegister(own.officer, input)).counts).toMatchObject({ same: 1 });
  const other = await file([["马某", "民政协理员", placeName(own.villages[1] ?? ""), "2019-01-01"]], headers);
  expect((await checkRegister(own.officer, other)).rows[0]?.problems).toMatchObject([{ field: "idNumber" }]);
  const { base64, fileName } = await exportRegister(own.officer);
  expect((await checkRegister(own.officer, { fileName, content: base64 })).counts).toMatchObject({
    rows: 1,
    same: 1,
  });
  expect(await found(desk.officer, "马某")).toEqual([]);
  const outside = await file([["马外", "民政协理员", village(0), "2019-01-01"]], headers);
  expect((await checkRegister(own.officer, outside)).rows[0]?.problems).toMatchObject([{ field: "place" }]);
});
