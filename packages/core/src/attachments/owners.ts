import type { TenantTransaction } from "@tongyou/database";
import {
  application,
  carePlan,
  child,
  entrustment,
  institution,
  placement,
  protectionCase,
  referral,
  visit,
  workerTraining,
  workRecord,
} from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import { requirePermission } from "../access/permission.ts";
import { may, type Permission } from "../access/roles.ts";
import { liveGrant } from "../break-glass/live-grant.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { notFound } from "../errors/refusals.ts";
import { worksOn } from "../protection/case-record.ts";
import { openTo } from "../referrals/referral-record.ts";
import { readableWork } from "../work-records/work-record.ts";
import type { OwnerKind } from "./attachments.schema.ts";

/** Where a record belongs, and about whom it is. */
export type Owner = { division: string; childId: string | null };

/** A kind of record that files can be kept for. */
type OwnerRoom = {
  /** Who sees its files; who adds and puts away. */
  see: Permission;
  change: Permission;
  /** The record, where this reader may see it; undefined otherwise. Runs in the reader's area. */
  find(
    tx: TenantTransaction,
    context: StaffContext,
    id: string,
    act: "see" | "change",
  ): Promise<Owner | undefined>;
};

const OWNERS: Readonly<Record<OwnerKind, OwnerRoom>> = {
  application: {
    see: "applications.get",
    change: "applications.start",
    find: async (tx, _context, id) => {
      const [row] = await tx
        .select({ division: application.division, childId: application.childId })
        .from(application)
        .where(eq(application.id, id));
      return row;
    },
  },
  carePlan: {
    see: "plans.ofChild",
    change: "plans.save",
    find: async (tx, _context, id) => {
      const [row] = await tx
        .select({ division: carePlan.division, childId: carePlan.childId })
        .from(carePlan)
        .where(eq(carePlan.id, id));
      return row;
    },
  },
  child: {
    see: "children.get",
    change: "children.recordFact",
    find: async (tx, _context, id) => {
      const [row] = await tx.select({ division: child.division }).from(child).where(eq(child.id, id));
      return row && { division: row.division, childId: id };
    },
  },
  entrustment: {
    see: "entrustments.ofChild",
    change: "entrustments.record",
    find: async (tx, _context, id) => {
      const [row] = await tx
        .select({ division: entrustment.division, childId: entrustment.childId })
        .from(entrustment)
        .where(eq(entrustment.id, id));
      return row;
    },
  },
  institution: {
    see: "institutions.get",
    change: "institutions.record",
    find: async (tx, _context, id) => {
      const [row] = await tx
        .select({ division: institution.division })
        .from(institution)
        .where(eq(institution.id, id));
      return row && { division: row.division, childId: null };
    },
  },
  placement: {
    see: "placements.ofChild",
    change: "placements.step",
    find: async (tx, context, id) => {
      const [row] = await tx
        .select({ division: placement.division, childId: placement.childId })
        .from(placement)
        .where(eq(placement.id, id));
      return row && isWithin(row.division, context.area.code) ? row : undefined;
    },
  },
  protectionCase: {
    see: "protection.get",
    change: "protection.record",
    find: async (tx, context, id, act) => {
      const [row] = await tx.select().from(protectionCase).where(eq(protectionCase.id, id));
      if (!row) return undefined;
      // Broken glass lets read, not change.
      const readable =
        worksOn(context, row) || (act === "see" && (await liveGrant(tx, context, { caseId: id })));
      if (!readable) return undefined;
      return { division: row.division, childId: row.childId };
    },
  },
  referral: {
    see: "referrals.get",
    change: "referrals.reply",
    find: async (tx, context, id) => {
      const [row] = await tx
        .select({ division: referral.division, childId: referral.childId })
        .from(referral)
        .where(and(eq(referral.id, id), openTo(context)));
      return row;
    },
  },
  training: {
    see: "people.get",
    change: "people.train",
    find: async (tx, _context, id) => {
      const [row] = await tx
        .select({ division: workerTraining.division })
        .from(workerTraining)
        .where(eq(workerTraining.id, id));
      return row && { division: row.division, childId: null };
    },
  },
  workRecord: {
    see: "workRecords.get",
    change: "workRecords.progress",
    find: async (tx, context, id) => {
      const [row] = await tx
        .select({ division: workRecord.division })
        .from(workRecord)
        .where(and(eq(workRecord.recordId, id), isNull(workRecord.supersededAt), readableWork(context)));
      return row && { division: row.division, childId: null };
    },
  },
  visit: {
    see: "visits.get",
    change: "visits.record",
    find: async (tx, _context, id) => {
      const [row] = await tx
        .select({ division: visit.division, childId: visit.childId })
        .from(visit)
        .where(eq(visit.id, id));
      return row;
    },
  },
};

/** Who may see or change the files of a kind of record. */
export const permissionOf = (kind: OwnerKind, act: "see" | "change"): Permission => OWNERS[kind][act];

/** The record a file belongs to, or is to; `forbidden` by role, `notFound` outside the area or what the reader may see. */
export async function getOwner(
  tx: TenantTransaction,
  context: StaffContext,
  { kind, id, act }: { kind: OwnerKind; id: string; act: "see" | "change" },
): Promise<Owner> {
  requirePermission(context, permissionOf(kind, act));
  const owner = await OWNERS[kind].find(tx, context, id, act);
  if (!owner) throw notFound({ zh: "记录", en: "record" });
  return owner;
}

/** Those of the files whose record the reader may see. */
export async function filesInView<F extends { ownerKind: string; ownerId: string }>(
  tx: TenantTransaction,
  context: StaffContext,
  files: readonly F[],
): Promise<F[]> {
  const owners = Map.groupBy(files, ({ ownerKind, ownerId }) => `${ownerKind} ${ownerId}`);
  const seen = await Promise.all(
    [...owners.values()].map(async (group) => {
      const [{ ownerKind, ownerId } = { ownerKind: "", ownerId: "" }] = group;
      const room = OWNERS[ownerKind as OwnerKind];
      if (!may(context.staff.role, room.see)) return [];
      return (await room.find(tx, context, ownerId, "see")) ? group : [];
    }),
  );
  const inView = new Set(seen.flat());
  return files.filter((file) => inView.has(file));
}
