import type { TenantTransaction } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { endSessionsOf } from "../access/session-store.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict } from "../errors/refusals.ts";
import { linkPost, requireRegistered } from "../people/require-registered.ts";
import { inTenant } from "../verb.ts";
import type { StaffRow, staffUpdateInput } from "./staff.schema.ts";
import { requireAreaFor } from "./staff-area.ts";
import { departmentFor } from "./staff-department.ts";
import { departmentOf, getPerson, readStaffRows, roleOf } from "./staff-row.ts";

type Person = typeof staff.$inferSelect;
type Change = z.output<typeof staffUpdateInput>;

/**
 * Changes a name, role or area, or disables or enables an account. A change of role or area, and disabling,
 * end the person's sessions. The last enabled administrator of an area stays.
 * @throws DomainError `notFound` outside the administrator's area, `invalid` for an area that does not suit the
 *   role, `conflict` for the last administrator, or a person whom a document does not let work yet
 */
export async function updateStaff(context: StaffContext, input: Change): Promise<StaffRow> {
  const { row, signOut } = await inTenant(context, "staff.update", async (tx, note) => {
    await requireAnotherAdmin(tx, context, input);
    const person = await getPerson(tx, input.id);
    const role = input.role ?? roleOf(person);
    const area = input.area ?? person.division;
    if (input.role !== undefined || input.area !== undefined) requireAreaFor(context, role, area);
    const begins = role !== roleOf(person) || area !== person.division || input.disabled === false;
    if (begins) {
      const post = await requireRegistered(tx, context, {
        role,
        area,
        name: person.name,
        account: person.id,
      });
      await linkPost(tx, post, person.id);
    }
    const next = {
      name: input.name ?? person.name,
      role,
      department: departmentFor(role, input.department ?? departmentOf(person)),
      division: area,
      disabledAt: disabledAt(person, input.disabled, context.now()),
    };
    await tx.update(staff).set(next).where(eq(staff.id, person.id));
    const changed = (["name", "role", "department", "division", "disabledAt"] as const).filter(
      (column) => next[column]?.valueOf() !== person[column]?.valueOf(),
    );
    note({
      division: area,
      detail: { staff: person.id, changed, role, from: person.division, disabled: next.disabledAt !== null },
    });
    const [row] = await readStaffRows(tx, person.id);
    if (!row) throw new Error("a staff row left the area it was moved inside");
    return { row, signOut: changed.some((column) => column !== "name") };
  });
  if (signOut) await endSessionsOf(context.db, { tenant: context.tenant.number, staffId: input.id });
  return row;
}

function disabledAt(person: Person, disabled: boolean | undefined, now: Date): Date | null {
  if (disabled === undefined) return person.disabledAt;
  return disabled ? (person.disabledAt ?? now) : null;
}

/**
 * An administrator may be disabled, moved or given another role only while another enabled one covers the same
 * area. The rows are locked in one order, so that two administrators cannot remove each other at once.
 */
async function requireAnotherAdmin(
  tx: TenantTransaction,
  context: StaffContext,
  input: Change,
): Promise<void> {
  const leaves = input.disabled === true || (input.role ?? "tenantAdmin") !== "tenantAdmin" || input.area;
  if (!leaves) return;
  const admins = await tx
    .select({ id: staff.id, area: staff.division })
    .from(staff)
    .where(and(eq(staff.role, "tenantAdmin"), isNull(staff.disabledAt)))
    .orderBy(asc(staff.id))
    .for("update");
  const target = admins.find(({ id }) => id === input.id);
  const stays = input.disabled !== true && (input.role ?? "tenantAdmin") === "tenantAdmin";
  if (!target || (stays && input.area === target.area)) return;
  if (admins.some(({ id, area }) => id !== target.id && isWithin(target.area, area))) return;
  throw conflict(
    {
      zh: `这是${context.tenant.name}在该区域最后一名可用的管理员。`,
      en: `This is the last enabled administrator of that area of ${context.tenant.name}.`,
    },
    { zh: "请先为该区域设置另一名管理员。", en: "Appoint another administrator for that area first." },
  );
}
