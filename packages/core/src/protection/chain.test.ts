import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { founded, placed } from "../institutions/institutions.fixture.ts";
import { listResidents } from "../institutions/list-residents.ts";
import { listChildPlacements } from "../placements/list-child-placements.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { timelineInput } from "../timeline/timeline.schema.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { advanceCase } from "./advance-case.ts";
import { assessCase } from "./assess-case.ts";
import { getCase } from "./get-case.ts";
import { endGuard, guardChild } from "./guard-child.ts";
import { listOverdue } from "./list-overdue.ts";
import { setTerms } from "./list-terms.ts";
import { at, reported, versionOf } from "./protection.fixture.ts";
import { writeRecord } from "./write-record.ts";

const house = testHouse();
afterAll(() => house.close());

const kindsOf = async (who: StaffContext) => (await getWorkbench(who, {})).counts.map(({ kind }) => kind);

describe("temporary guardianship", () => {
  const CENTRE = "县未成年人救助保护中心";
  const guard = {
    from: "2026-01-10",
    basis: "民法典第三十一条",
    decidedBy: "县民政局",
    confirmed: "情况紧急",
  };
  const centreOf = (officer: StaffContext, more = {}) =>
    founded(officer, { name: CENTRE, kind: "protectionCentre", ...more });

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
      const institutionId = await centreOf(officer);
      const refuses = async () => ({
        ...(await versionOf(officer, id)),
        ...guard,
        institutionId,
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
        institution: CENTRE,
      });
      expect(
        await listResidents(officer, { institution: institutionId, offset: 0, limit: 10 }),
      ).toMatchObject({ rows: [{ childId }] });
      const back = { on: "2026-01-12", how: "returned", why: "父亲接回" } as const;
      await endGuard(officer, { ...(await versionOf(officer, id)), ...back });
      expect((await getChild(officer, { id: childId })).care.arrangement).toBe("parents");
      const until = { from: "2026-01-10", by: CENTRE, until: "2026-01-12" };
      expect((await getCase(officer, { id })).guardianship).toMatchObject(until);
      expect((await listChildPlacements(officer, { childId })).placements).toMatchObject([
        { kind: "institutionTemporary", ended: { on: "2026-01-12", how: "returned", why: "父亲接回" } },
      ]);
      const told = await getTimeline(officer, timelineInput.parse({ id: childId }));
      expect(told.rows.filter(({ on, kind }) => on === "2026-01-10" && kind !== "fact")).toHaveLength(1);
    },
  );

  test("without such a clause, or for another reason, none is asked for", async () => {
    const bureau = await house.bureau({ division: "410100000000", pack: "zhengzhou" });
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-12T09:00:00+08:00");
    const { id } = await reported(bureau);
    const where = { ...guard, institutionId: await centreOf(officer), ground: "refusesDuty" } as const;
    await guardChild(officer, { ...(await versionOf(officer, id)), ...where });
    expect((await getCase(officer, { id })).educationFirst).toBeNull();
  });

  test("a full house takes a child only for a reason; the case hears where the placement ends elsewhere", async () => {
    const bureau = await house.bureau({ division: "410100000000", pack: "zhengzhou" });
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-12T09:00:00+08:00");
    const { id, childId } = await reported(bureau);
    const { confirmed, ...unsaid } = guard;
    const where = { ...unsaid, institutionId: await centreOf(officer, { beds: 0 }), ground: "held" } as const;
    await expect(guardChild(officer, { ...(await versionOf(officer, id)), ...where })).rejects.toMatchObject({
      code: "conflict",
      field: "confirmed",
    });
    expect((await getCase(officer, { id })).guardianship).toBeNull();
    await guardChild(officer, { ...(await versionOf(officer, id)), ...where, confirmed });
    expect((await getCase(officer, { id })).guardianship?.until).toBeNull();
    await placed(officer, childId, { from: "2026-01-12" });
    expect((await getCase(officer, { id })).guardianship?.until).toBe("2026-01-12");
    expect((await getCase(officer, { id })).may).not.toContain("endGuard");
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
    const [record] = (await getCase(officer, { id })).records;
    expect(record).toMatchObject({ kind: "form", content: {}, form: { title: { zh: "强制报告登记" } } });
    const told = record?.form?.lines.map((line) => "shown" in line && line.shown.zh);
    expect(told).toEqual(["居（村）委会", "疑似家庭暴力", "2026-01-04", "2026-01-05"]);
  });
});
