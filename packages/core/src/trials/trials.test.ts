import { newId, tenantRole } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { readWorkbook } from "../ledger/index.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { county, house, itemsOf, later, MARCH } from "../months/month-desk.fixture.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import type { TestBureau } from "../testing.ts";
import { getTrial } from "./get-trial.ts";
import { listTrialRows } from "./list-trial-rows.ts";
import { listTrials } from "./list-trials.ts";
import { putAwayTrial } from "./put-away-trial.ts";
import { runTrial } from "./run-trial.ts";
import { rowsOf, tryOut } from "./trial-desk.fixture.ts";
import { getTrialWorkbook } from "./trial-workbook.ts";
import type { TrialChange } from "./trials.schema.ts";

afterAll(() => house.close());

const BOTH_DEAD = "NX.bothDead.monthly";
const RAISE: TrialChange = { kind: "amount", parameter: BOTH_DEAD, fen: 80_000 };
const OLDER_PAIRS: TrialChange = { kind: "reading", reading: "NX-3.1-c.olderPairs", option: "include" };
const everyone = { offset: 0, limit: 200, filter: "all", counted: "all" } as const;

/** All rows of the bureau, table by table, but for trials, the jobs that make them, and the record of who did it. */
async function everythingElse({ ref }: TestBureau): Promise<Map<string, string>> {
  const schema = tenantRole(ref.number);
  const { rows: tables } = await house.app.db.owner.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1",
    [schema],
  );
  const own = new Set(["trial", "trial_row", "job", "audit", "audit_head"]);
  const prints = new Map<string, string>();
  for (const { name } of tables) {
    if (own.has(name)) continue;
    const { rows } = await house.app.db.owner.query<{ print: string }>(
      `SELECT count(*) || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${schema}.${name} t`,
    );
    prints.set(name, rows[0]?.print ?? "");
  }
  return prints;
}

test("a raise is told in totals, by class and place, and in who gains; nobody else differs", async () => {
  const { officer } = await county();
  const trial = await tryOut(officer, { changes: [RAISE] });
  expect(trial).toMatchObject({
    state: "done",
    files: 7,
    past: false,
    told: "all",
    sums: { before: { children: 3, fen: 231_700 }, after: { children: 3, fen: 238_000 } },
    differing: { awarded: 1, unawarded: 0 },
    since: { rules: false, files: 0 },
    outlook: {
      amounts: [{ parameter: BOTH_DEAD, before: 73_700, after: 80_000, clause: "NX-3.1-a" }],
      readings: [],
      missing: [],
    },
  });
  expect(trial.figures?.effects.more).toEqual({ children: 1, fen: 6_300 });
  expect(trial.figures?.classes.map(({ class: rate, before, after }) => [rate, before, after])).toEqual([
    ["NX.institution", { children: 1, fen: 104_900 }, { children: 1, fen: 104_900 }],
    ["NX.bothDead", { children: 1, fen: 73_700 }, { children: 1, fen: 80_000 }],
    ["NX.deFacto", { children: 1, fen: 53_100 }, { children: 1, fen: 53_100 }],
  ]);
  const places = trial.figures?.places ?? [];
  const sum = (of: (place: (typeof places)[number]) => number) =>
    places.reduce((all, one) => all + of(one), 0);
  expect([
    sum(({ before }) => before.fen),
    sum(({ after }) => after.fen),
    sum(({ gain }) => gain.fen),
  ]).toEqual([231_700, 238_000, 6_300]);
  const rows = await rowsOf(officer, trial);
  expect([...rows.keys()]).toEqual(["丁双亡"]);
  expect(rows.get("丁双亡")).toMatchObject({
    awarded: true,
    effect: "more",
    before: { class: "NX.bothDead", fen: 73_700 },
    after: { class: "NX.bothDead", fen: 80_000 },
    reason: { zh: expect.stringContaining("800 元") },
    clauses: expect.arrayContaining(["NX-3.1-c"]),
  });
});

test("a trial counts who is paid as the month does", async () => {
  const { officer } = await county();
  const trial = await tryOut(officer, { changes: [RAISE] });
  const month = await calculateMonth(officer, { month: MARCH });
  expect(trial.sums?.before).toEqual({ children: month.totals.paid, fen: month.totals.fen });
  await enterStandard(officer, {
    parameter: BOTH_DEAD,
    validFrom: "2018-03-01",
    value: RAISE.kind === "amount" ? RAISE.fen : 0,
    documentNumber: "测试〔2018〕1号",
    issuedOn: "2018-03-01",
  });
  const raised = await calculateMonth(officer, { month: MARCH });
  expect(trial.sums?.after).toEqual({ children: raised.totals.paid, fen: raised.totals.fen });
  const after = await itemsOf(officer, raised);
  for (const [name, row] of await rowsOf(officer, trial))
    expect([name, row.after.class, row.after.fen]).toEqual([
      name,
      after.get(name)?.class,
      after.get(name)?.fen,
    ]);
});

