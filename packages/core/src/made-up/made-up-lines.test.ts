import { expect, test } from "vitest";
import { readIdNumber } from "../ledger/id-number.ts";
import { checkLedger, writeLedger } from "../ledger/index.ts";
import { PARENT_STATUS } from "../ledger/words.ts";
import { luhnDigit } from "../money/luhn.ts";
import { madeUpLines } from "./made-up-lines.ts";

const options = { county: "640423000000", referenceDate: "2018-03-31", count: 260, seed: 5 };

test("the same seed gives the same children, another seed others", () => {
  expect(madeUpLines(options)).toEqual(madeUpLines(options));
  expect(madeUpLines({ ...options, seed: 6 })).not.toEqual(madeUpLines(options));
});

test("a made-up ledger is clean, and no number stands for a person", async () => {
  const entries = madeUpLines(options).map((line) => ({ line }));
  const draft = { title: "台账", unit: "隆德县民政局", referenceDate: options.referenceDate, entries };
  const { rows } = await checkLedger(await writeLedger(draft));
  expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  expect(rows).toHaveLength(options.count);
  for (const { contacts } of rows) {
    for (const number of [contacts.idNumber, contacts.fatherIdNumber, contacts.motherIdNumber]) {
      if (number === undefined) continue;
      expect(readIdNumber(number).kind).toBe("valid");
      expect(number.charAt(14)).toBe("9");
    }
    expect(contacts.guardianPhone).toMatch(/^1540\d{7}$/);
    const { bankAccount } = contacts;
    if (bankAccount) expect(bankAccount).toBe(bankAccount.slice(0, 18) + luhnDigit(bankAccount.slice(0, 18)));
  }
});

test("every pair of parent statuses comes up when asked for", () => {
  const words = Object.keys(PARENT_STATUS);
  const lines = madeUpLines({ ...options, everyPair: true });
  for (const father of words) {
    for (const mother of words) {
      const found = lines.some((line) => line.fatherStatus === father && line.motherStatus === mother);
      expect(found, `${father} ${mother}`).toBe(true);
    }
  }
});
