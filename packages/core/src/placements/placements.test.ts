import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { filed, founded, placed } from "../institutions/institutions.fixture.ts";
import { testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { timelineInput } from "../timeline/timeline.schema.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { endPlacement } from "./end-placement.ts";
import { listChildPlacements } from "./list-child-placements.ts";
import { checkPlacement, placeChild } from "./place-child.ts";
import { placeInput, placementStepInput } from "./placements.schema.ts";
import { recordStep } from "./record-step.ts";

const house = testHouse();
afterAll(() => house.close());

async function bureauOf(division: string, pack: string) {
  const bureau = await house.bureau({ division, pack });
  const officer = await bureau.staff("countyOfficer");
  const village = divisionsUnder(officer.area.code, 5)[0];
  if (!village) throw new Error("a county without a village");
  return { bureau, officer, village: village.code };
}
const zhengzhou = () => bureauOf("410100000000", "zhengzhou");
const step = (officer: StaffContext, placement: string, more: object) =>
  recordStep(officer, placementStepInput.parse({ id: randomUUID(), placement, day: "2026-01-06", ...more }));
const ORPHAN = { "father.statuses": [{ status: "deceased" }], "mother.statuses": [{ status: "deceased" }] };

describe("a placement", () => {
  test("says who cares for the child, and a new one ends it", async () => {
    const { officer, village } = await zhengzhou();
    const home = await founded(officer, { name: "市院", kind: "cityInstitution", beds: 5 });
    const childId = await filed(officer, village, { birthDate: "2016-01-01" });
    const first = await placed(officer, childId);
    expect((await getChild(officer, { id: childId })).care).toMatchObject({ arrangement: "kinship" });
    await placed(officer, childId, { institutionId: home, from: "2026-01-08", guardian: "civilAffairs" });
    const { care } = await getChild(officer, { id: childId });
    expect(care).toEqual({ arrangement: "institution", since: "2026-01-08", institution: "市院" });
    const { placements } = await listChildPlacements(officer, { childId });
    expect(placements).toMatchObject([
      { kind: "institution", institution: { name: "市院" }, ended: null, basis: "县民政局决定" },
      { id: first, kind: "kinship", ended: { on: "2026-01-08", how: "replaced" }, carer: { name: "安大山" } },
    ]);
    await expect(placed(officer, childId, { from: "2026-01-07" })).rejects.toMatchObject({ field: "from" });
    const told = await getTimeline(officer, timelineInput.parse({ id: childId, kinds: ["placement"] }));
    expect(told.total).toBe(2);
  });

  test("is made once however often the form is sent, and not on a stale form", async () => {
    const { officer, village } = await zhengzhou();
    const childId = await filed(officer, village);
    const { version } = await getChild(officer, { id: childId });
    const carer = { name: "安大山", relation: "叔叔" };
    const said = { childId, kind: "kinship", from: "2026-01-05", basis: "决定", decidedBy: "民政局", carer };
    const input = placeInput.parse({ id: randomUUID(), version, ...said });
    await placeChild(officer, input);
    await placeChild(officer, input);
    expect((await listChildPlacements(officer, { childId })).placements).toHaveLength(1);
    const stale = placeInput.parse({ ...input, id: randomUUID(), from: "2026-01-06" });
    await expect(placeChild(officer, stale)).rejects.toMatchObject({ code: "stale" });
    expect((await listChildPlacements(officer, { childId })).placements).toHaveLength(1);
  });

  test("is refused with the clause where the region's rule refuses the child", async () => {
    const { officer, village } = await zhengzhou();
    const county = await founded(officer, { kind: "emptyCountyInstitution" });
    const orphan = await filed(officer, village, { birthDate: "2016-01-01", ...ORPHAN });
    const where = {
      childId: orphan,
      kind: "institution",
      institutionId: county,
      from: "2026-01-05",
    } as const;
    const checked = await checkPlacement(officer, where);
    expect(checked.refused?.clauses).toContain("ZZ-2.3.2-b");
    await expect(placed(officer, orphan, { institutionId: county })).rejects.toMatchObject({
      code: "conflict",
    });
    const words = await placed(officer, orphan, { institutionId: county, confirmed: "急" }).catch(String);
    expect(words).toContain("ZZ-2.3.2-b");
  });

  test("that the known facts do not answer, or without a free bed, needs a named person's reason", async () => {
    const { officer, village } = await zhengzhou();
    const shelter = await founded(officer, { kind: "protectionInstitution", beds: 0 });
    const childId = await filed(officer, village, { birthDate: "2016-01-01" });
    const where = { institutionId: shelter, kind: "institutionTemporary" };
    const { doubts, beds } = await checkPlacement(officer, {
      childId,
      kind: "institutionTemporary",
      institutionId: shelter,
      from: "2026-01-05",
    });
    expect(beds).toEqual({ beds: 0, taken: 0 });
    expect(doubts.flatMap(({ clauses }) => clauses)).toEqual(["ZZ-2.3.1-a"]);
    expect(doubts).toHaveLength(2);
    await expect(placed(officer, childId, where)).rejects.toMatchObject({ field: "confirmed" });
    await placed(officer, childId, { ...where, confirmed: "公安护送，无人接领" });
    const [shown] = (await listChildPlacements(officer, { childId })).placements;
    expect(shown?.confirmed).toBe("公安护送，无人接领");
  });

  test("fits the nature of the institution, and a family is named", async () => {
    const { officer, village } = await zhengzhou();
    const temple = await founded(officer, { name: "民办", kind: "other", nature: "private" });
    const childId = await filed(officer, village);
    await expect(placed(officer, childId, { institutionId: temple })).rejects.toMatchObject({
      code: "invalid",
      field: "institutionId",
    });
    await expect(placed(officer, childId, { carer: undefined })).rejects.toMatchObject({ field: "carer" });
    await placed(officer, childId, { institutionId: temple, kind: "nonPublicBody" });
    expect((await getChild(officer, { id: childId })).care.arrangement).toBe("nonPublicBody");
  });

  test("ends with what follows from how it ended, and what does not is unknown", async () => {
    const { officer, village } = await zhengzhou();
    const childId = await filed(officer, village);
    const end = async (id: string, more: object) => {
      const { version } = await getChild(officer, { id: childId });
      return endPlacement(officer, { id, version, on: "2026-01-09", how: "other", why: "情况变化", ...more });
    };
    const first = await placed(officer, childId);
    await expect(end(first, { how: "hukouPlace" })).rejects.toMatchObject({ field: "handOver" });
    await end(first, {});
    expect((await getChild(officer, { id: childId })).care.arrangement).toBeNull();
    await expect(end(first, {})).rejects.toMatchObject({ code: "conflict" });
    const second = await placed(officer, childId, { from: "2026-01-10" });
    await end(second, { on: "2026-01-11", how: "returned" });
    expect((await getChild(officer, { id: childId })).care.arrangement).toBe("parents");
  });
});

describe("the adoption channel", () => {
  test("begins in the country, as the region's document has it, and its follow-up falls due", async () => {
    const { officer, village } = await zhengzhou();
    const childId = await filed(officer, village);
    const placement = await placed(officer, childId);
    const abroad = { kind: "stage", stage: "foreign" };
    await expect(step(officer, placement, abroad)).rejects.toMatchObject({
      code: "conflict",
      field: "stage",
    });
    await step(officer, placement, { kind: "stage", stage: "domestic" });
    await step(officer, placement, abroad);
    const { adoption } = await listChildPlacements(officer, { childId });
    expect(adoption?.stages.map(({ begun }) => begun)).toEqual(["2026-01-06", "2026-01-06"]);
    await step(officer, placement, {
      kind: "followUp",
      text: "融洽",
      day: "2026-01-07",
      again: "2026-02-07",
    });
    expect((await getWorkbench(officer, {})).counts).toContainEqual({ kind: "placementFollowUp", count: 1 });
  });
});

test("in Mentougou a child of another district's hukou is to be handed over there", async () => {
  const { officer, village } = await bureauOf("110109000000", "mentougou");
  const childId = await filed(officer, village, {
    birthDate: "2016-01-01",
    guardian: "civilAffairs",
    careArrangement: "kinship",
    residenceDivision: village,
    hukouDivision: "640423100012",
    ...ORPHAN,
  });
  const before = await listChildPlacements(officer, { childId });
  expect(before.places.apart).toBe(true);
  expect(before.prompts).toContainEqual(
    expect.objectContaining({ id: "MTG.task.hukouPlace", answer: "yes", clauses: ["MTG-3.1-d"] }),
  );
  const placement = await placed(officer, childId);
  const { version } = await getChild(officer, { id: childId });
  await endPlacement(officer, {
    id: placement,
    version,
    on: "2026-01-20",
    how: "hukouPlace",
    why: "户籍在外区",
    handOver: { to: "隆德县儿童福利院", receipt: "接收单 3 号" },
  });
  const { care } = await getChild(officer, { id: childId });
  expect(care).toEqual({ arrangement: "institution", since: "2026-01-20", institution: "隆德县儿童福利院" });
  const [ended] = (await listChildPlacements(officer, { childId })).placements;
  expect(ended?.steps).toMatchObject([{ kind: "handOver", said: ["隆德县儿童福利院", "接收单 3 号"] }]);
});

test("a child of another area or bureau is not there, and a role without the permission is refused", async () => {
  const { bureau, officer, village } = await zhengzhou();
  const childId = await filed(officer, village);
  await placed(officer, childId);
  const [, elsewhere] = divisionsUnder("410100000000", 3);
  const neighbour = await bureau.staff("countyOfficer", elsewhere?.code ?? "");
  await expect(listChildPlacements(neighbour, { childId })).rejects.toMatchObject({ code: "notFound" });
  const stranger = await (await house.bureau()).staff("countyOfficer");
  await expect(listChildPlacements(stranger, { childId })).rejects.toMatchObject({ code: "notFound" });
  const worker = await bureau.staff("villageWorker");
  await expect(placed(worker, childId)).rejects.toMatchObject({ code: "forbidden" });
});
