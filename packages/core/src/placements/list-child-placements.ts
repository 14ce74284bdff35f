import { type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { institution, institutionAgreement, placement, placementStep } from "@tongyou/database/schema";
import type { CivilDate, FactName } from "@tongyou/policy";
import { factsOfProvision, type Policy } from "@tongyou/policy/engine";
import { asc, desc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { CHILD_FILE, getChildRecord } from "../children/child-row.ts";
import { type Decided, decideMany, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import { knownTo } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { filledForm } from "../forms/form-lines.ts";
import type { FormContent } from "../forms/forms.schema.ts";
import { formsOf, formView } from "../forms/pack-forms.ts";
import { roleTitle } from "../protection/chain.ts";
import { openJson } from "../sealed-json.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { adoptionOf, adoptionView, stagesBegun } from "./adoption.ts";
import type { PlacementContent } from "./placement-record.ts";
import type { CarePrompt, ChildPlacements, childPlacementsInput } from "./placements.schema.ts";
import { PLACEMENT_FORMS } from "./record-step.ts";
import { stepTitle } from "./step-title.ts";

const OF_CARE: ReadonlySet<FactName> = new Set<FactName>(["careArrangement", "guardian", "hukouDivision"]);

/** What the pack's rules about care call for: those whose conditions look at care, and those that need an institution. */
function carePrompts(
  policy: Policy,
  { facts, at }: Pick<Decided, "facts" | "at">,
  on: CivilDate,
): CarePrompt[] {
  const about = new Map(
    (policy.pack.provisions ?? []).flatMap((one) => {
      const roles = "roles" in one ? one.roles : [];
      const ofCare =
        roles.includes("institutionStaff") || factsOfProvision(one).some((name) => OF_CARE.has(name));
      return ofCare ? [[one.id, roles.map((role) => roleTitle(policy.pack, role, on))] as const] : [];
    }),
  );
  return policy.prompts(facts, at).flatMap(({ id, title, clauses, answer, due }) => {
    const who = about.get(id);
    return who ? [{ id, title, clauses, answer, due: due ?? null, who }] : [];
  });
}

const readPlacements = (tx: TenantTransaction, childId: string) =>
  tx
    .select({ row: placement, institution: institution.name, agreementUntil: institutionAgreement.untilOn })
    .from(placement)
    .leftJoin(institution, eq(institution.id, placement.institutionId))
    .leftJoin(institutionAgreement, eq(institutionAgreement.id, placement.agreementId))
    .where(eq(placement.childId, childId))
    .orderBy(desc(placement.fromOn), desc(placement.madeAt));

type Read = Awaited<ReturnType<typeof readPlacements>>[number];
type Step = typeof placementStep.$inferSelect;

/** The words of a step that is no form: the stage is in its title. */
const saidIn = (content: FormContent): string[] =>
  Object.entries(content).flatMap(([field, value]) =>
    field !== "stage" && typeof value === "string" ? [value] : [],
  );

const placementOut = (
  { row, institution: name, agreementUntil }: Read,
  steps: readonly Step[],
  { key, names, policy }: { key: TenantKey; names: ReadonlyMap<string, string>; policy: Policy },
): ChildPlacements["placements"][number] => {
  const { basis, decidedBy, carer, confirmed } = openJson<PlacementContent>(key, row.contentSealed);
  const why = row.endedSealed ? openJson<{ why: string }>(key, row.endedSealed).why : "";
  return {
    id: row.id,
    kind: row.kind,
    institution: row.institutionId && name ? { id: row.institutionId, name } : null,
    agreementUntil,
    carer: carer ?? null,
    from: row.fromOn,
    basis,
    decidedBy,
    confirmed: confirmed ?? null,
    ended: row.endedOn && row.endedHow ? { on: row.endedOn, how: row.endedHow, why } : null,
    steps: steps
      .filter(({ placementId }) => placementId === row.id)
      .map((step) => {
        const content = openJson<FormContent>(key, step.contentSealed);
        return {
          id: step.id,
          kind: step.kind,
          title: stepTitle(policy.pack, step, content),
          day: step.day,
          again: step.againOn,
          said: step.form === null ? saidIn(content) : [],
          form: step.form === null ? null : filledForm(policy.pack, step.form, content),
          by: names.get(step.by) ?? null,
        };
      }),
    by: names.get(row.madeBy) ?? null,
  };
};

/** A child's placements, newest first, and what the documents call for about the child's care. Throws `notFound`. */
export async function listChildPlacements(
  context: StaffContext,
  { childId }: z.output<typeof childPlacementsInput>,
): Promise<ChildPlacements> {
  const { role } = context.staff;
  const key = await tenantKey(context.db, context.tenant);
  const read = await inTenant(
    context,
    "placements.ofChild",
    async (tx, note) => {
      const record = await getChildRecord(tx, childId);
      if (!isWithin(record.division, context.area.code)) throw notFound(CHILD_FILE);
      const deciding = await decidingOn(tx, context);
      const rows = await readPlacements(tx, childId);
      const ids = rows.map(({ row }) => row.id);
      const [steps, decided, begun] = await Promise.all([
        ids.length === 0
          ? []
          : tx
              .select()
              .from(placementStep)
              .where(inArray(placementStep.placementId, ids))
              .orderBy(asc(placementStep.day), asc(placementStep.at)),
        decideMany(tx, deciding, [childId]),
        stagesBegun(tx, key, childId),
      ]);
      note({ childId, division: record.division });
      return { record, deciding, rows, steps, decided: decided.get(childId), begun };
    },
    { area: "tenant" },
  );
  const { record, deciding, rows, steps, decided, begun } = read;
  const { policy, on } = deciding;
  if (!decided) throw new Error("the child was decided");
  const known = knownTo(role, policy, decided);
  const names = await staffNames(context, [
    ...rows.map(({ row }) => row.madeBy),
    ...steps.map(({ by }) => by),
  ]);
  const { hukouDivision: hukou, residenceDivision: residence } = known.facts;
  const chain = adoptionOf(policy.pack);
  return {
    version: record.version,
    places: {
      residence: placeName(residence ?? record.division),
      hukou: hukou === undefined ? null : placeName(hukou),
      apart:
        hukou === undefined || residence === undefined ? null : hukou.slice(0, 6) !== residence.slice(0, 6),
    },
    placements: rows.map((row) => placementOut(row, steps, { key, names, policy })),
    prompts: carePrompts(policy, known, on),
    adoption: chain ? adoptionView(chain, begun) : null,
    forms: formsOf(policy.pack, on, PLACEMENT_FORMS).map(formView),
    mayChange: may(role, "placements.place") && record.status === "active",
  };
}
