import { tenantRole } from "@tongyou/database";
import { afterAll, describe, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { advanceCase } from "./advance-case.ts";
import { assignCase } from "./assign-case.ts";
import { getCase } from "./get-case.ts";
import { getReporter } from "./get-reporter.ts";
import { listCases } from "./list-cases.ts";
import { reported, versionOf } from "./protection.fixture.ts";
import { protectionListInput } from "./protection.schema.ts";
import { sealCase } from "./seal-case.ts";
import { writeRecord } from "./write-record.ts";

const house = testHouse();
afterAll(() => house.close());

const listed = (who: StaffContext, filter: object = {}) => listCases(who, protectionListInput.parse(filter));
const kindsOf = async (who: StaffContext) => (await getWorkbench(who, {})).counts.map(({ kind }) => kind);

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

  test("that nobody handles is on the desk of the county's officer, whoever answers for its stage", async () => {
    const bureau = await house.bureau({ division: "110000000000", pack: "mentougou" });
    const officer = await bureau.staff("countyOfficer");
    await reported(bureau);
    expect(await kindsOf(officer)).not.toContain("protection");
    const { number } = await reported(bureau, { situation: "under14" });
    const { todos } = await getWorkbench(officer, {});
    expect(todos.filter(({ kind }) => kind === "protection").map(({ title }) => title.zh)).toEqual([
      expect.stringContaining(number),
    ]);
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
