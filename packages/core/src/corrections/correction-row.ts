import type { correction } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import type { Cause, CorrectionRow } from "./corrections.schema.ts";

export const CORRECTION = { zh: "补发追回", en: "correction" } as const;

export type CorrectionRecord = typeof correction.$inferSelect;

export const causesOf = ({ causes }: Pick<CorrectionRecord, "causes">): Cause[] => causes as Cause[];

/** What a class of the allowance is called; null where the pack has it no more. */
export const className = ({ benefit }: Pack, id: string | null): Bilingual | null =>
  benefit?.classes.find((one) => one.id === id)?.title ?? null;

/** A correction as the console shows it. */
export function toRow(context: StaffContext, pack: Pack, record: CorrectionRecord): CorrectionRow {
  const { id, month, state, class: rate, paidClass, fen, paidFen, dueFen } = record;
  return {
    id,
    month,
    state,
    class: rate,
    className: className(pack, rate),
    paidClass,
    paidClassName: className(pack, paidClass),
    fen,
    paidFen,
    dueFen,
    causes: [...new Set(causesOf(record).map(({ kind }) => kind))],
    mayDecide:
      state === "proposed" &&
      record.proposedBy !== context.staff.id &&
      may(context.staff.role, "corrections.approve"),
  };
}
