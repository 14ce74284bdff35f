import {
  isUniqueViolation,
  newId,
  type TenantKey,
  type TenantTransaction,
  tenantKey,
} from "@tongyou/database";
import { carePlan, carePlanService, carePlanStep } from "@tongyou/database/schema";
import { eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { markCare } from "../care/refresh-care.ts";
import { getChildRecord } from "../children/child-row.ts";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, stale } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import type { PlanContent } from "./plan-content.ts";
import { type ServiceKind, serviceKinds } from "./plan-forms.ts";
import { possibleOwners, worksAt } from "./plan-owners.ts";
import { newestPlan, PLAN, stepOf } from "./plan-record.ts";
import type { savePlanInput } from "./plans.schema.ts";

type Input = z.output<typeof savePlanInput>;

function checkForm(context: StaffContext, { reviewOn, base, reason, guardian, services }: Input): void {
  const today = civilDayOf(context.now());
  if (reviewOn <= today)
    throw invalid(
      "reviewOn",
      { zh: "复核日期不在今天之后。", en: "The day of the review is not after today." },
      { zh: "请填写以后的日期。", en: "Give a later day." },
    );
  if (base > 0 && reason === undefined)
    throw invalid(
      "reason",
      { zh: "没有写明为什么修订方案。", en: "Why the plan is revised is not said." },
      { zh: "请写明修订原因。", en: "Say why." },
    );
  if ((guardian.view === "signed" || guardian.view === "agrees") && (!guardian.name || !guardian.on))
    throw invalid(
      "guardian",
      { zh: "监护人已同意，但没有填姓名和日期。", en: "The guardian agreed, but name and day are missing." },
      { zh: "请填写同意人姓名和日期。", en: "Give the name and the day." },
    );
  if (guardian.on !== undefined && guardian.on > today)
    throw invalid(
      "guardian",
      { zh: "监护人同意的日期晚于今天。", en: "The day on which the guardian agreed is after today." },
      { zh: "请填写实际日期。", en: "Give the day on which it was." },
    );
  if (new Set(services.map(({ id }) => id)).size < services.length)
    throw invalid(
      "services",
      { zh: "同一项服务出现了两次。", en: "A service is there twice." },
      { zh: "请删去重复的一项。", en: "Take one out." },
    );
}

const wrongOwner = () =>
  invalid(
    "owner",
    { zh: "所选负责人不负责这个孩子所在的地方。", en: "That colleague does not work where the child lives." },
    { zh: "请选择负责该村（社区）的在岗人员。", en: "Choose somebody who works there." },
  );

function contentOf(input: Input, kinds: readonly ServiceKind[]): PlanContent {
  const { goals, child, guardian, reason } = input;
  return {
    goals,
    child,
    guardian,
    ...(reason && { reason }),
    services: input.services.map(({ id, kind, what, by, dueOn }) => {
      const named = kinds.find((one) => one.id === kind);
      if (kind !== undefined && !named)
        throw invalid(
          "services",
          { zh: "本地区的文件没有列出这一类服务。", en: "The region's documents name no such service." },
          { zh: "请从所列类别中选择，或不选类别。", en: "Choose one that is listed, or none." },
        );
      return { id, what, by, dueOn, ...(named && { kind: named }) };
    }),
  };
}

/**
 * Carries services into a version: those that go on are moved, new ones opened, and open ones the new version leaves
 * out are dropped with the reason of the revision. What is done or dropped stays with the version it was in.
 */
async function carryServices(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { input, division }: { input: Input; division: string },
): Promise<void> {
  const { id: planId, childId, services, reason } = input;
  const before = await tx.select().from(carePlanService).where(eq(carePlanService.childId, childId));
  const wanted = new Map(services.map((one) => [one.id, one]));
  const goingOn = before.filter(({ id }) => wanted.has(id));
  for (const { id } of goingOn)
    await tx
      .update(carePlanService)
      .set({ planId, dueOn: wanted.get(id)?.dueOn })
      .where(eq(carePlanService.id, id));
  const known = new Set(goingOn.map(({ id }) => id));
  const fresh = services.filter(({ id }) => !known.has(id));
  if (fresh.length > 0)
    await tx
      .insert(carePlanService)
      .values(
        fresh.map(({ id, dueOn }) => ({ id, childId, division, planId, dueOn, state: "open" as const })),
      );
  const left = before.filter(({ id, state }) => state === "open" && !wanted.has(id));
  if (left.length === 0) return;
  const ids = left.map(({ id }) => id);
  await tx.update(carePlanService).set({ state: "dropped" }).where(inArray(carePlanService.id, ids));
  const on = civilDayOf(context.now());
  await tx
    .insert(carePlanStep)
    .values(
      ids.map((serviceId) =>
        stepOf(context, key, { id: newId(), serviceId, division, state: "dropped", on, note: reason }),
      ),
    );
}

/**
 * Makes a child's plan, or its next version: the one before stays as it was and is marked as revised. Sent again with
 * the same id it changes nothing. Throws `stale` when somebody else made a version since, `notFound`, `invalid`,
 * `conflict`.
 */
export async function savePlan(
  context: StaffContext,
  input: z.output<typeof savePlanInput>,
): Promise<{ id: string; number: number }> {
  requirePermission(context, "plans.save");
  checkForm(context, input);
  const key = await tenantKey(context.db, context.tenant);
  const { id, childId, base, owner, reviewOn } = input;
  const person = (await possibleOwners(context)).find((one) => one.id === owner);
  const save = () =>
    inTenant(context, "plans.save", async (tx, note) => {
      const child = await getChildRecord(tx, childId);
      const newest = await newestPlan(tx, childId);
      const number = base + 1;
      const about = { childId, division: child.division, detail: { plan: id, number } };
      if (newest?.id === id && newest.madeBy === context.staff.id) {
        note({ ...about, detail: { ...about.detail, repeated: true } });
        return { id, number: newest.number };
      }
      if ((newest?.number ?? 0) !== base) throw stale(PLAN);
      if (child.status !== "active")
        throw conflict(
          { zh: "这份档案已经结案，不能再订方案。", en: "This file is closed; no plan can be made." },
          { zh: "如需继续帮扶，请先恢复建档。", en: "Reopen the file first." },
        );
      if (!person || !worksAt(person, child.division)) throw wrongOwner();
      const { policy, on } = await decidingOn(tx, context);
      const content = contentOf(input, serviceKinds(policy.pack, on));
      const { division } = child;
      if (newest && newest.endedAt === null)
        await tx
          .update(carePlan)
          .set({ endedHow: "revised", endedBy: context.staff.id, endedAt: context.now() })
          .where(eq(carePlan.id, newest.id));
      await tx.insert(carePlan).values({
        id,
        childId,
        division,
        number,
        owner,
        reviewOn,
        contentSealed: sealJson(key, content),
        madeBy: context.staff.id,
        madeAt: context.now(),
      });
      await carryServices(tx, context, key, { input, division });
      await markCare(tx, { id: childId, division }, { plan: { number, reviewOn } });
      note({ ...about, detail: { ...about.detail, services: input.services.length } });
      return { id, number };
    });
  try {
    return await save();
  } catch (error) {
    // Two people at the same time: the second is told that there is a newer version.
    if (isUniqueViolation(error, "care_plan_number_key")) throw stale(PLAN);
    throw error;
  }
}
