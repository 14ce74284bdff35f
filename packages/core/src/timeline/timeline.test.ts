import { afterAll, expect, test } from "vitest";
import { closeChild } from "../children/close-child.ts";
import { getChild } from "../children/get-child.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import { reopenChild } from "../children/reopen-child.ts";
import type { StaffContext } from "../context.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { CHILDREN, county, fix, house, later, MARCH } from "../months/month-desk.fixture.ts";
import { getTimeline } from "./get-timeline.ts";
import { timelineInput } from "./timeline.schema.ts";

afterAll(() => house.close());

const VILLAGE = "640423100004";
const timeline = (context: StaffContext, id: string, rest: object = {}) =>
  getTimeline(context, timelineInput.parse({ id, ...rest }));

async function childOf(officer: StaffContext, name: string): Promise<string> {
  const { rows } = await listChildren(officer, {
    q: name,
    offset: 0,
    limit: 10,
    status: "active",
    sort: "division",
    descending: false,
  });
  const [child] = rows;
  if (!child) throw new Error(`no child ${name}`);
  return child.id;
}

async function say(officer: StaffContext, id: string, value: string, from: string) {
  const { version } = await getChild(officer, { id });
  await recordFact(officer, { id, version, name: "careInstitution", value, from, evidence: "入户核实" });
}

test("a child's ledger, facts, months and closings stand on one line, newest first, each with who and why", async () => {
  const cast = await county(CHILDREN.slice(0, 1));
  const { officer } = cast;
  const id = await childOf(officer, "丁双亡");
  await fix(cast, await calculateMonth(officer, { month: MARCH }));
  const { version } = await getChild(officer, { id });
  const closed = await closeChild(officer, { id, version, on: "2018-04-01", reason: "moved" });
  await reopenChild(officer, { id, version: closed.version, from: "2018-04-02", reason: "又迁回本村" });

  const all = await timeline(officer, id, { limit: 200 });
  expect(all.rows).toHaveLength(all.total);
  const days = all.rows.map(({ on }) => on ?? "");
  expect(days).toEqual([...days].sort().reverse());
  const told = (kind: string) => all.rows.filter((row) => row.kind === kind);
  expect(told("ledger")).toMatchObject([
    { on: "2018-04-02", title: { zh: "台账导入" }, text: { zh: "台账.xlsx" }, by: "测试countyOfficer" },
  ]);
  expect(told("money")).toMatchObject([
    {
      on: "2018-04-03",
      title: { zh: expect.stringContaining(MARCH) },
      text: { zh: expect.stringContaining("¥737.00") },
    },
  ]);
  expect(told("file")).toMatchObject([
    { title: { zh: "恢复建档" }, text: { zh: "自 2018-04-02 起恢复：又迁回本村" } },
    { title: { zh: "结案" }, text: { zh: "迁出" }, on: "2018-04-01" },
  ]);
  expect(told("fact").find(({ title }) => title.zh === "照料方式")).toMatchObject({
    text: { zh: "亲属" },
    evidence: expect.stringContaining("台账第"),
    to: `/children/${id}?say=careArrangement`,
  });
  expect(Object.fromEntries(all.counts.map(({ kind, count }) => [kind, count]))).toMatchObject({
    ledger: 1,
    money: 1,
    file: 2,
  });
});

test("what was superseded is left out until it is asked for; kinds, days and pages narrow the rest", async () => {
  const bureau = await house.bureau();
  const officer = later(await bureau.staff("countyOfficer"), "2018-04-02");
  const { id } = await registerChild(officer, { name: "马时间", division: VILLAGE, evidence: "走访" });
  await say(officer, id, "甲机构", "2018-03-01");
  await say(officer, id, "乙机构", "2018-03-01");

  const texts = ({ rows }: Awaited<ReturnType<typeof timeline>>) => rows.map(({ text }) => text?.zh);
  const folded = await timeline(officer, id, { kinds: ["fact"] });
  expect(folded.superseded).toBe(1);
  expect(texts(folded)).toContain("乙机构");
  expect(texts(folded)).not.toContain("甲机构");
  const unfolded = await timeline(officer, id, { kinds: ["fact"], superseded: true });
  expect(texts(unfolded)).toContain("甲机构");
  expect(unfolded.total).toBe(folded.total + 1);

  const march = await timeline(officer, id, { from: "2018-03-01", to: "2018-03-31" });
  expect(texts(march)).toEqual(["乙机构"]);
  expect((await timeline(officer, id, { to: "2018-02-28" })).rows).toEqual([]);
  const second = await timeline(officer, id, { kinds: ["fact"], offset: 1, limit: 1 });
  expect(second.total).toBe(folded.total);
  expect(second.rows).toEqual([folded.rows[1]]);
});

test("restricted facts, and how to change a fact, are told only to those whose work it is", async () => {
  const bureau = await house.bureau();
  const officer = later(await bureau.staff("countyOfficer"), "2018-04-02");
  const { id } = await registerChild(officer, { name: "马限阅", division: VILLAGE, evidence: "走访" });
  const { version } = await getChild(officer, { id });
  const hiv = { name: "hivInfected", value: true, from: "2018-03-01", evidence: "病历" } as const;
  await recordFact(officer, { id, version, ...hiv });

  const restricted = (found: Awaited<ReturnType<typeof timeline>>) =>
    found.rows.filter((row) => row.restricted);
  expect(restricted(await timeline(officer, id))).toHaveLength(1);
  const worker = await bureau.staff("villageWorker", VILLAGE);
  expect(JSON.stringify(await timeline(worker, id, { superseded: true }))).not.toContain("艾滋");
  const auditor = await timeline(await bureau.staff("auditor"), id);
  expect(auditor.total).toBeGreaterThan(0);
  expect(auditor.rows.every(({ to }) => to === null)).toBe(true);
});

test("a child of another area or bureau is not there, and a role without the permission is refused", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const { id } = await registerChild(officer, { name: "马他乡", division: VILLAGE, evidence: "走访" });
  const elsewhere = await bureau.staff("villageWorker", "640423101200");
  await expect(timeline(elsewhere, id)).rejects.toMatchObject({ code: "notFound" });
  const stranger = await (await house.bureau()).staff("countyOfficer");
  await expect(timeline(stranger, id)).rejects.toMatchObject({ code: "notFound" });
  const admin = await bureau.staff("tenantAdmin");
  await expect(timeline(admin, id)).rejects.toMatchObject({ code: "forbidden" });
});
