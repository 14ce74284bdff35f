import { afterAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { getMonth } from "../months/get-month.ts";
import { county, MARCH, house as months } from "../months/month-desk.fixture.ts";
import { testHouse } from "../testing.ts";
import { chooseReading } from "./choose-reading.ts";
import { getPolicyBook } from "./get-policy-book.ts";
import { tryChild } from "./try-child.ts";

const house = testHouse();
afterAll(async () => {
  await house.close();
  await months.close();
});

/** 16 or 17 years old on the days asked about: in difficulty by one reading of NX-2, too old by the other. */
const GROWN = {
  birthDate: "2001-06-01",
  "father.statuses": [{ status: "deceased" }],
  "mother.statuses": [{ status: "imprisoned", since: "2015-01-01" }],
};
const CHOICE = {
  reading: "NX-2.age",
  option: "under16",
  validFrom: "2018-03-01",
  reason: "局务会议决定",
  documentNumber: "测试〔2018〕3号",
};
const inDifficulty = async (context: Parameters<typeof tryChild>[0], on: string) => {
  const { explanation } = await tryChild(context, { on, facts: GROWN });
  return explanation.groups.find(({ id }) => id === "inDifficulty")?.answer;
};

test("a bureau's reading decides from its day on, with who and why; choosing again takes it back", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const worker = await bureau.staff("villageWorker");
  const before = await inDifficulty(worker, "2018-03-31");
  const book = await chooseReading(officer, CHOICE);
  expect(book.readings.find(({ id }) => id === CHOICE.reading)).toMatchObject({
    taken: "under16",
    packs: "under18",
    chosen: [
      {
        option: "under16",
        from: "2018-03-01",
        reason: CHOICE.reason,
        documentNumber: CHOICE.documentNumber,
        enteredBy: officer.staff.name,
      },
    ],
  });
  expect(await inDifficulty(worker, "2018-03-31")).toBe("no");
  expect(before).not.toBe("no");
  // A decision for an earlier day keeps the reading of that day.
  expect(await inDifficulty(worker, "2018-02-28")).toBe(before);
  const again = await chooseReading(officer, { ...CHOICE, option: "under18" });
  expect(again.readings.find(({ id }) => id === CHOICE.reading)).toMatchObject({
    taken: "under18",
    chosen: [{ option: "under18" }],
  });
  expect(await inDifficulty(worker, "2018-03-31")).toBe(before);
  const { rows } = await listAudit(await bureau.staff("auditor"), {
    action: "policy.chooseReading",
    offset: 0,
    limit: 10,
  });
  expect(rows).toHaveLength(2);
  const other = await getPolicyBook(await (await house.bureau()).staff("countyOfficer"));
  expect(other.readings.find(({ id }) => id === CHOICE.reading)?.chosen).toEqual([]);
});

test("a reading or an option the pack does not have is refused, and so is a role that may not choose", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  await expect(chooseReading(officer, { ...CHOICE, reading: "NX-2.none" })).rejects.toMatchObject({
    field: "reading",
  });
  await expect(chooseReading(officer, { ...CHOICE, option: "under20" })).rejects.toMatchObject({
    field: "option",
  });
  const finance = await bureau.staff("countyFinance");
  await expect(chooseReading(finance, CHOICE)).rejects.toMatchObject({ code: "forbidden" });
});

test("a month that a reading touches is to be calculated again; a reading that begins later leaves it", async () => {
  const { officer } = await county();
  const run = await calculateMonth(officer, { month: MARCH });
  const reading = { ...CHOICE, reading: "NX-3.1-e.orphan", option: "exclude" };
  await chooseReading(officer, { ...reading, validFrom: "2018-04-01" });
  expect((await getMonth(officer, { id: run.id })).stale).toBe(false);
  await chooseReading(officer, { ...CHOICE, reading: "NX-3.1-c.olderPairs", option: "exclude" });
  const { stale } = await getMonth(officer, { id: run.id });
  expect(stale).toBe(true);
});
