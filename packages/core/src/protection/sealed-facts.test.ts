import type { IncidentKind } from "@tongyou/policy";
import { afterAll, describe, expect, test } from "vitest";
import type { TenantRole } from "../access/roles.ts";
import { childrenListInput } from "../children/children.schema.ts";
import { explainChild } from "../children/explain-child.ts";
import { getChild } from "../children/get-child.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { listChildPlacements } from "../placements/list-child-placements.ts";
import { getChildPlan } from "../plans/get-child-plan.ts";
import { draftReferral } from "../referrals/draft-referral.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { timelineInput } from "../timeline/timeline.schema.ts";
import { getVisitForm } from "../visits/get-visit-form.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { assessCase } from "./assess-case.ts";
import { at, reported, versionOf } from "./protection.fixture.ts";
import { sealCase } from "./seal-case.ts";

const house = testHouse();
afterAll(() => house.close());

const TODAY = "2026-01-12T09:00:00+08:00";
const OUTSIDE = ["villageWorker", "townSupervisor"] as const satisfies TenantRole[];

/** A bureau with a sealed case in which the officer found this. */
async function found(kind: IncidentKind, pack = "ningxia", division = "640000000000") {
  const bureau = await house.bureau({ division, pack });
  const officer = at(await bureau.staff("countyOfficer"), TODAY);
  const { id, childId } = await reported(bureau, { situation: "under14" });
  const incidents = [{ kind, date: "2026-01-04", byGuardianship: true, safetyThreat: true }];
  const assess = { day: "2026-01-10", finding: "查实", incidents };
  await assessCase(officer, { ...(await versionOf(officer, id)), ...assess });
  return { bureau, officer, id, childId };
}

const person = async (bureau: TestBureau, role: TenantRole) => at(await bureau.staff(role), TODAY);
const incidentsIn = async (who: StaffContext, id: string) =>
  (await getChild(who, { id })).facts.filter(({ name }) => name === "incidents");

/** All that the product tells somebody about the child, without ids and instants. */
async function told(who: StaffContext, childId: string): Promise<string> {
  const { version: _, ...file } = await getChild(who, { id: childId });
  const all = [
    file,
    await listChildren(who, childrenListInput.parse({})),
    await explainChild(who, { id: childId }),
    await getTimeline(who, timelineInput.parse({ id: childId })),
    (await listChildPlacements(who, { childId })).prompts,
    await getChildPlan(who, { childId }),
    (await getVisitForm(who, { childId })).questions,
    await getWorkbench(who, {}),
  ];
  return JSON.stringify(all)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
    .replaceAll(/\d{8}-\d{4}/g, "number")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "instant")
    .replaceAll(/"[0-9a-f]{64}"/g, "hash");
}

describe("what a sealed case found", () => {
  test.each([
    ["ningxia", "640000000000"],
    ["licheng", "350000000000"],
    ["mentougou", "110000000000"],
  ])("%s: is the same to all who may not read it, whatever it was", async (pack, division) => {
    const [abuse, accident] = [await found("abuse", pack, division), await found("accident", pack, division)];
    for (const role of OUTSIDE) {
      const [one, other] = await Promise.all(
        [abuse, accident].map(async ({ bureau, childId }) => told(await person(bureau, role), childId)),
      );
      expect(one).toBe(other);
      for (const word of ["查实", "关爱保护个案"]) expect(one).not.toContain(word);
    }
    expect(await told(abuse.officer, abuse.childId)).toContain("关爱保护个案");
    expect(await incidentsIn(abuse.officer, abuse.childId)).toMatchObject([
      { restricted: true, value: [{ kind: "abuse", state: "open" }] },
    ]);
  });

  test("goes out in no referral, not even by the officer", async () => {
    const { officer, childId } = await found("abuse");
    const draft = await draftReferral(officer, { childId });
    expect(draft.fields.map(({ key }) => key)).not.toContain("fact:incidents");
  });

  test("is told with the file when the case is opened, and no more when it is sealed again", async () => {
    const bureau = await house.bureau();
    const officer = await person(bureau, "countyOfficer");
    const worker = await person(bureau, "villageWorker");
    const { id, childId } = await reported(bureau);
    const incidents = [{ kind: "abuse", date: "2026-01-04", byGuardianship: true }] as const;
    const assess = { day: "2026-01-10", finding: "查实", incidents: [...incidents] };
    await assessCase(officer, { ...(await versionOf(officer, id)), ...assess });
    const open = await getChild(worker, { id: childId });
    expect(await incidentsIn(worker, childId)).toHaveLength(1);
    const seal = async (sealed: boolean) =>
      sealCase(officer, { ...(await versionOf(officer, id)), sealed, reason: "涉及隐私" });
    await seal(true);
    expect(await incidentsIn(worker, childId)).toEqual([]);
    expect((await getChild(worker, { id: childId })).decision).not.toEqual(open.decision);
    await seal(false);
    expect(await incidentsIn(worker, childId)).toHaveLength(1);
  });
});

describe("incidents said in the file beside those of a sealed case", () => {
  const say = async (who: StaffContext, id: string, value: unknown) => {
    const { version } = await getChild(who, { id });
    const said = { name: "incidents", value, from: "2026-01-11", evidence: "走访" } as const;
    await recordFact(who, { id, version, ...said });
  };
  const knownTo = async (who: StaffContext, id: string) =>
    (await incidentsIn(who, id)).map(({ value, restricted }) => ({ value, restricted }));

  test("do not take their place, and tell nothing of them", async () => {
    const { bureau, officer, childId } = await found("abuse");
    const worker = await person(bureau, "villageWorker");
    const accident = { kind: "accident", date: "2026-01-11", state: "open" };
    await say(worker, childId, [accident]);
    expect(await knownTo(worker, childId)).toEqual([{ value: [accident], restricted: false }]);
    expect(await knownTo(officer, childId)).toMatchObject([
      { value: [accident], restricted: false },
      { value: [{ kind: "abuse" }], restricted: true },
    ]);
  });

  test("stay with the case where the officer says how they stand", async () => {
    const { bureau, officer, childId } = await found("abuse");
    const worker = await person(bureau, "villageWorker");
    const ended = { kind: "abuse", date: "2026-01-04", state: "closed" };
    const street = { kind: "street", date: "2026-01-11", state: "open" };
    await say(officer, childId, [ended, street]);
    expect(await knownTo(worker, childId)).toEqual([{ value: [street], restricted: false }]);
    const known = (await knownTo(officer, childId)).filter(({ restricted }) => restricted);
    expect(known[0]?.value).toEqual([ended]);
  });
});
