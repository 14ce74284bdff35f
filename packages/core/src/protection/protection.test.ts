import { randomUUID } from "node:crypto";
import { tenantRole } from "@tongyou/database";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { advanceCase } from "./advance-case.ts";
import { askParty } from "./ask-party.ts";
import { assessCase } from "./assess-case.ts";
import { assignCase, listHandlers } from "./assign-case.ts";
import { confirmClosing, proposeClosing, returnClosing } from "./close-case.ts";
import { getCase } from "./get-case.ts";
import { getReporter } from "./get-reporter.ts";
import { endGuard, guardChild } from "./guard-child.ts";
import { linkChild } from "./link-child.ts";
import { listCases } from "./list-cases.ts";
import { listOverdue } from "./list-overdue.ts";
import { listOwnReports } from "./list-own-reports.ts";
import { setTerms } from "./list-terms.ts";
import { answerRequest, listPartyRequests } from "./party-requests.ts";
import { at, reported, versionOf } from "./protection.fixture.ts";
import { protectionListInput, reportInput } from "./protection.schema.ts";
import { reportHarm } from "./report-harm.ts";
import { sealCase } from "./seal-case.ts";
import { writeRecord } from "./write-record.ts";

const house = testHouse();
afterAll(() => house.close());

const all = { offset: 0, limit: 50 };
const listed = (who: StaffContext, filter: object = {}) => listCases(who, protectionListInput.parse(filter));
const kindsOf = async (who: StaffContext) => (await getWorkbench(who, {})).counts.map(({ kind }) => kind);

describe("a report", () => {
  test("opens a case at the chain's first stage, once for one form", async () => {
    const bureau = await house.bureau();
    const worker = await bureau.staff("villageWorker");
    const officer = await bureau.staff("countyOfficer");
    const { id, number, division } = await reported(bureau);
    const again = reportInput.parse({
      id,
      division,
      situation: "other",
      danger: "no",
      what: "又点了一次",
      source: "duty",
    });
    expect(await reportHarm(worker, again)).toEqual({ number });
    const seen = await getCase(officer, { id });
    expect(seen).toMatchObject({
      number,
      subject: "马小草",
      situation: "injuries",
      danger: "yes",
      stage: { id: "report" },
      state: "open",
      handler: null,
      told: { what: "手臂多处淤青，说是被打" },
      // Ningxia's document gives no term and the bureau entered none: none is made up.
      clock: { due: null, from: "unset" },
    });
    expect(seen.chain.stages.map(({ id: stage, state }) => [stage, state])).toEqual([
      ["report", "now"],
      ["emergency", "ahead"],
      ["assessment", "ahead"],
      ["intervention", "ahead"],
    ]);
    expect((await listed(officer)).rows).toHaveLength(1);
  });

  test("about a child on file changes no fact of the file until it is assessed", async () => {
    const bureau = await house.bureau();
    const { childId } = await reported(bureau);
    const file = await getChild(await bureau.staff("countyOfficer"), { id: childId });
    expect(file.facts.filter(({ name }) => name === "incidents")).toEqual([]);
  });

  test("may be made by everybody, and shows a department its number and state alone", async () => {
    const bureau = await house.bureau();
    const hotline = await bureau.department("hotline");
    const { number, id } = await reported(bureau, {
      by: hotline,
      source: "hotline",
      reporter: { name: "群众李某", phone: "13800000000" },
    });
    expect((await listOwnReports(hotline, all)).rows).toEqual([
      { number, state: "received", reportedAt: expect.any(String), feedback: null },
    ]);
    await expect(getCase(hotline, { id })).rejects.toMatchObject({ code: "forbidden" });
    const school = await bureau.department("education");
    expect((await listOwnReports(school, all)).rows).toEqual([]);
  });

  test("lies where the child is, also outside the reporter's own area, and never outside the bureau", async () => {
    const bureau = await house.bureau();
    const worker = await bureau.staff("villageWorker");
    const report = {
      id: randomUUID(),
      division: "640522000000",
      situation: "abandoned",
      danger: "unknown",
      what: "路边遇见",
      source: "duty",
    };
    await reportHarm(worker, reportInput.parse(report));
    expect((await listed(worker)).total).toBe(0);
    expect((await listed(await bureau.staff("countyOfficer", "640522000000"))).total).toBe(1);
    const away = reportInput.parse({ ...report, id: randomUUID(), division: "350503000000" });
    await expect(reportHarm(worker, away)).rejects.toMatchObject({ code: "invalid", field: "division" });
    const future = reportInput.parse({ ...report, id: randomUUID(), happenedOn: "2199-01-01" });
    await expect(reportHarm(worker, future)).rejects.toMatchObject({ code: "invalid", field: "happenedOn" });
  });

  test("of a child whose file the reporter cannot open is refused as not found", async () => {
    const bureau = await house.bureau();
    const { childId, division } = await reported(bureau);
    for (const who of [
      await bureau.department("education"),
      await bureau.staff("villageWorker", "640423101200"),
    ]) {
      const input = {
        id: randomUUID(),
        childId,
        division,
        situation: "other",
        danger: "no",
        what: "x",
        source: "duty",
      };
      await expect(reportHarm(who, reportInput.parse(input))).rejects.toMatchObject({ code: "notFound" });
    }
  });
});