test("a reading tells whom it would settle, awarded or not, and says so apart", async () => {
  const { officer } = await county();
  const trial = await tryOut(officer, { changes: [OLDER_PAIRS] });
  expect(trial).toMatchObject({
    differing: { awarded: 0, unawarded: 1 },
    sums: { before: { fen: 231_700 }, after: { fen: 231_700 } },
    outlook: { amounts: [], readings: [{ reading: "NX-3.1-c.olderPairs", clause: "NX-3.1-c" }] },
  });
  expect((await rowsOf(officer, trial, "awarded")).size).toBe(0);
  const rows = await rowsOf(officer, trial, "all");
  expect([...rows.keys()]).toEqual(["丁待认"]);
  expect(rows.get("丁待认")).toMatchObject({
    awarded: false,
    effect: "settled",
    before: { status: "review", fen: null },
    after: { status: "decided", class: "NX.deFacto", fen: 53_100 },
  });
  const all = await getTrial(officer, { id: trial.id, counted: "all" });
  expect(all.figures).toMatchObject({
    before: { children: 3, fen: 231_700 },
    after: { children: 4, fen: 284_800 },
    waiting: { before: 3, after: 2 },
    effects: { settled: { children: 1, fen: 53_100 } },
  });
});

test("several changes are weighed together, and a reading changes what a formula gives", async () => {
  const { officer } = await county();
  for (const [year, value] of [
    ["2015", "9000.0"],
    ["2016", "9732.9"],
    ["2017", "10732.9"],
  ] as const)
    await enterStandard(officer, {
      parameter: "NX.ruralIncome",
      validFrom: `${year}-01-01`,
      value,
      documentNumber: `测试公报${year}`,
      issuedOn: "2018-02-01",
    });
  const formula: TrialChange = { kind: "formula", parameter: BOTH_DEAD, from: "2018-01-01" };
  // As published (a year earlier) the formula gives what is in force: 700 + 732.9 × 0.6 ÷ 12 = 737.
  await expect(tryOut(officer, { changes: [formula] })).rejects.toMatchObject({
    code: "invalid",
    field: "changes",
  });
  const literal: TrialChange = { kind: "reading", reading: "NX-3.1-b.lag", option: "literal" };
  const trial = await tryOut(officer, {
    changes: [literal, formula, { kind: "amount", parameter: "NX.institution.monthly", fen: 100_000 }],
  });
  // 700 + 1000 × 0.6 ÷ 12 = 750; and an institution's child loses 49 yuan.
  expect(trial.sums).toEqual({
    before: { children: 3, fen: 231_700 },
    after: { children: 3, fen: 100_000 + 75_000 + 53_100 },
  });
  expect(trial.figures?.effects).toMatchObject({
    more: { children: 1, fen: 1_300 },
    less: { children: 1, fen: -4_900 },
  });
  const missing = { kind: "formula", parameter: BOTH_DEAD, from: "2016-01-01" } as const;
  await expect(tryOut(officer, { changes: [missing] })).rejects.toMatchObject({ code: "conflict" });
});

test("an entered standard is tried out without, and as it was known before it was entered", async () => {
  const { officer } = await county();
  const fifth = later(officer, "2018-04-05");
  await enterStandard(fifth, {
    parameter: BOTH_DEAD,
    validFrom: "2018-02-01",
    value: 90_000,
    documentNumber: "测试〔2018〕2号",
    issuedOn: "2018-02-01",
  });
  const without = await tryOut(fifth, { changes: [{ kind: "withdrawn", parameter: BOTH_DEAD }] });
  expect(without.outlook.amounts).toMatchObject([{ before: 90_000, after: 73_700 }]);
  expect(without.figures?.effects.less).toEqual({ children: 1, fen: -16_300 });
  const then = await tryOut(fifth, { changes: [RAISE], knownOn: "2018-04-04" });
  expect(then).toMatchObject({ past: true, outlook: { amounts: [{ before: 73_700, after: 80_000 }] } });
  expect(then.sums).toMatchObject({ before: { fen: 231_700 }, after: { fen: 238_000 } });
  const today = await tryOut(fifth, { changes: [RAISE], knownOn: "2018-04-05" });
  expect(today).toMatchObject({ past: false, outlook: { amounts: [{ before: 90_000, after: 80_000 }] } });
  const before = await tryOut(fifth, { changes: [RAISE], knownOn: "2018-04-01" });
  expect(before).toMatchObject({ files: 0, sums: { before: { children: 0 } } });
  await expect(tryOut(fifth, { changes: [RAISE], knownOn: "2018-04-06" })).rejects.toMatchObject({
    field: "knownOn",
  });
});

