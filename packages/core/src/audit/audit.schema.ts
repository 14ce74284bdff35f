import { z } from "zod";
import { civilDate, id, page } from "../page.schema.ts";

export const auditListInput = z.object({
  ...page,
  childId: id.optional(),
  actor: id.optional(),
  action: z.string().max(60).optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
});
export type AuditRow = {
  position: number;
  at: string;
  actor: string;
  actorName: string;
  /** A report of harm: who made it is not told, and not from where. */
  unnamed: boolean;
  action: string;
  childId: string | null;
  division: string | null;
  purpose: string | null;
  /** Ids, counts, clause and fact names; never a child's name or number. */
  detail: Record<string, unknown>;
  pack: string | null;
};
/** `brokenAt` is the first position whose hash does not follow from the one before. */
export type AuditVerdict = { rows: number; intact: boolean; brokenAt: number | null };