describe("the reporter", () => {
  test("is named to the county's officer alone, for a purpose that the audit keeps", async () => {
    const bureau = await house.bureau();
    const { id } = await reported(bureau, { reporter: { name: "报告人甲", phone: "13900001111" } });
    const officer = await bureau.staff("countyOfficer");
    const worker = await bureau.staff("villageWorker");
    expect(await getReporter(officer, { id, purpose: "回访核实" })).toMatchObject({
      name: "报告人甲",
      phone: "13900001111",
      account: worker.staff.name,
    });
    for (const role of [
      "villageWorker",
      "townSupervisor",
      "townSocialWorker",
      "tenantAdmin",
      "auditor",
    ] as const)
      await expect(getReporter(await bureau.staff(role), { id, purpose: "看看" })).rejects.toMatchObject({
        code: "forbidden",
      });
    const { rows } = await house.app.db.owner.query<{ action: string; purpose: string | null; text: string }>(
      `SELECT action, purpose, concat(detail::text, child_id) AS text FROM ${tenantRole(bureau.ref.number)}.audit
       WHERE action LIKE 'protection.re%' ORDER BY position`,
    );
    expect(rows.map(({ action, purpose }) => [action, purpose])).toEqual([
      ["protection.report", null],
      ["protection.reporter", "回访核实"],
    ]);
    // Who reported is in the audit as the actor; the row must lead to no child and no case.
    expect(rows[0]?.text).toMatch(/^\{"request": "[^"]*"\}$/);
  });

  test("appears in no case, list, timeline or desk", async () => {
    const bureau = await house.bureau();
    const { id, childId } = await reported(bureau, {
      reporter: { name: "报告人甲", phone: "13900001111" },
      police: { day: "2026-01-05", receipt: "回执1" },
    });
    const worker = await bureau.staff("villageWorker");
    const officer = await bureau.staff("countyOfficer");
    const shown = JSON.stringify([
      await getCase(officer, { id }),
      await listed(officer),
      await getTimeline(officer, {
        id: childId,
        offset: 0,
        limit: 50,
        superseded: false,
        kinds: ["protection"],
      }),
      await getWorkbench(officer, {}),
      await listNotifications(officer, { offset: 0, limit: 50, unread: false }),
    ]);
    expect(shown).toContain("harmReported");
    for (const secret of ["报告人甲", "13900001111", worker.staff.id, worker.staff.name])
      expect(shown).not.toContain(secret);
    expect(shown).toContain("回执1");
  });
});

describe("a sealed case", () => {
  test("of sexual harm is sealed at once: others learn a number, and no filter tells more", async () => {
    const bureau = await house.bureau();
    const { id, number, childId } = await reported(bureau, { situation: "under14" });
    const officer = await bureau.staff("countyOfficer");
    const supervisor = await bureau.staff("townSupervisor");
    const worker = await bureau.staff("villageWorker");
    for (const who of [supervisor, worker]) {
      expect((await listed(who)).rows).toEqual([{ id, number, restricted: true }]);
      expect((await listed(who, { situation: "under14" })).total).toBe(0);
      expect((await listed(who, { state: "all" })).total).toBe(0);
      await expect(getCase(who, { id })).rejects.toMatchObject({ code: "conflict" });
      const record = { id, version: 1, kind: "note", day: "2026-01-05", text: "看" } as const;
      await expect(writeRecord(who, record)).rejects.toMatchObject({ code: "conflict" });
      const events = await getTimeline(who, { id: childId, offset: 0, limit: 50, superseded: false });
      expect(events.rows.filter(({ kind }) => kind === "protection")).toEqual([]);
      expect(await kindsOf(who)).not.toContain("protection");
    }
    await assignCase(officer, { ...(await versionOf(officer, id)), handler: supervisor.staff.id });
    expect((await getCase(supervisor, { id })).situation).toBe("under14");
    await expect(getCase(worker, { id })).rejects.toMatchObject({ code: "conflict" });
    const open = { ...(await versionOf(officer, id)), sealed: false, reason: "误封" };
    await expect(sealCase(officer, open)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is sealed by its handler or the officer, and opened again by the officer", async () => {
    const bureau = await house.bureau();
    const { id } = await reported(bureau);
    const officer = await bureau.staff("countyOfficer");
    const supervisor = await bureau.staff("townSupervisor");
    const seal = async (who: StaffContext, sealed: boolean) =>
      sealCase(who, { ...(await versionOf(officer, id)), sealed, reason: "涉及隐私" });
    await expect(seal(supervisor, true)).rejects.toMatchObject({ code: "forbidden" });
    await seal(officer, true);
    await expect(getCase(supervisor, { id })).rejects.toMatchObject({ code: "conflict" });
    await seal(officer, false);
    expect((await getCase(supervisor, { id })).sealed).toBe(false);
  });
});

describe("other areas and bureaus", () => {
  test("do not find a case, read or written", async () => {
    const bureau = await house.bureau();
    const { id } = await reported(bureau);
    const strangers = [
      await bureau.staff("countyOfficer", "640424000000"),
      await (await house.bureau()).staff("countyOfficer"),
    ];
    for (const who of strangers) {
      await expect(getCase(who, { id })).rejects.toMatchObject({ code: "notFound" });
      await expect(advanceCase(who, { id, version: 1 })).rejects.toMatchObject({ code: "notFound" });
      expect((await listed(who)).total).toBe(0);
    }
  });
});

describe("the way of a case", () => {
  test("goes on only when the police know, and as it was seen", async () => {
    const bureau = await house.bureau();
    const { id } = await reported(bureau);
    const officer = await bureau.staff("countyOfficer");
    const seen = await versionOf(officer, id);
    await expect(advanceCase(officer, seen)).rejects.toMatchObject({ code: "conflict" });
    await askParty(officer, { ...seen, kind: "police", party: "police", question: "请出警" });
    await expect(advanceCase(officer, seen)).rejects.toMatchObject({ code: "stale" });
    await advanceCase(officer, await versionOf(officer, id));
    expect((await getCase(officer, { id })).stage.id).toBe("emergency");
    const wrong = {
      ...(await versionOf(officer, id)),
      kind: "police",
      party: "health",
      question: "x",
    } as const;
    await expect(askParty(officer, wrong)).rejects.toMatchObject({ code: "invalid", field: "party" });
  });

  test("a department sees its question alone and answers once; acceptance starts the reporter's clock", async () => {
    const bureau = await house.bureau();
    const { id, number } = await reported(bureau);
    const officer = await bureau.staff("countyOfficer");
    const police = at(await bureau.department("police"), "2026-01-05T10:00:00+08:00");
    await askParty(officer, {
      ...(await versionOf(officer, id)),
      kind: "police",
      party: "police",
      question: "请到北街接处警",
    });
    const [asked] = (await listPartyRequests(police, { open: true, ...all })).rows;
    expect(asked).toMatchObject({ caseNumber: number, question: "请到北街接处警" });
    expect(JSON.stringify(asked)).not.toMatch(/马小草|淤青/);
    expect(await kindsOf(police)).toEqual(["protectionRequest"]);
    expect((await listPartyRequests(await bureau.department("health"), { open: true, ...all })).rows).toEqual(
      [],
    );
    const answer = { id: asked?.id ?? "", accepted: true, answer: "已受理", receipt: "公受〔2026〕1号" };
    await expect(answerRequest(await bureau.department("health"), answer)).rejects.toMatchObject({
      code: "notFound",
    });
    await answerRequest(police, answer);
    await expect(answerRequest(police, answer)).rejects.toMatchObject({ code: "conflict" });
    const before = await getCase(at(officer, "2026-01-08T23:00:00+08:00"), { id });
    expect(before.feedback).toEqual({
      due: "2026-01-08T16:00:00.000Z",
      done: false,
      overdue: false,
      minutes: 60,
    });
    const late = at(officer, "2026-01-09T00:00:01+08:00");
    expect((await getCase(late, { id })).feedback).toMatchObject({ overdue: true });
    await writeRecord(late, {
      ...(await versionOf(late, id)),
      kind: "feedback",
      day: "2026-01-09",
      text: "电话告知",
    });
    expect((await getCase(late, { id })).feedback).toMatchObject({ done: true, overdue: false });
  });

  test("what was assessed becomes facts of the child on file", async () => {
    const bureau = await house.bureau();
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-10T09:00:00+08:00");
    const by = at(await bureau.department("hotline"), "2026-01-05T09:00:00+08:00");
    const { id, childId } = await reported(bureau, { by, source: "hotline" });
    const assessment = {
      day: "2026-01-10",
      finding: "确有殴打",
      incidents: [{ kind: "abuse", date: "2026-01-04", byGuardianship: true, safetyThreat: true }],
    } as const;
    const unlinked = {
      ...(await versionOf(officer, id)),
      ...assessment,
      incidents: [...assessment.incidents],
    };
    await expect(assessCase(officer, unlinked)).rejects.toMatchObject({ code: "conflict" });
    await linkChild(officer, { ...(await versionOf(officer, id)), childId });
    const linked = { ...unlinked, ...(await versionOf(officer, id)) };
    await expect(assessCase(officer, { ...linked, day: "2026-01-11" })).rejects.toMatchObject({
      code: "invalid",
    });
    await assessCase(officer, linked);
    const file = await getChild(officer, { id: childId });
    expect(file.facts.find(({ name }) => name === "incidents")).toMatchObject({
      value: [{ kind: "abuse", date: "2026-01-04", byGuardianship: true, safetyThreat: true, state: "open" }],
      from: "2026-01-04",
    });
    const worker = await bureau.staff("villageWorker");
    await expect(assessCase(worker, linked)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("closing takes an assessment and a second person, and may be sent back", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const second = await bureau.another("countyOfficer");
    const { id } = await reported(bureau);
    await assignCase(officer, { ...(await versionOf(officer, id)), handler: officer.staff.id });
    const close = async () => ({
      ...(await versionOf(officer, id)),
      outcome: "safe" as const,
      reason: "已安全",
    });
    await expect(proposeClosing(officer, await close())).rejects.toMatchObject({ code: "conflict" });
    const assess = { day: "2026-01-10", finding: "平安", incidents: [] };
    await assessCase(officer, { ...(await versionOf(officer, id)), ...assess });
    await proposeClosing(officer, await close());
    expect(await kindsOf(second)).toContain("protectionClosing");
    expect(await kindsOf(officer)).not.toContain("protectionClosing");
    await expect(confirmClosing(officer, await versionOf(officer, id))).rejects.toMatchObject({
      code: "conflict",
    });
    const note = { ...(await versionOf(officer, id)), kind: "note", day: "2026-01-10", text: "x" } as const;
    await expect(writeRecord(officer, note)).rejects.toMatchObject({ code: "conflict" });
    await returnClosing(second, { ...(await versionOf(second, id)), reason: "补充回访" });
    await proposeClosing(officer, await close());
    await confirmClosing(second, await versionOf(second, id));
    const closed = await getCase(second, { id });
    expect(closed).toMatchObject({ state: "closed", closing: { outcome: "safe" }, may: ["reporter"] });
    expect(closed.records.map(({ kind }) => kind)).toEqual([
      "assessment",
      "closing",
      "closingReturned",
      "closing",
    ]);
    await expect(proposeClosing(officer, await close())).rejects.toMatchObject({ code: "conflict" });
    const worker = await bureau.staff("villageWorker");
    const again = {
      id: randomUUID(),
      division: worker.area.code,
      situation: "injuries",
      danger: "no",
      what: "再次",
      source: "duty",
    };
    await reportHarm(worker, reportInput.parse({ ...again, follows: id }));
    expect((await getCase(officer, { id: again.id })).follows).toBe(id);
    const onOpen = reportInput.parse({ ...again, id: randomUUID(), follows: again.id });
    await expect(reportHarm(worker, onOpen)).rejects.toMatchObject({ code: "conflict", field: "follows" });
  });

  test("a handler is somebody of the place whose role handles cases", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const { id } = await reported(bureau);
    const there = await bureau.staff("villageWorker");
    const elsewhere = await bureau.staff("villageWorker", "640423101200");
    const finance = await bureau.staff("countyFinance");
    const people = (await listHandlers(officer, { id })).map((one) => one.id);
    expect(people).toContain(there.staff.id);
    expect(people).not.toContain(elsewhere.staff.id);
    for (const wrong of [elsewhere, finance]) {
      const input = { ...(await versionOf(officer, id)), handler: wrong.staff.id };
      await expect(assignCase(officer, input)).rejects.toMatchObject({ code: "invalid", field: "handler" });
    }
  });
});

describe("temporary guardianship", () => {
  const guard = { from: "2026-01-10", by: "县未成年人救助保护中心", basis: "县民政局决定" };

  test.each([
    ["ningxia", "640000000000", "NX-3.4-c"],
    ["licheng", "350000000000", "LC-3.4-f"],
    ["mentougou", "110000000000", "MTG-3.1-p"],
  ])(
    "%s: waits for failed police education where parents refuse, by its clause",
    async (pack, division, clause) => {
      const bureau = await house.bureau({ division, pack });
      const officer = at(await bureau.staff("countyOfficer"), "2026-01-12T09:00:00+08:00");
      const { id, childId } = await reported(bureau);
      const refuses = async () => ({
        ...(await versionOf(officer, id)),
        ...guard,
        ground: "refusesDuty" as const,
      });
      await expect(guardChild(officer, await refuses())).rejects.toMatchObject({
        code: "conflict",
        field: "ground",
        reason: { zh: expect.stringContaining(clause) },
      });
      const education = { kind: "policeEducation", day: "2026-01-11", text: "派出所训诫" } as const;
      await writeRecord(officer, { ...(await versionOf(officer, id)), ...education, failed: false });
      await expect(guardChild(officer, await refuses())).rejects.toMatchObject({ field: "ground" });
      await writeRecord(officer, { ...(await versionOf(officer, id)), ...education, failed: true });
      await guardChild(officer, await refuses());
      await expect(guardChild(officer, await refuses())).rejects.toMatchObject({ code: "conflict" });
      expect((await getChild(officer, { id: childId })).care).toEqual({
        arrangement: "institutionTemporary",
        since: "2026-01-10",
        institution: guard.by,
      });
      await endGuard(officer, { ...(await versionOf(officer, id)), on: "2026-01-12", why: "父亲接回" });
      expect((await getChild(officer, { id: childId })).care.arrangement).toBeNull();
      expect((await getCase(officer, { id })).guardianship).toMatchObject({
        from: "2026-01-10",
        until: "2026-01-12",
      });
    },
  );

  test("without such a clause, or for another reason, none is asked for", async () => {
    const bureau = await house.bureau({ division: "410100000000", pack: "zhengzhou" });
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-12T09:00:00+08:00");
    const { id } = await reported(bureau);
    await guardChild(officer, { ...(await versionOf(officer, id)), ...guard, ground: "refusesDuty" });
    expect((await getCase(officer, { id })).educationFirst).toBeNull();
  });
});

describe("clocks", () => {
  test.each([
    ["ningxia", "640000000000", ["report", "emergency", "assessment", "intervention"]],
    ["zhengzhou", "410100000000", ["report", "emergency", "assessment", "intervention"]],
    ["licheng", "350000000000", ["report", "emergency", "assessment", "intervention"]],
    ["mentougou", "110000000000", ["report", "emergency", "assessment", "intervention"]],
  ])(
    "%s: each stage runs by the bureau's term and goes a level up when it runs over",
    async (pack, division, stages) => {
      const bureau = await house.bureau({ division, pack });
      const start = "2026-01-05T10:00:00+08:00";
      const officer = at(await bureau.staff("countyOfficer"), start);
      const auditor = await bureau.staff("auditor");
      await setTerms(officer, {
        terms: { report: { count: 2, unit: "hours" }, emergency: { count: 3, unit: "workingDays" } },
      });
      const { id, number } = await reported(bureau, {
        by: at(await bureau.department("hotline"), start),
        source: "hotline",
      });
      const seen = await getCase(officer, { id });
      expect(seen.chain.stages.map((stage) => stage.id).slice(-4)).toEqual(stages);
      expect(seen.chain.stages.filter(({ state }) => state === "before").map((stage) => stage.id)).toEqual(
        pack === "mentougou" ? ["prevention"] : [],
      );
      expect(seen.clock).toEqual({
        due: "2026-01-05T04:00:00.000Z",
        overdue: false,
        minutes: 120,
        from: "bureau",
      });
      const noon = "2026-01-05T12:00:00+08:00";
      expect((await getCase(at(officer, noon), { id })).clock.overdue).toBe(true);
      expect(await listOverdue(at(auditor, noon))).toMatchObject([{ number }]);
      expect(await kindsOf(at(auditor, noon))).toContain("protectionOverdue");
      expect(await kindsOf(at(auditor, start))).not.toContain("protectionOverdue");
      const told = { kind: "policeTold", day: "2026-01-05" } as const;
      await writeRecord(at(officer, noon), { ...(await versionOf(officer, id)), ...told });
      await advanceCase(at(officer, noon), await versionOf(officer, id));
      // Three working days after a Monday: the whole of Thursday is in time.
      expect((await getCase(at(officer, noon), { id })).clock).toEqual({
        due: "2026-01-08T16:00:00.000Z",
        overdue: false,
        minutes: 84 * 60,
        from: "bureau",
      });
      expect(await listOverdue(at(auditor, noon))).toEqual([]);
      await advanceCase(at(officer, noon), await versionOf(officer, id));
      expect((await getCase(at(officer, noon), { id })).clock).toEqual({
        due: null,
        overdue: false,
        from: "unset",
      });
    },
  );

  test("terms are the officer's to set, of stages the chain has", async () => {
    const bureau = await house.bureau();
    const terms = { nowhere: { count: 2, unit: "hours" as const } };
    await expect(setTerms(await bureau.staff("countyOfficer"), { terms })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(setTerms(await bureau.staff("townSupervisor"), { terms: {} })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test.each([
    ["ningxia", "640000000000", "street", "2024-03-01", "NX.timer.street", "2026-03-01"],
    ["licheng", "350000000000", "traffickedRescued", "2025-03-01", "LC-3.6-h.timer", "2026-03-01"],
  ] as const)(
    "%s: a term of the pack that began with an incident shows its day",
    async (pack, division, kind, date, timer, due) => {
      const bureau = await house.bureau({ division, pack });
      const officer = at(await bureau.staff("countyOfficer"), "2026-02-01T09:00:00+08:00");
      const { id, childId } = await reported(bureau, { situation: "unknownOrigin" });
      for (const name of ["father.statuses", "mother.statuses"] as const) {
        const { version } = await getChild(officer, { id: childId });
        const value = [{ status: "notFound", since: date }];
        await recordFact(officer, { id: childId, version, name, value, from: date, evidence: "比对结果" });
      }
      const assess = { day: "2026-02-01", finding: "来历不明", incidents: [{ kind, date }] };
      await assessCase(officer, { ...(await versionOf(officer, id)), ...assess });
      expect((await getCase(officer, { id })).timers).toMatchObject([{ id: timer, due, run: false }]);
      const later = at(officer, "2026-03-01T09:00:00+08:00");
      expect((await getCase(later, { id })).timers).toMatchObject([{ id: timer, due, run: true }]);
    },
  );

  test("mentougou: six months of refused duty lead to considering a suit", async () => {
    const bureau = await house.bureau({ division: "110000000000", pack: "mentougou" });
    const officer = at(await bureau.staff("countyOfficer"), "2026-02-01T09:00:00+08:00");
    const { id, childId } = await reported(bureau);
    const say = async (name: "birthDate" | "father.statuses", value: unknown) => {
      const { version } = await getChild(officer, { id: childId });
      await recordFact(officer, { id: childId, version, name, value, from: "2025-10-01", evidence: "走访" });
    };
    await say("birthDate", "2015-05-05");
    await say("father.statuses", [{ status: "refusesDuty", since: "2025-10-01" }]);
    const seen = await getCase(officer, { id });
    expect(seen.timers).toMatchObject([{ id: "MTG.timer.refusal", due: "2026-04-01", run: false }]);
  });
});

describe("forms of the pack", () => {
  test("are kept with every required field of its kind", async () => {
    const bureau = await house.bureau({ division: "110000000000", pack: "mentougou" });
    const officer = await bureau.staff("countyOfficer");
    const { id } = await reported(bureau);
    const form = "MTG.form.report";
    expect((await getCase(officer, { id })).forms.map((one) => one.id)).toContain(form);
    const write = async (fields: Record<string, string | boolean>) =>
      writeRecord(officer, {
        ...(await versionOf(officer, id)),
        kind: "form",
        day: "2026-01-05",
        form,
        fields,
      });
    const whole = {
      reporter: "village",
      trigger: "violence",
      discovered: "2026-01-04",
      reported: "2026-01-05",
    };
    await expect(write({ ...whole, trigger: "unheard" })).rejects.toMatchObject({
      code: "invalid",
      field: "fields",
    });
    await expect(write({ ...whole, discovered: "昨天" })).rejects.toMatchObject({ field: "fields" });
    await expect(write({ ...whole, more: "x" })).rejects.toMatchObject({ field: "fields" });
    await expect(write({ reporter: "village" })).rejects.toMatchObject({ field: "fields" });
    await write(whole);
    expect((await getCase(officer, { id })).records).toMatchObject([{ kind: "form", form, content: whole }]);
  });
});