test("nothing real is touched: no other table changes, whatever is tried, listed and exported", async () => {
  const { bureau, officer } = await county();
  await calculateMonth(officer, { month: MARCH });
  const before = await everythingElse(bureau);
  const trial = await tryOut(officer, { changes: [RAISE, OLDER_PAIRS] });
  await getTrial(officer, { id: trial.id, counted: "all" });
  await listTrialRows(officer, { ...everyone, id: trial.id });
  await getTrialWorkbook(officer, { id: trial.id, filter: "all", counted: "all" });
  await putAwayTrial(officer, { id: trial.id });
  expect(await everythingElse(bureau)).toEqual(before);
  expect(before.size).toBeGreaterThan(50);
});

test("a second click with the same form makes no second trial", async () => {
  const { officer, finance } = await county();
  const form = { newId: newId(), name: "双击", month: MARCH, changes: [RAISE] };
  const both = await Promise.all([runTrial(officer, form), runTrial(officer, form)]);
  expect(both.map(({ id }) => id)).toEqual([form.newId, form.newId]);
  expect(await listTrials(officer)).toHaveLength(1);
  expect((await rowsOf(officer, { id: form.newId })).size).toBe(1);
  await expect(runTrial(finance, form)).rejects.toMatchObject({ code: "conflict" });
});

test("changes that cannot be are refused with what to do", async () => {
  const { officer } = await county();
  const refused = (changes: TrialChange[], rest = {}) =>
    expect(tryOut(officer, { changes, ...rest })).rejects;
  await refused([{ ...RAISE, parameter: "NX.none" } as TrialChange]).toMatchObject({ field: "parameter" });
  await refused([RAISE, { ...RAISE, fen: 1 } as TrialChange]).toMatchObject({ field: "changes" });
  await refused([{ ...OLDER_PAIRS, option: "maybe" } as TrialChange]).toMatchObject({ field: "option" });
  await refused([{ kind: "reading", reading: "NX-3.2-d.multiple", option: "include" }]).toMatchObject({
    field: "reading",
  });
  await refused([{ kind: "amount", parameter: BOTH_DEAD, fen: 73_700 }]).toMatchObject({ field: "changes" });
  await refused([{ kind: "pack", hash: "0".repeat(64) }]).toMatchObject({ field: "pack" });
  await refused([RAISE], { area: "640424000000" }).toMatchObject({ field: "area" });
  await refused([RAISE], { area: "640423100012" }).toMatchObject({ field: "area" });
  await refused([{ kind: "formula", parameter: BOTH_DEAD, from: "2018-04-01" }]).toMatchObject({
    field: "from",
  });
  // Nobody entered what holds in 2021: an amount for each class has to be given.
  await refused([RAISE], { month: "2021-03" }).toMatchObject({ code: "conflict" });
  expect(await listTrials(officer)).toEqual([]);
});

test("a month without standards can be tried with some, and what it cost before is not made up", async () => {
  const { officer } = await county();
  const give = (parameter: string, fen: number): TrialChange => ({ kind: "amount", parameter, fen });
  const trial = await tryOut(officer, {
    month: "2020-05",
    changes: [
      give("NX.institution.monthly", 150_000),
      give(BOTH_DEAD, 100_000),
      give("NX.deFacto.monthly", 100_000),
    ],
  });
  expect(trial.outlook.missing).toHaveLength(3);
  expect(trial.outlook.amounts.map(({ before }) => before)).toEqual([null, null, null]);
  expect(trial.sums).toEqual({
    before: { children: 0, fen: 0 },
    after: { children: 3, fen: 350_000 },
  });
  expect(trial.figures).toMatchObject({
    waiting: { before: 3 },
    effects: { settled: { children: 3, fen: 350_000 }, joined: { children: 0 } },
  });
});

