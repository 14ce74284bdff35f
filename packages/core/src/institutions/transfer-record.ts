import type { TenantTransaction } from "@tongyou/database";
import { institutionTransfer, placement, transferChild } from "@tongyou/database/schema";
import { and, count, eq, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";

export const TRANSFER = { zh: "机构移交", en: "transfer" } as const;
export type StoredTransfer = typeof institutionTransfer.$inferSelect;

/** The transfer by which an institution hands over all its children now. */
export async function findOpenTransfer(
  tx: TenantTransaction,
  institution: string,
): Promise<StoredTransfer | undefined> {
  const [row] = await tx
    .select()
    .from(institutionTransfer)
    .where(and(eq(institutionTransfer.fromInstitution, institution), isNull(institutionTransfer.doneAt)));
  return row;
}

/** Children of a transfer who are not received and still live where they were. Needs the whole bureau's area. */
export async function countWaiting(tx: TenantTransaction, transfer: StoredTransfer): Promise<number> {
  const [row] = await tx
    .select({ children: count() })
    .from(transferChild)
    .innerJoin(
      placement,
      and(
        eq(placement.childId, transferChild.childId),
        eq(placement.institutionId, transfer.fromInstitution),
        isNull(placement.endedOn),
      ),
    )
    .where(and(eq(transferChild.transferId, transfer.id), isNull(transferChild.receivedOn)));
  return row?.children ?? 0;
}

/** Marks the transfer out of an institution done once nobody is left behind there. */
export async function finishTransfers(
  tx: TenantTransaction,
  context: StaffContext,
  institution: string,
): Promise<void> {
  const open = await findOpenTransfer(tx, institution);
  if (!open || (await countWaiting(tx, open)) > 0) return;
  await tx
    .update(institutionTransfer)
    .set({ doneAt: context.now() })
    .where(eq(institutionTransfer.id, open.id));
}
