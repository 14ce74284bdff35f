import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { madeUpLines } from "../made-up/index.ts";
import { checkLedger } from "./check-ledger.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { PROBLEM_CODES } from "./problem-codes.ts";
import { type LedgerEntry, type LedgerLine, writeLedger } from "./write-ledger.ts";

const fixtures = new URL("../../../../tests/fixtures/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, fixtures));
const fixture = (month: string) => ({
  bytes: read(`ningxia-mini-2018-${month}.xlsx`),
  expected: JSON.parse(read(`ningxia-mini-2018-${month}.expected.json`).toString()) as {
    row: number;
    codes: string[];
  }[],
});
const codesOf = (row: LedgerRow | undefined) => row?.problems.map(({ code }) => code).toSorted();

const COUNTY = "640423000000";
const ON = "2018-03-31";
const [CLEAN = {}] = madeUpLines({ county: COUNTY, referenceDate: ON, count: 1, seed: 7 });
const BASE: LedgerLine = { ...CLEAN, health: "健康", care: "父母", careSince: null };

const draft = (entries: readonly LedgerEntry[], unit = "隆德县民政局（盖章）") =>
  writeLedger({ title: "隆德县困境儿童信息台账", unit, referenceDate: ON, entries });

/** One clean row with some cells changed, as the check understands it. */
async function rowOf(change: LedgerLine): Promise<LedgerRow> {
  const { rows } = await checkLedger(await draft([{ line: { ...BASE, ...change } }]));
  const [row] = rows;
  if (!row || rows.length !== 1) throw new Error("one row expected");
  return row;
}

test.each(["03", "04"])(
  "every row of the fixture of 2018-%s gives the problems stated for it",
  async (month) => {
    const { bytes, expected } = fixture(month);
    const { rows } = await checkLedger(bytes);
    expect(rows.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
    for (const { row, codes } of expected) {
      expect(codesOf(rows.find((one) => one.row === row)), `row ${row}`).toEqual(codes.toSorted());
    }
  },
);

test("the fixture shows every problem there is", () => {
  const shown = new Set(fixture("03").expected.flatMap(({ codes }) => codes));
  expect([...shown].toSorted()).toEqual([...PROBLEM_CODES].toSorted());
});

test("heading, skipped rows and every sheet row accounted for", async () => {
  const check = await checkLedger(fixture("03").bytes);
  expect(check).toMatchObject({
    county: COUNTY,
    unit: "隆德县民政局",
    referenceDate: ON,
    unknownColumns: [],
  });
  const kinds = check.skipped.map(({ kind }) => kind);
  expect(kinds).toEqual([
    "title",
    "unit",
    "header",
    "header",
    "blank",
    "header",
    "header",
    "subtotal",
    "footer",
    "note",
    "note",
  ]);
  const numbers = [...check.rows, ...check.skipped].map(({ row }) => row).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test("a verdict is rejected with any E, warned with only W, accepted with none", async () => {
  for (const row of (await checkLedger(fixture("03").bytes)).rows) {
    const rejected = row.problems.some(({ code }) => code.startsWith("E_"));
    expect(row.verdict).toBe(rejected ? "rejected" : row.problems.length > 0 ? "warned" : "accepted");
    for (const { message } of row.problems) expect(message.zh && message.en).toBeTruthy();
  }
});

test("unknown is never no: blank and 不详 leave facts out", async () => {
  const words = {
    health: "不详",
    fatherStatus: null,
    household: "不详",
    hardships: null,
    benefits: "不详",
    hiv: null,
  } as const;
  const { facts, problems } = await rowOf({
    ...words,
    fatherSince: null,
    incidentKind: "不详",
    care: "不详",
    guardianshipRating: null,
  });
  expect(problems).toEqual([]);
  for (const fact of [
    "disabled",
    "severelyIll",
    "father.statuses",
    "household.kinds",
    "hardships",
    "benefitsDrawn",
    "hivInfected",
    "aidsAffected",
    "incidents",
    "careArrangement",
    "guardianshipRating",
    "meansTestPassed",
    "stayingParentCapable",
  ]) {
    expect(facts).not.toHaveProperty([fact]);
  }
});

test("known absence is said: sets are complete, 无 is the empty set", async () => {
  const { facts } = await rowOf({
    health: "健康",
    hiv: "否",
    household: "无",
    hardships: "无",
    benefits: "无",
    incidentKind: "无",
  });
  expect(facts).toMatchObject({
    disabled: false,
    severelyIll: false,
    hivInfected: false,
    aidsAffected: false,
    "household.kinds": [],
    hardships: [],
    benefitsDrawn: [],
    incidents: [],
  });
  expect((await rowOf({ health: "残疾" })).facts).toMatchObject({ disabled: true, severelyIll: false });
  expect((await rowOf({ health: "患一般疾病" })).facts).toMatchObject({
    disabled: false,
    severelyIll: false,
  });
  expect((await rowOf({ health: "残疾、重病" })).facts).toMatchObject({ disabled: true, severelyIll: true });
});

test("hukou: 未落户 is no hukou, 居民家庭户口 is neither rural nor urban", async () => {
  const none = await rowOf({ hukouType: "未落户", hukouCode: null, hukouAddress: null, idNumber: null });
  expect(none.facts.hasHukou).toBe(false);
  expect(none.facts).not.toHaveProperty("hukouType");
  expect(codesOf(none)).toEqual(["W_NO_HUKOU_NO_ID"]);
  expect((await rowOf({ hukouType: "居民家庭户口" })).facts).toMatchObject({
    hasHukou: true,
    hukouType: "resident",
  });
});

test("HIV: the infected are also affected, the affected are not infected, and the cell is never quoted", async () => {
  expect((await rowOf({ hiv: "感染" })).facts).toMatchObject({ hivInfected: true, aidsAffected: true });
  expect((await rowOf({ hiv: "受影响" })).facts).toMatchObject({ hivInfected: false, aidsAffected: true });
  const wrong = await rowOf({ hiv: "阳性（疑似）" });
  expect(codesOf(wrong)).toEqual(["E_WORD_UNKNOWN", "W_FULLWIDTH"]);
  expect(JSON.stringify(wrong.problems)).not.toContain("阳性");
});

test("statuses take their dates by position, and nothing is invented for the rest", async () => {
  const both = await rowOf({ fatherStatus: "重残、失联", fatherSince: "2016-03-19、2013-10-27" });
  expect(both.facts["father.statuses"]).toEqual([
    { status: "severeDisability", since: "2016-03-19" },
    { status: "outOfContact", since: "2013-10-27" },
  ]);
  expect(both.spells).toContainEqual({
    name: "father.statuses",
    value: both.facts["father.statuses"],
    from: "2016-03-19",
  });
  const one = await rowOf({ fatherStatus: "重残、失联", fatherSince: new Date("2016-03-19T00:00:00Z") });
  expect(one.facts["father.statuses"]).toEqual([
    { status: "severeDisability", since: "2016-03-19" },
    { status: "outOfContact" },
  ]);
  expect(one.spells.find(({ name }) => name === "father.statuses")).not.toHaveProperty("from");
  const gap = await rowOf({ fatherStatus: "重残、失联", fatherSince: "不详、2013-10-27" });
  expect(gap.facts["father.statuses"]).toEqual([
    { status: "severeDisability" },
    { status: "outOfContact", since: "2013-10-27" },
  ]);
  expect(codesOf(await rowOf({ fatherStatus: "重残", fatherSince: "2016-03-19、2013-10-27" }))).toEqual([
    "E_DATE_FORMAT",
  ]);
});

test("words that contradict one another are refused", async () => {
  for (const change of [
    { health: "健康、残疾" },
    { hardships: "无、生活" },
    { motherStatus: "正常、死亡", motherSince: null },
    { household: "不详、特困" },
  ]) {
    expect(codesOf(await rowOf(change))).toEqual(["E_WORD_UNKNOWN"]);
  }
  const away = await rowOf({ motherStatus: "正常、外出务工", motherSince: null });
  expect(away.facts["mother.statuses"]).toEqual([{ status: "normal" }, { status: "migrantWork" }]);
});

test("an incident carries its cause, threat and state; unknown parts stay out", async () => {
  const incident = {
    incidentKind: "意外伤害",
    incidentDate: new Date("2018-01-02T00:00:00Z"),
    incidentCause: "是",
    incidentThreat: "不详",
    incidentState: "未结",
  } as const;
  expect((await rowOf(incident)).facts.incidents).toEqual([
    { kind: "accident", date: "2018-01-02", byGuardianship: true, state: "open" },
  ]);
});

test("a birthday on 29 February is a day like any other", async () => {
  const born = {
    idNumber: "640423200402299618",
    birthDate: new Date("2004-02-29T00:00:00Z"),
    sex: "男",
  } as const;
  const row = await rowOf(born);
  expect(codesOf(row)).toEqual([]);
  expect(row.facts.birthDate).toBe("2004-02-29");
  expect(codesOf(await rowOf({ ...born, birthDate: "2004年2月30日" }))).toEqual(["E_DATE_FORMAT"]);
});

test("birth and sex come from the citizen number where the cells are blank", async () => {
  const { facts } = await rowOf({ birthDate: null, sex: null });
  expect(CLEAN.birthDate).toEqual(new Date(`${facts.birthDate}T00:00:00Z`));
  expect(facts.sex).toBeDefined();
});

test("an eighteen-digit number that Excel cut is refused, as is a bank account", async () => {
  expect(codesOf(await rowOf({ idNumber: Number(CLEAN.idNumber) }))).toEqual(["E_ID_FORMAT"]);
  const account = await rowOf({ bankAccount: Number("6299990000863801127") });
  expect(account.contacts).not.toHaveProperty("bankAccount");
  expect(account.verdict).toBe("rejected");
});

test("the file lies in the village of residence, else of the hukou, else at the county", async () => {
  const [inside, other, outside] = ["640423100012", "640423100208", "640422101201"];
  expect((await rowOf({ hukouCode: inside, residenceCode: other })).division).toBe(other);
  expect((await rowOf({ hukouCode: inside, residenceCode: outside })).division).toBe(inside);
  const unknown = await rowOf({ hukouCode: outside, residenceCode: null });
  expect(unknown).toMatchObject({ division: COUNTY, verdict: "warned" });
  expect(unknown.facts).not.toHaveProperty("residenceDivision");
  // A town's code is no village's.
  expect(codesOf(await rowOf({ residenceCode: "640423100000" }))).toEqual(["E_DIVISION_UNKNOWN"]);
});

test("an error value or a formula without a result is refused, not read as blank", async () => {
  expect(codesOf(await rowOf({ birthDate: "#REF!" }))).toEqual(["E_DATE_FORMAT"]);
  expect(codesOf(await rowOf({ amount: "#N/A" }))).toEqual(["E_AMOUNT"]);
});

test("a third row with the same number is a duplicate of the first", async () => {
  const { rows } = await checkLedger(await draft([{ line: BASE }, { line: BASE }, { line: BASE }]));
  expect(rows.map(codesOf)).toEqual([["W_DUP_FIRST"], ["E_DUP_ID"], ["E_DUP_ID"]]);
  expect(rows[2]?.problems[0]?.message.zh).toContain("第 5 行");
});

test("the county of the options wins; the day of the options stands in only", async () => {
  const bytes = await draft([{ line: BASE }]);
  const check = await checkLedger(bytes, { county: "640422000000", on: "2030-01-01" });
  expect(check).toMatchObject({ county: "640422000000", referenceDate: ON });
  expect(codesOf(check.rows[0])).toEqual(["E_DIVISION_OUTSIDE"]);
  // A city or a province is an area too.
  expect((await checkLedger(bytes, { county: "640400000000" })).rows[0]?.verdict).toBe("accepted");
});

test("a county name that several bear is settled by where the rows live", async () => {
  const [line = {}] = madeUpLines({ county: "350102000000", referenceDate: ON, count: 1, seed: 3 });
  expect((await checkLedger(await draft([{ line }], "鼓楼区民政局"))).county).toBe("350102000000");
  await expect(checkLedger(await draft([], "鼓楼区民政局"))).rejects.toMatchObject({
    code: "countyAmbiguous",
  });
  await expect(checkLedger(await draft([], "民政局"))).rejects.toMatchObject({ code: "countyUnknown" });
});
