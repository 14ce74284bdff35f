import type { TenantTransaction } from "@tongyou/database";
import type { Allowance } from "@tongyou/policy";
import { choicesFor, type Deciding, decideFacts } from "../children/deciding.ts";
import { statedOn } from "../facts/facts-on.ts";
import type { NewStandard } from "./gazette.schema.ts";
import { withValue } from "./with-value.ts";

/** A day's rules without and with an entry, and with the amount then in force moved by one fen. */
export type Weighing = { before: Deciding; after: Deciding; moved: Deciding };
/** Children whose allowance rests on the parameter, those of them not settled, and all amounts in fen. */
export type WeighedToday = { children: number; open: number; before: number; after: number };

/** The rules to weigh an entry by; one that begins later counts as if it began on the day. */
export function weighingOn(before: Deciding, { parameter, validFrom, value }: NewStandard): Weighing {
  const { policy, on, standards } = before;
  const entered = { from: validFrom < on ? validFrom : on, fen: value, source: "" };
  const after = { ...before, standards: withValue(standards, parameter, entered) };
  const inForce = policy.parameterOn(parameter, on, after.standards);
  const amount = "fen" in inForce ? inForce.fen : value;
  const probe = { from: on, fen: amount + 1, source: "" };
  return { before, after, moved: { ...before, standards: withValue(after.standards, parameter, probe) } };
}

const outcome = ({ status, class: rate, fen }: Allowance) => `${status} ${rate} ${fen}`;
/** Only a decided amount is paid. */
const paidFen = ({ status, fen = 0 }: Allowance) => (status === "decided" ? fen : 0);

/**
 * Decides children three times and adds what the entry means to the sums. Who the moved amount moves draws the parameter.
 * One side after the other, since a policy keeps what was entered from child to child.
 */
export async function weighToday(
  tx: TenantTransaction,
  { before, after, moved }: Weighing,
  ids: readonly string[],
  sums: WeighedToday,
): Promise<void> {
  const { on, knownAt } = before;
  const [stated, choices] = await Promise.all([
    statedOn(tx, ids, on, knownAt),
    choicesFor(tx, ids, on.slice(0, 7), knownAt),
  ]);
  const decide = (deciding: Deciding) =>
    ids.map((id) => decideFacts(deciding, stated.get(id), choices.get(id)).decision.allowance);
  const was = decide(before);
  const is = decide(after);
  const probe = decide(moved);
  is.forEach((allowance, at) => {
    const [old, other] = [was[at], probe[at]];
    sums.before += old ? paidFen(old) : 0;
    sums.after += paidFen(allowance);
    if (!other || outcome(other) === outcome(allowance)) return;
    sums.children++;
    if (allowance.status !== "decided") sums.open++;
  });
}