test("another person of the area reads it, one of another area does not, and the officer's rules stay with the officer", async () => {
  const { bureau, officer, finance } = await county();
  const amounts = await tryOut(finance, { changes: [RAISE] });
  expect((await rowsOf(officer, amounts)).size).toBe(1);
  const rules = await tryOut(officer, { changes: [OLDER_PAIRS] });
  await expect(tryOut(finance, { changes: [OLDER_PAIRS] })).rejects.toMatchObject({ code: "forbidden" });
  const auditor = await bureau.staff("auditor");
  for (const reader of [finance, auditor]) {
    expect(await getTrial(reader, { id: rules.id, counted: "all" })).toMatchObject({
      told: "sums",
      figures: { after: { fen: 284_800 }, places: [] },
    });
    await expect(rowsOf(reader, rules)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(
    getTrialWorkbook(finance, { id: rules.id, filter: "all", counted: "all" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  const town = await tryOut(officer, { changes: [OLDER_PAIRS], area: "640423100000" });
  expect(await getTrial(finance, { id: town.id, counted: "all" })).toMatchObject({
    told: "nothing",
    sums: null,
    differing: null,
    figures: null,
  });
  await expect(tryOut(auditor, { changes: [RAISE] })).rejects.toMatchObject({ code: "forbidden" });
  await expect(listTrials(await bureau.staff("townSupervisor"))).rejects.toMatchObject({ code: "forbidden" });
  const neighbour = await bureau.staff("countyOfficer", "640424000000");
  await expect(getTrial(neighbour, { id: amounts.id, counted: "all" })).rejects.toMatchObject({
    code: "notFound",
  });
  expect(await listTrials(neighbour)).toEqual([]);
});

test("a trial says when facts or amounts moved since it was made, and stays as it was", async () => {
  const { officer } = await county();
  const trial = await tryOut(officer, { changes: [RAISE] });
  const id = (await rowsOf(officer, trial)).get("丁双亡")?.childId ?? "";
  const { version } = await getChild(officer, { id });
  const said = { name: "benefitsDrawn", value: ["tekun"], from: "2018-03-15", evidence: "核实" } as const;
  await recordFact(officer, { id, version, ...said });
  expect((await getTrial(officer, { id: trial.id, counted: "awarded" })).since).toEqual({
    rules: false,
    files: 1,
  });
  await enterStandard(officer, {
    parameter: BOTH_DEAD,
    validFrom: "2018-03-01",
    value: 76_000,
    documentNumber: "测试〔2018〕1号",
    issuedOn: "2018-03-01",
  });
  const seen = await getTrial(officer, { id: trial.id, counted: "awarded" });
  expect(seen.since.rules).toBe(true);
  expect(seen.sums).toEqual(trial.sums);
  // The reasons are of what was known when it was tried.
  expect((await rowsOf(officer, trial)).get("丁双亡")?.reason.zh).toContain("800 元");
});

test("the workbook's totals are the sums of its lines and of the trial, and taking it out is written down", async () => {
  const { bureau, officer } = await county();
  const { id } = await tryOut(officer, {
    changes: [RAISE, { kind: "amount", parameter: "NX.deFacto.monthly", fen: 50_000 }],
  });
  const file = await getTrialWorkbook(officer, { id, filter: "all", counted: "awarded" });
  const [sheet] = readWorkbook(Buffer.from(file.base64, "base64"));
  const rows = sheet?.rows ?? [];
  const lines = rows.filter((cells) => typeof cells[0] === "number");
  expect(lines.map((cells) => [cells[1], cells[4], cells[6], cells[8], cells[9]])).toEqual(
    expect.arrayContaining([
      ["丁双亡", "增加", 737, 800, 63],
      ["丁双残", "减少", 531, 500, -31],
    ]),
  );
  const totals = rows.find((cells) => cells[1] === "合计");
  const sum = (column: number) => lines.reduce((all, cells) => all + Number(cells[column]), 0);
  expect([totals?.[6], totals?.[8], totals?.[9]]).toEqual([sum(6), sum(8), sum(9)]);
  const { sums } = await getTrial(officer, { id, counted: "awarded" });
  expect(((sums?.after.fen ?? 0) - (sums?.before.fen ?? 0)) / 100).toBe(totals?.[9]);
  const auditor = await bureau.staff("auditor");
  const audit = await listAudit(auditor, { action: "trials.export", offset: 0, limit: 10 });
  expect(audit.rows).toMatchObject([{ purpose: "测算差异名单", actor: officer.staff.id }]);
});

test("a trial that was put away is off the list and still there", async () => {
  const { officer } = await county();
  const { id } = await tryOut(officer, { changes: [RAISE] });
  const clock = later(officer, "2018-04-09");
  await putAwayTrial(clock, { id });
  await putAwayTrial(clock, { id });
  expect(await listTrials(officer)).toEqual([]);
  expect(await getTrial(officer, { id, counted: "awarded" })).toMatchObject({ state: "done" });
});
