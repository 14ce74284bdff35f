import { type TenantTransaction, withTenant } from "@tongyou/database";
import { institution, staff } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { DEPARTMENTS, type Department } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { areaRange, placesAround } from "../divisions/index.ts";
import {
  getInstitutionRow,
  institutionsWhere,
  requireOpenInstitution,
} from "../institutions/institution-row.ts";
import { kindsOf } from "../institutions/kinds.ts";
import type { ReferralRecord } from "./referral-record.ts";
import type { ReferralDraft } from "./referrals.schema.ts";

/** Whom a letter goes to; of an institution its name, and its accounts with the places they work for. */
export type Addressee =
  | { department: Department; institutionId: null }
  | {
      department: null;
      institutionId: string;
      institution: string;
      accounts: readonly { id: string; area: string }[];
    };

/** The register and the accounts are the whole bureau's: read outside the sender's area, they name no child. */
function inBureau<T>({ db, tenant }: StaffContext, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  const { lo, hi } = areaRange(tenant.division);
  return withTenant(db, { tenant, area: { lo, hi } }, work);
}

/**
 * Whom the sender chose. Opens a transaction of its own: call it outside one.
 * @throws DomainError `notFound` for an institution that is not registered, `conflict` for one that was closed
 */
export async function addresseeOf(
  context: StaffContext,
  { department, institution: id }: { department?: Department | undefined; institution?: string | undefined },
): Promise<Addressee> {
  if (id === undefined) {
    if (department === undefined) throw new Error("a letter to nobody");
    return { department, institutionId: null };
  }
  const [row, accounts] = await inBureau(context, async (tx) => [
    await getInstitutionRow(tx, id),
    await tx
      .select({ id: staff.id, area: staff.division })
      .from(staff)
      .where(and(eq(staff.institutionId, id), isNull(staff.disabledAt))),
  ]);
  requireOpenInstitution(row);
  return { department: null, institutionId: row.id, institution: row.name, accounts };
}

/** Departments and institutions with an account whose area holds a place. */
function accountsFor(tx: TenantTransaction, division: string) {
  return tx
    .selectDistinct({ department: staff.department, institutionId: staff.institutionId })
    .from(staff)
    .where(
      and(
        inArray(staff.division, placesAround(division)),
        inArray(staff.role, ["departmentStaff", "institutionStaff"]),
        isNull(staff.disabledAt),
      ),
    );
}

type Reach = Pick<ReferralDraft, "reachable" | "institutions">;

/** Whom a letter about a child of a place can go to, and who of them has an account for it. Call it outside a transaction. */
export async function reachFor(
  context: StaffContext,
  { division, pack, on }: { division: string; pack: Pack; on: CivilDate },
): Promise<Reach> {
  const [accounts, open] = await inBureau(context, (tx) =>
    Promise.all([accountsFor(tx, division), institutionsWhere(tx, eq(institution.state, "open"))]),
  );
  const kinds = new Map(kindsOf(pack, on).map(({ id, title }) => [id, title]));
  return {
    reachable: DEPARTMENTS.filter((one) => accounts.some(({ department }) => department === one)),
    institutions: open.map(({ id, name, kind }) => ({
      id,
      name,
      kind: kinds.get(kind) ?? { zh: kind, en: kind },
      reachable: accounts.some(({ institutionId }) => institutionId === id),
    })),
  };
}

/** True when whoever was asked has an account for a place. Call it outside a transaction. */
export async function isReachable(
  context: StaffContext,
  { department, institutionId, division }: Pick<ReferralRecord, "department" | "institutionId" | "division">,
): Promise<boolean> {
  const accounts = await inBureau(context, (tx) => accountsFor(tx, division));
  return accounts.some((one) =>
    institutionId === null ? one.department === department : one.institutionId === institutionId,
  );
}
