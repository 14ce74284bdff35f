import { addMonths, type CivilMonth } from "@tongyou/policy/facts";

/** What is still to come back of the money of one past month, in fen. */
export type OpenRecovery = { correctionId: string; month: CivilMonth; openFen: number };
/** A part of it, to be taken from the payment of a month. */
export type ScheduledPart = { correctionId: string; month: CivilMonth; dueMonth: CivilMonth; fen: number };

const nextMonth = (month: CivilMonth): CivilMonth => addMonths(`${month}-01`, 1).slice(0, 7);

/**
 * The instalments of a plan: the same sum each month from one on, the oldest money first, the last one what is left.
 * Their sum is that of what is open.
 * @param monthlyFen more than 0
 */
export function scheduleOf(
  open: readonly OpenRecovery[],
  { fromMonth, monthlyFen }: { fromMonth: CivilMonth; monthlyFen: number },
): ScheduledPart[] {
  const parts: ScheduledPart[] = [];
  let dueMonth = fromMonth;
  let room = monthlyFen;
  for (const { correctionId, month, openFen } of open) {
    let left = openFen;
    while (left > 0) {
      const fen = Math.min(left, room);
      parts.push({ correctionId, month, dueMonth, fen });
      left -= fen;
      room -= fen;
      if (room > 0) continue;
      dueMonth = nextMonth(dueMonth);
      room = monthlyFen;
    }
  }
  return parts;
}
