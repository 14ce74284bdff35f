import type { Decision, Facts, Incident } from "@tongyou/policy";
import type { Policy } from "@tongyou/policy/engine";
import { INCIDENT_KINDS } from "@tongyou/policy/facts";
import type { TenantRole } from "../access/roles.ts";
import { isRestricted, type RestrictedFact, seesRestricted } from "../facts/mask.ts";
import { GROUPS, type GroupId } from "./children.schema.ts";
import type { Decided } from "./deciding.ts";

/** A part of what is decided about a child, as `child.restricted` names it. */
export type Part =
  | `category:${string}`
  | `group:${GroupId}`
  | `entitlement:${string}`
  | `provision:${string}`
  | `row:${string}`
  | "allowance";

/** What a reader is told: decided from the facts he may know, without the parts that rest on the others. */
export type Known = Decided & { restricted: ReadonlySet<Part> };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NOTHING: ReadonlySet<Part> = new Set();

/** All that each restricted fact may say. */
const EVERY_ANSWER: { readonly [N in RestrictedFact]: readonly NonNullable<Facts[N]>[] } = {
  hivInfected: [true, false],
  aidsAffected: [true, false],
  communityCorrection: [true, false],
};
const RESTRICTED = Object.keys(EVERY_ANSWER) as RestrictedFact[];

function partsOf(policy: Policy, { facts, at, decision }: Decided): Map<Part, string> {
  const { categories, entitlements, allowance } = decision;
  const parts = new Map<Part, string>([
    ["allowance", `${allowance.status} ${allowance.class} ${allowance.fen}`],
  ]);
  for (const [id, answer] of Object.entries(categories)) parts.set(`category:${id}`, answer);
  for (const group of GROUPS) parts.set(`group:${group}`, decision[group]);
  for (const [id, answer] of Object.entries(entitlements)) parts.set(`entitlement:${id}`, answer);
  for (const [id, answer] of Object.entries(policy.touches(facts, at))) parts.set(`provision:${id}`, answer);
  for (const [id, answer] of Object.entries(policy.countedRows(facts, at))) parts.set(`row:${id}`, answer);
  return parts;
}

/**
 * Incidents that a sealed case may have found: none, those it did, and any other kind at its gravest, lately or long
 * ago. What each of them would change is left out alike.
 */
function possibleIncidents({ facts, open, at }: Decided): (readonly Incident[] | undefined)[] {
  if (!open) return [facts.incidents];
  const known = open.incidents ?? [];
  const found = INCIDENT_KINDS.flatMap((kind) =>
    [at.on, LONG_AGO].map((date): Incident[] => [
      ...known,
      { kind, date, state: "open", byGuardianship: true, safetyThreat: true },
    ]),
  );
  return [open.incidents, facts.incidents, ...found];
}
const LONG_AGO = "1990-01-01";

/**
 * The child decided without the restricted facts on file and without what sealed cases say, and the parts that another
 * answer would change. Whatever they say, the result is the same: nobody can tell one answer from the other by what is
 * left out.
 */
export function withoutRestrictedFacts(policy: Policy, decided: Decided): Known {
  const stated = RESTRICTED.filter((name) => (decided.facts[name] ?? null) !== null);
  if (stated.length === 0 && !decided.open) return { ...decided, restricted: NOTHING };
  const facts: Writable<Facts> = { ...(decided.open ?? decided.facts) };
  for (const name of stated) delete facts[name];
  const looked = stated.filter((name) => policy.looksAt(name));
  if (looked.length === 0 && !decided.open) return { ...decided, facts, restricted: NOTHING };
  const decide = (known: Facts): Decided => ({
    ...decided,
    facts: known,
    decision: policy.decide(known, decided.at),
  });
  const open = decide(facts);
  const before = partsOf(policy, open);
  const restricted = new Set<Part>();
  const incidents = possibleIncidents(decided).map((one): Facts => {
    const { incidents: _, ...others } = facts;
    return one ? { ...others, incidents: one } : others;
  });
  const completions = looked.reduce<Facts[]>(
    (all, name) => all.flatMap((known) => EVERY_ANSWER[name].map((answer) => ({ ...known, [name]: answer }))),
    incidents,
  );
  for (const completion of completions) {
    const after = partsOf(policy, decide(completion));
    for (const part of new Set([...before.keys(), ...after.keys()]))
      if (before.get(part) !== after.get(part)) restricted.add(part);
  }
  return { ...open, restricted };
}

/** What a role is told of a decision. */
export const knownTo = (role: TenantRole, policy: Policy, decided: Decided): Known =>
  seesRestricted(role) ? { ...decided, restricted: NOTHING } : withoutRestrictedFacts(policy, decided);

/** The missing facts that everybody may ask for. */
export const openNeeds = ({ needs }: Pick<Decision, "needs">) => needs.filter((name) => !isRestricted(name));
