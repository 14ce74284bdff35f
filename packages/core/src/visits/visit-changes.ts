import type { Policy } from "@tongyou/policy/engine";
import type { TenantRole } from "../access/roles.ts";
import type { ShownDecision } from "../children/children.schema.ts";
import type { Decided } from "../children/deciding.ts";
import { knownTo } from "../children/restricted-parts.ts";
import { decisionFor } from "../children/without-restricted.ts";
import type { AllowanceOut, VisitChanges } from "./visits.schema.ts";

const held = ({ categories, entitlements }: ShownDecision): Set<string> =>
  new Set(
    Object.entries({ ...categories, ...entitlements }).flatMap(([id, answer]) =>
      answer === "yes" ? [id] : [],
    ),
  );

function allowanceOf({ pack }: Policy, { allowance }: ShownDecision): AllowanceOut {
  const name = pack.benefit?.classes.find(({ id }) => id === allowance.class)?.title ?? null;
  return { status: allowance.status, name, fen: allowance.fen ?? null };
}

/** What the bureau decides differently after a visit, as the reader's role may know it. */
export function visitChanges(
  role: TenantRole,
  policy: Policy,
  before: Decided,
  after: Decided,
): VisitChanges {
  const [then, now] = [before, after].map((one) => decisionFor(role, knownTo(role, policy, one)));
  if (!then || !now) throw new Error("two decisions were given");
  const [had, has] = [held(then), held(now)];
  const titles = (ids: ReadonlySet<string>, without: ReadonlySet<string>) =>
    policy.pack.items.filter(({ id }) => ids.has(id) && !without.has(id)).map(({ title }) => title);
  const [paid, pays] = [allowanceOf(policy, then), allowanceOf(policy, now)];
  const same = paid.status === pays.status && paid.fen === pays.fen && paid.name?.zh === pays.name?.zh;
  return {
    gained: titles(has, had),
    lost: titles(had, has),
    allowance: same ? null : { before: paid, after: pays },
    needs: { before: then.needs.length, after: now.needs.length },
  };
}
