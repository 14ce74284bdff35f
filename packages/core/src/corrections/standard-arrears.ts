import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import type { Standards } from "@tongyou/policy/engine";
import { and, asc, gt, sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { type DueInMonth, dueInMonth } from "../months/due-in-month.ts";
import type { StandardArrears } from "../standards/gazette.schema.ts";
import { className } from "./correction-row.ts";
import { type PastMonth, pastMonths } from "./past-months.ts";

/** Children read at a time. */
const PAGE = 500;

/** Children who were ever awarded something, page by page. */
async function* awardedChildren(tx: TenantTransaction): AsyncGenerator<string[]> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await tx
      .select({ id: child.id })
      .from(child)
      .where(and(gt(child.id, last), sql`EXISTS (SELECT FROM award a WHERE a.child_id = ${child.id})`))
      .orderBy(asc(child.id))
      .limit(PAGE);
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
    yield page.map(({ id }) => id);
  }
}

type Change = { class: string; fen: number };

/** What the month gives more, or less, with the other standards; undefined where it is the same, or open. */
function changeOf({ due, decided, deciding }: DueInMonth, entered: Enter): Change | undefined {
  if (!due) return undefined;
  const at = { ...decided.at, standards: entered(deciding.standards) };
  const { status, class: rate, fen } = deciding.policy.decide(decided.facts, at).allowance;
  if (status !== "decided" || rate === undefined || fen === undefined || fen === due.fen) return undefined;
  return { class: rate, fen: fen - due.fen };
}

/** The bureau's standards with one more entry. Made once for each: a policy keeps them by identity. */
type Enter = (standards: Standards) => Standards;

function remembered(enter: Enter): Enter {
  const made = new Map<Standards, Standards>();
  return (standards) => {
    const known = made.get(standards) ?? enter(standards);
    made.set(standards, known);
    return known;
  };
}

/** Sums on the way. */
class Sums {
  readonly #children = new Map<string, number>();
  readonly #months = new Map<string, { children: number; fen: number }>();
  readonly #classes = new Map<string, { children: Set<string>; fen: number }>();

  add(childId: string, month: string, { class: rate, fen }: Change): void {
    this.#children.set(childId, (this.#children.get(childId) ?? 0) + fen);
    const ofMonth = this.#months.get(month) ?? { children: 0, fen: 0 };
    this.#months.set(month, { children: ofMonth.children + 1, fen: ofMonth.fen + fen });
    const ofClass = this.#classes.get(rate) ?? { children: new Set(), fen: 0 };
    this.#classes.set(rate, { children: ofClass.children.add(childId), fen: ofClass.fen + fen });
  }

  total(nameOf: (rate: string) => StandardArrears["byClass"][number]["name"]): StandardArrears {
    return {
      children: this.#children.size,
      fen: [...this.#children.values()].reduce((sum, fen) => sum + fen, 0),
      byMonth: [...this.#months].map(([month, sums]) => ({ month, ...sums })),
      byClass: [...this.#classes]
        .map(([rate, { children, fen }]) => ({
          class: rate,
          name: nameOf(rate),
          children: children.size,
          fen,
        }))
        .sort((a, b) => (a.class < b.class ? -1 : 1)),
    };
  }
}

/**
 * What an entry that begins in the past would have paid afterwards (or taken back) for the months that are fixed, by
 * the children awarded in each: its own effect, beside whatever else is open. Amounts in fen. Stores nothing.
 */
export async function standardArrears(
  tx: TenantTransaction,
  context: StaffContext,
  from: CivilDate,
  enter: Enter,
): Promise<StandardArrears> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const months: PastMonth[] = await pastMonths(tx, context, context.tenant.division, from.slice(0, 7));
  const entered = remembered(enter);
  const sums = new Sums();
  if (months.length === 0) return sums.total(() => null);
  for await (const ids of awardedChildren(tx))
    for (const { month, scope } of months)
      for (const [id, due] of await dueInMonth(tx, scope, ids)) {
        const change = changeOf(due, entered);
        if (change) sums.add(id, month, change);
      }
  return sums.total((rate) => className(pack, rate));
}
