import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordContact } from "../children/record-contact.ts";
import { house, importLines } from "../months/month-desk.fixture.ts";
import { approveBatch } from "./approve-batch.ts";
import { getBatchView } from "./get-batch.ts";
import { listPayments } from "./list-payments.ts";
import { approved, CARDS, fixedMarch, PAID, prepared, rowsOf, versionOf } from "./payment-desk.fixture.ts";
import { readAccounts } from "./read-accounts.ts";

afterAll(() => house.close());

const conflict = { code: "conflict" };
const page = { offset: 0, limit: 50 };

test("accounts that are said after the list was made are read again before it is approved", async () => {
  const desk = await fixedMarch();
  const { finance, officer } = desk;
  const list = await prepared(desk);
  const card = { bank: "农村商业银行", bankAccount: "6299990000000000038", guardianName: "丁守护" };
  const completed = PAID.map((line) => (line.name === "丁双残" ? { ...line, ...card } : line));
  await importLines(officer, completed as typeof PAID);
  const moved = await getBatchView(finance, { id: list.id });
  expect(moved.checks).toMatchObject([
    { code: "noAccount", payments: 1 },
    { code: "accountsChanged", blocking: true },
  ]);
  await expect(approveBatch(officer, versionOf(moved))).rejects.toMatchObject(conflict);
  const read = await readAccounts(finance, versionOf(moved));
  expect(read).toMatchObject({ checks: [], due: { payments: 3, fen: 231_700 } });
  expect((await rowsOf(finance, read)).get("丁双残")?.account).toBe(card.bankAccount);
  expect(await approved(desk, read)).toMatchObject({ state: "approved" });
  await expect(readAccounts(finance, versionOf(read))).rejects.toMatchObject(conflict);
});

test("a clerk who completes the child's file clears the check once the accounts are read again", async () => {
  const desk = await fixedMarch();
  const { finance, officer } = desk;
  const list = await prepared(desk);
  const { childId = "" } = (await rowsOf(finance, list)).get("丁双残") ?? {};
  const { version } = await getChild(officer, { id: childId });
  const bankAccount = "6299990000000000038";
  await recordContact(officer, { id: childId, version, bankAccount, evidence: "银行卡复印件" });
  const moved = await getBatchView(finance, { id: list.id });
  expect(moved.checks.map(({ code }) => code)).toEqual(["noAccount", "accountsChanged"]);
  const read = await readAccounts(finance, versionOf(moved));
  expect(read.checks).toEqual([]);
  expect((await rowsOf(finance, read)).get("丁双残")).toMatchObject({
    account: bankAccount,
    bank: "农村商业银行",
    payee: "丁守护",
  });
});

test("what several children share is shown and not refused; a wrong card number is", async () => {
  const [one, two, three] = PAID;
  if (!one || !two || !three) throw new Error("three children are paid");
  const shared = { ...two, bankAccount: CARDS.丁双亡 };
  const wrong = { ...three, bank: "农村商业银行", bankAccount: "6299990000000000039" };
  const desk = await fixedMarch([one, shared, wrong] as typeof PAID);
  const list = await prepared(desk);
  expect(list.checks).toEqual([
    { code: "badAccount", blocking: true, payments: 1 },
    { code: "sharedAccount", blocking: false, payments: 2 },
  ]);
  const another = { ...two, bankAccount: CARDS.丁双亡, guardianName: "丁别人" };
  const strange = await prepared(await fixedMarch([one, another, three] as typeof PAID));
  expect(strange.checks).toEqual(
    expect.arrayContaining([{ code: "sharedPayees", blocking: false, payments: 2 }]),
  );
  const { rows } = await listPayments(desk.finance, { id: list.id, filter: "shared", ...page });
  expect(rows.map(({ name, sharedWith }) => [name, sharedWith])).toEqual(
    expect.arrayContaining([
      ["丁双亡", 1],
      ["丁机构", 1],
    ]),
  );
});
