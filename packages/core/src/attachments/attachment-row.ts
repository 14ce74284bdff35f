import { openText, type TenantKey, type TenantTransaction, tenantRole } from "@tongyou/database";
import { attachment } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { AttachmentRow, OwnerKind } from "./attachments.schema.ts";
import type { FileType } from "./file-types.ts";
import { permissionOf } from "./owners.ts";

export type AttachmentRecord = typeof attachment.$inferSelect;

/** The row of a file; throws `notFound` also when it lies outside the area. */
export async function getAttachmentRecord(tx: TenantTransaction, id: string): Promise<AttachmentRecord> {
  const [row] = await tx.select().from(attachment).where(eq(attachment.id, id));
  if (!row) throw notFound({ zh: "附件", en: "file" });
  return row;
}

/** Where the store keeps the sealed bytes. */
export const storeKey = ({ tenant }: Pick<StaffContext, "tenant">, id: string): string =>
  `${tenantRole(tenant.number)}/${id.slice(-2)}/${id}`;

export const ownerKindOf = ({ ownerKind }: AttachmentRecord): OwnerKind => ownerKind as OwnerKind;
export const typeOf = ({ type }: AttachmentRecord): FileType => type as FileType;

/** Files that were put away are opened only to settle what they were. */
export const mayOpen = ({ staff }: StaffContext, { removedAt }: AttachmentRecord): boolean =>
  removedAt === null || staff.role === "countyOfficer" || staff.role === "auditor";

/** A file as lists show it. `names`: of colleagues, by id. */
export const toAttachmentRow = (
  context: StaffContext,
  key: TenantKey,
  names: ReadonlyMap<string, string>,
  row: AttachmentRecord,
): AttachmentRow => ({
  id: row.id,
  ownerKind: ownerKindOf(row),
  ownerId: row.ownerId,
  name: openText(key, row.nameSealed),
  type: typeOf(row),
  size: row.size,
  addedBy: names.get(row.addedBy ?? "") ?? null,
  addedAt: row.addedAt.toISOString(),
  removed:
    row.removedAt && row.removedReason
      ? {
          by: names.get(row.removedBy ?? "") ?? null,
          at: row.removedAt.toISOString(),
          reason: openText(key, row.removedReason),
        }
      : null,
  mayOpen: mayOpen(context, row),
  mayRemove:
    row.removedAt === null &&
    row.field === null &&
    may(context.staff.role, permissionOf(ownerKindOf(row), "change")),
});
