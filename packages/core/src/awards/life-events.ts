import type { TenantTransaction } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import { addDays, type CivilDate, type Decision, type FactName, reaches } from "@tongyou/policy";
import { and, asc, isNull, ne } from "drizzle-orm";
import { type Deciding, decideMany, decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { ofChildren } from "../facts/facts-on.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { CONTACT, decodeSaid, SAID_ORDER } from "../facts/statement.ts";
import type { LifeEvent } from "./awards.schema.ts";

const ADULT = 18;
/** Changes of facts looked at for one child, the newest first. */
const LOOKED_AT = 8;

/** A child whose award is in question: what its row says, and how the decision was before it came into question. */
export type Questioned = {
  childId: string;
  birthDate: CivilDate | null;
  status: string;
  closedOn: CivilDate | null;
  closedReason: string | null;
  was: (allowance: Decision["allowance"]) => boolean;
};

/** The facts of which something begins or ends to hold on a day. */
type Names = ReadonlySet<FactName>;
/** By day, and the first day of what was written down last. */
type Changes = { days: Map<CivilDate, Set<FactName>>; last: CivilDate | undefined };

async function changesOf(
  tx: TenantTransaction,
  children: readonly Questioned[],
): Promise<Map<string, Changes>> {
  const rows = await tx
    .select({ childId: fact.childId, value: fact.value, to: fact.validTo })
    .from(fact)
    .where(
      and(
        ofChildren(children.map(({ childId }) => childId)),
        isNull(fact.supersededAt),
        ne(fact.name, CONTACT),
      ),
    )
    .orderBy(...SAID_ORDER.map((column) => asc(column)));
  const found = new Map<string, Changes>();
  for (const { childId, value, to } of rows) {
    const known = found.get(childId) ?? { days: new Map(), last: undefined };
    const said = decodeSaid({ value });
    for (const { name, from } of said)
      for (const day of [from, to])
        if (day) known.days.set(day, (known.days.get(day) ?? new Set<FactName>()).add(name));
    const day = said.flatMap(({ from }) => from ?? []).sort()[0];
    if (day !== undefined) known.last = day;
    found.set(childId, known);
  }
  return found;
}

/** The days on which something changed for the child until `on`, the newest first. */
function candidates({ birthDate }: Questioned, changes: Changes | undefined, on: CivilDate) {
  const birthday = birthDate === null ? [] : [reaches(birthDate, ADULT)];
  const all = new Set([...(changes?.days.keys() ?? []), ...birthday]);
  return [...all]
    .filter((day) => day <= on)
    .sort()
    .reverse()
    .slice(0, LOOKED_AT);
}

function eventOn(
  context: StaffContext,
  { birthDate }: Questioned,
  day: CivilDate,
  names: Names | undefined,
): LifeEvent {
  if (birthDate !== null && reaches(birthDate, ADULT) === day) return { kind: "adult", on: day };
  const told = [...(names ?? [])].filter((name) => seesRestricted(context.staff.role) || !isRestricted(name));
  return { kind: "facts", on: day, facts: told };
}

/**
 * What put the awards of these children in question: the closing of the file, or the newest day of a change before which
 * the decision was as it `was`; where it never was by what is known now, what was written down last. Derived from facts and decisions each time: it is there on the day it is recorded.
 */
export async function lifeEvents(
  tx: TenantTransaction,
  context: StaffContext,
  { on }: Pick<Deciding, "on">,
  children: readonly Questioned[],
): Promise<Map<string, LifeEvent>> {
  const found = new Map<string, LifeEvent>();
  const open: Questioned[] = [];
  for (const one of children) {
    const { childId, status, closedOn, closedReason } = one;
    if (status === "closed" && closedOn !== null)
      found.set(childId, { kind: "closed", on: closedOn, reason: closedReason ?? "other" });
    else open.push(one);
  }
  if (open.length === 0) return found;
  const changes = await changesOf(tx, open);
  let waiting = open.map((one) => ({ one, left: candidates(one, changes.get(one.childId), on) }));
  while (waiting.length > 0) {
    const next: typeof waiting = [];
    for (const [day, group] of Map.groupBy(waiting, ({ left }) => left[0])) {
      if (day === undefined) {
        for (const { one } of group) {
          const { last, days } = changes.get(one.childId) ?? {};
          found.set(
            one.childId,
            last === undefined ? { kind: "unknown" } : eventOn(context, one, last, days?.get(last)),
          );
        }
        continue;
      }
      const before = await decidingOn(tx, context, addDays(day, -1));
      const ids = group.map(({ one }) => one.childId);
      const decided = await decideMany(tx, before, ids);
      for (const { one, left } of group) {
        const then = decided.get(one.childId);
        if (then && one.was(then.decision.allowance))
          found.set(one.childId, eventOn(context, one, day, changes.get(one.childId)?.days.get(day)));
        else next.push({ one, left: left.slice(1) });
      }
    }
    waiting = next;
  }
  return found;
}
