import type { TenantTransaction } from "@tongyou/database";
import { movedBy } from "@tongyou/policy/engine";
import { isAwarded } from "../awards/award-spans.ts";
import { awardsOf } from "../awards/awards-of.ts";
import { choicesFor, type Decided, type Deciding, decideFacts } from "../children/deciding.ts";
import { statedOn } from "../facts/facts-on.ts";
import type { Filed } from "../months/month-files.ts";
import { outlookOf } from "./outlook-of.ts";
import type { TrialScope } from "./trial-scope.ts";
import { CLOSED, effectOf, isOver, type Side, sideOf } from "./trial-side.ts";
import type { TrialEffect } from "./trials.schema.ts";

type Sides = { before: Side; after: Side };
/** One child of a trial. `effect` null: both sides give the same. */
export type Weighed = Sides & {
  childId: string;
  division: string;
  awarded: boolean;
  effect: TrialEffect | null;
};

/** Who has to be decided a second time: everybody, or where amounts alone differ those whom one of them can move. */
function touchedBy(before: Deciding, after: Deciding): (decided: Decided) => boolean {
  const { amounts, readings, packs } = outlookOf(before, after);
  if (readings.length > 0 || packs.before.hash !== packs.after.hash) return () => true;
  const moves = movedBy(before.policy.pack, new Set(amounts.map(({ parameter }) => parameter)));
  return ({ facts, decision }) => moves(facts, decision);
}

/**
 * Decides children on one day under both rules, from one reading of their facts; of whom nothing was known then is left
 * out. All of them under one first: a policy keeps the day's amounts from child to child.
 */
async function sidesOf(
  tx: TenantTransaction,
  before: Deciding,
  after: Deciding,
  ids: readonly string[],
): Promise<Map<string, Sides>> {
  const { on, knownAt } = before;
  const [stated, choices] = await Promise.all([
    statedOn(tx, ids, on, knownAt),
    choicesFor(tx, ids, on.slice(0, 7), knownAt),
  ]);
  const known = [...stated].filter(([, { facts }]) => Object.keys(facts).length > 0);
  const first = known.map(([id, facts]) => decideFacts(before, facts, choices.get(id)));
  const isTouched = touchedBy(before, after);
  const second = first.map((decided, at) => {
    const [id, facts] = known[at] ?? [];
    return id !== undefined && isTouched(decided) ? decideFacts(after, facts, choices.get(id)) : undefined;
  });
  return new Map(
    first.map((decided, at) => {
      const side = sideOf(decided, before);
      const other = second[at];
      return [known[at]?.[0] ?? "", { before: side, after: other ? sideOf(other, after) : side }];
    }),
  );
}

/** The month's last day, or where nothing is due on it what was due on the first. */
const either = (last: Side, first: Side | undefined): Side =>
  first && isOver(last) && first.fen !== null ? first : last;

/**
 * Decides children on both sides of a trial. Whose allowance is granted and over on the last day is decided on the first
 * too, where the rules pay the last month in full. Closed files are left out. Stores nothing.
 */
export async function weighChildren(
  tx: TenantTransaction,
  { before, after }: TrialScope,
  files: readonly Filed[],
): Promise<Weighed[]> {
  const { month, benefit, deciding } = before;
  const idsOf = (some: readonly Filed[]) => some.map(({ id }) => id);
  const [spans, last] = await Promise.all([
    awardsOf(tx, benefit, idsOf(files), deciding.knownAt),
    sidesOf(tx, deciding, after.deciding, idsOf(files.filter(({ open }) => open))),
  ]);
  const isGranted = (id: string) => isAwarded(spans.get(id) ?? [], month);
  const over = files.filter(({ id, openFirst }) => {
    const sides = last.get(id);
    const isGone = !sides || isOver(sides.before) || isOver(sides.after);
    return openFirst && isGone && isGranted(id);
  });
  const begun = before.first ?? after.first;
  const first =
    begun && over.length > 0 ? await sidesOf(tx, begun, after.first ?? begun, idsOf(over)) : undefined;
  return files.flatMap(({ id, division }): Weighed[] => {
    const [end, start] = [last.get(id), first?.get(id)];
    if (!end && !start) return [];
    const side = either(end?.before ?? CLOSED, before.first && start?.before);
    const other = either(end?.after ?? CLOSED, after.first && start?.after);
    const effect = effectOf(side, other);
    return [{ childId: id, division, awarded: isGranted(id), before: side, after: other, effect }];
  });
}
