import type { TenantTransaction } from "@tongyou/database";
import type { Bilingual, Facts } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { type Decided, type Deciding, decideMany, decidingOn } from "../children/deciding.ts";
import { type Known, knownTo, withoutRestrictedFacts } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";

export type Entitlement = { id: string; title: Bilingual; clause: string };

/** An entitlement of the pack; undefined for what it does not have. */
export function findEntitlement({ items }: Pack, id: string): Entitlement | undefined {
  const item = items.find((one) => one.kind === "entitlement" && one.id === id);
  return item && { id, title: item.title, clause: item.clauses[0] ?? id };
}

/** Children decided on the working day, as far as the reader may know it. */
export async function decidedFor(
  tx: TenantTransaction,
  context: StaffContext,
  ids: readonly string[],
): Promise<{ deciding: Deciding; decided: Map<string, { all: Decided; known: Known }> }> {
  const deciding = await decidingOn(tx, context);
  const found = await decideMany(tx, deciding, ids);
  const pairs = [...found].map(
    ([id, all]) => [id, { all, known: knownTo(context.staff.role, deciding.policy, all) }] as const,
  );
  return { deciding, decided: new Map(pairs) };
}

/** The entitlements a reader may know of that hold for the child or may hold. */
export const openEntitlements = ({ decision, restricted }: Known): [string, "yes" | "unknown" | "review"][] =>
  Object.entries(decision.entitlements).filter(([id]) => !restricted.has(`entitlement:${id}`));

/** True when an entitlement rests on facts that only the county's officer may know. */
export const restsOnRestricted = ({ policy }: Deciding, decided: Decided, item: string): boolean =>
  withoutRestrictedFacts(policy, decided).restricted.has(`entitlement:${item}`);

/** Refuses an entitlement that the child does not have by what is known. */
export const notEntitled = () =>
  conflict(
    {
      zh: "按现在掌握的情况，这名儿童不符合这项保障。",
      en: "By what is known, the child is not entitled to this.",
    },
    {
      zh: "请先核对儿童情况；情况有变化的，登记后再交办。",
      en: "Check the child's file first; record what changed, then ask for it.",
    },
    "item",
  );

/** Facts that may be disclosed: those the reader may know. */
/** What may be told of a child: not what sealed cases say, whoever asks. */
export const knownFacts = (known: Known | undefined): Facts => known?.open ?? known?.facts ?? {};
