import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { referral } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { DEPARTMENTS, type Department } from "../access/roles.ts";
import { getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { openService } from "../plans/open-service.ts";
import type { ServicedBy } from "../plans/plans.schema.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { reachFor } from "./addressee.ts";
import { referralForms } from "./answer-asked.ts";
import { draftFields } from "./disclosure.ts";
import { findEntitlement } from "./entitled.ts";
import { getIntakeRecord } from "./intake-record.ts";
import { lastDays } from "./referral-terms.ts";
import type { draftInput, ReferralDraft } from "./referrals.schema.ts";
import { disclosableOf } from "./send-referral.ts";

const isDepartment = (role: string): Department[] =>
  DEPARTMENTS.filter((department) => role === `department.${department}`);

/** Departments that the documents charge with a clause. */
function chargedWith({ provisions = [] }: Pack, clause: string): Department[] {
  return provisions
    .filter(({ clauses }) => clauses.includes(clause))
    .flatMap((provision) => ("roles" in provision ? (provision.roles ?? []).flatMap(isDepartment) : []));
}

/** Who was asked last for an entitlement, in the area: a department, or an institution by its id. */
async function askedLast(tx: TenantTransaction, item: string): Promise<string[]> {
  const [last] = await tx
    .select({ department: referral.department, institutionId: referral.institutionId })
    .from(referral)
    .where(eq(referral.item, item))
    .orderBy(desc(referral.askedAt))
    .limit(1);
  return [last?.department ?? last?.institutionId ?? []].flat();
}

/** Whom to ask for a service of a plan: the department, or the institution of that name; null: nobody that is known. */
function giverOf(by: ServicedBy, institutions: ReferralDraft["institutions"]): string | null {
  if (by.kind === "department") return by.department;
  const name = by.kind === "named" ? by.name : undefined;
  return institutions.find((one) => one.name === name)?.id ?? null;
}

/** What a form for a referral begins with: what can be disclosed, whom to ask, until when. Throws `notFound`. */
export async function draftReferral(
  context: StaffContext,
  { childId, intakeId, item, service }: z.output<typeof draftInput>,
): Promise<ReferralDraft> {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const { division, asked, draft } = await inTenant(context, "referrals.draft", async (tx, note) => {
    const request = intakeId === undefined ? undefined : await getIntakeRecord(tx, context, intakeId);
    const about = childId ?? request?.childId ?? undefined;
    const record = about === undefined ? undefined : await getChildRecord(tx, about);
    const place = record?.division ?? request?.division ?? context.area.code;
    const entitlement = item === undefined ? undefined : findEntitlement(pack, item);
    note({ ...(record && { childId: record.id }), division: place, detail: { item: item ?? null } });
    const suggested = entitlement
      ? [...chargedWith(pack, entitlement.clause), ...(await askedLast(tx, entitlement.id))]
      : [];
    const asked = record && service ? await openService(tx, key, { id: service, childId: record.id }) : null;
    return {
      division: place,
      asked,
      draft: {
        child: record ? { id: record.id, name: record.name } : null,
        intake: request ? { id: request.id, number: request.number } : null,
        item: entitlement ?? null,
        fields: draftFields(await disclosableOf(tx, context, key, { record, request }), context.staff.role),
        suggested: [...new Set(suggested)],
        due: await lastDays(tx, today),
      },
    };
  });
  const reach = await reachFor(context, { division, pack, on: today });
  return {
    ...draft,
    ...reach,
    service: asked && {
      id: asked.id,
      what: asked.what,
      to: giverOf(asked.by, reach.institutions),
      dueOn: asked.dueOn,
    },
    forms: referralForms(context),
  };
}
