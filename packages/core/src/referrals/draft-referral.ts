import { type TenantTransaction, tenantKey, withTenant } from "@tongyou/database";
import { referral, staff } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { DEPARTMENTS, type Department } from "../access/roles.ts";
import { getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, placesAround } from "../divisions/index.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
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

/** The department that was asked last for an entitlement, in the area. */
async function askedLast(tx: TenantTransaction, item: string): Promise<Department[]> {
  const [last] = await tx
    .select({ department: referral.department })
    .from(referral)
    .where(eq(referral.item, item))
    .orderBy(desc(referral.askedAt))
    .limit(1);
  return DEPARTMENTS.filter((department) => department === last?.department);
}

/** Departments with an account whose area holds a place. Opens a transaction of its own: call it outside one. */
export async function reachableFor({ db, tenant }: StaffContext, division: string): Promise<Department[]> {
  const { lo, hi } = areaRange(tenant.division);
  const rows = await withTenant(db, { tenant, area: { lo, hi } }, (tx) =>
    tx
      .selectDistinct({ department: staff.department })
      .from(staff)
      .where(
        and(
          inArray(staff.division, placesAround(division)),
          eq(staff.role, "departmentStaff"),
          isNull(staff.disabledAt),
        ),
      ),
  );
  return DEPARTMENTS.filter((one) => rows.some(({ department }) => department === one));
}

/** What a form for a referral begins with: what can be disclosed, whom to ask, until when. Throws `notFound`. */
export async function draftReferral(
  context: StaffContext,
  { childId, intakeId, item }: z.output<typeof draftInput>,
): Promise<ReferralDraft> {
  const key = await tenantKey(context.db, context.tenant);
  const { division, draft } = await inTenant(context, "referrals.draft", async (tx, note) => {
    const request = intakeId === undefined ? undefined : await getIntakeRecord(tx, context, intakeId);
    const about = childId ?? request?.childId ?? undefined;
    const record = about === undefined ? undefined : await getChildRecord(tx, about);
    const place = record?.division ?? request?.division ?? context.area.code;
    const { pack } = policyToday(context);
    const entitlement = item === undefined ? undefined : findEntitlement(pack, item);
    note({ ...(record && { childId: record.id }), division: place, detail: { item: item ?? null } });
    const suggested = entitlement
      ? [...chargedWith(pack, entitlement.clause), ...(await askedLast(tx, entitlement.id))]
      : [];
    return {
      division: place,
      draft: {
        child: record ? { id: record.id, name: record.name } : null,
        intake: request ? { id: request.id, number: request.number } : null,
        item: entitlement ?? null,
        fields: draftFields(await disclosableOf(tx, context, key, { record, request }), context.staff.role),
        suggested: [...new Set(suggested)],
        due: await lastDays(tx, civilDayOf(context.now())),
      },
    };
  });
  return { ...draft, reachable: await reachableFor(context, division) };
}
