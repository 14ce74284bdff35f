import type { TenantTransaction } from "@tongyou/database";
import { award, child } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Permission, TenantRole } from "../access/roles.ts";
import { CHILD_FILE } from "../children/child-row.ts";
import { mayKnow } from "../children/children-where.ts";
import type { StaffContext } from "../context.ts";
import { computeLater } from "../corrections/ask-computing.ts";
import { conflict, invalid, notFound, stale } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { type AwardSpan, changedFrom } from "./award-spans.ts";
import type { awardChangeInput, awardsEndInput } from "./awards.schema.ts";
import { awardsOf } from "./awards-of.ts";
import { insertSpans, lockAwards, type NewSpan, showAwards } from "./grant-awards.ts";
import { benefitToday, refuseNotDeciding } from "./who-decides.ts";

const AWARD = { zh: "待遇认定", en: "award" } as const;

type Item = { childId: string; span: string; from: CivilMonth };
type Told = { reason: string; document?: string | undefined };
/** What becomes of an award: the state it must be in, and the one it is in from a month on. */
type Act = { permission: Permission; was: readonly AwardSpan["state"][]; state: AwardSpan["state"] | null };

const SUSPEND: Act = { permission: "awards.suspend", was: ["granted"], state: "suspended" };
const RESUME: Act = { permission: "awards.resume", was: ["suspended"], state: "granted" };
const END: Act = { permission: "awards.end", was: ["granted", "suspended"], state: null };

/** The newest span, checked against what the person saw; nothing is done about months before it. */
function checked(spans: readonly AwardSpan[], { span, from }: Item, { was }: Act): AwardSpan {
  const last = spans.at(-1);
  if (!last || last.id !== span) throw stale(AWARD);
  if (last.until !== null || !was.includes(last.state))
    throw conflict(
      { zh: "这项待遇现在的状态不能这样办理。", en: "As it stands now, this cannot be done with the award." },
      { zh: "请刷新查看当前状态。", en: "Reload to see how it stands." },
    );
  if (from < last.from)
    throw invalid(
      "from",
      {
        zh: `起始月份早于现有待遇的 ${last.from}。`,
        en: `The month lies before ${last.from}, with which the award begins.`,
      },
      { zh: `请选择 ${last.from} 或以后的月份。`, en: `Choose ${last.from} or a later month.` },
    );
  return last;
}

async function changeAwards(
  context: StaffContext,
  act: Act,
  items: readonly Item[],
  { reason, document }: Told,
): Promise<{ children: number }> {
  const benefit = benefitToday(context);
  return inTenant(context, act.permission, async (tx, note) => {
    refuseNotDeciding(context);
    const ids = items.map(({ childId }) => childId);
    await lockAwards(tx, ids);
    const places = await placesOf(tx, ids, context.staff.role);
    const known = await awardsOf(tx, benefit, ids);
    const gone: string[] = [];
    const fresh: NewSpan[] = [];
    for (const item of items) {
      const { childId, from } = item;
      const division = places.get(childId);
      if (division === undefined) throw notFound(CHILD_FILE);
      const spans = known.get(childId) ?? [];
      checked(spans, item, act);
      const changed = changedFrom(spans, from, act.state);
      gone.push(...changed.gone);
      for (const span of changed.fresh)
        fresh.push({ ...span, childId, division, benefit, basis: "change", reason });
      note({
        childId,
        division,
        purpose: reason,
        detail: { from, ...(document !== undefined && { document }) },
      });
    }
    const at = context.now();
    await tx.update(award).set({ supersededAt: at }).where(inArray(award.id, gone));
    await insertSpans(tx, { ...context, now: () => at }, fresh);
    await showAwards(tx, ids, at);
    await computeLater(tx, context, ids);
    return { children: items.length };
  });
}

/** Where the children are. Throws `conflict` for one whose allowance rests on facts the role may not know. */
async function placesOf(
  tx: TenantTransaction,
  ids: string[],
  role: TenantRole,
): Promise<Map<string, string>> {
  const open = mayKnow(role, "allowance") ?? sql`true`;
  const rows = await tx
    .select({ id: child.id, division: child.division, open: sql<boolean>`coalesce(${open}, false)` })
    .from(child)
    .where(inArray(child.id, ids));
  if (rows.some((row) => !row.open))
    throw conflict(
      { zh: "其中有儿童的待遇涉及限阅内容。", en: "An award among these rests on restricted facts." },
      { zh: "请由县级经办人办理。", en: "Have the county's officer do it." },
    );
  return new Map(rows.map(({ id, division }) => [id, division]));
}

/**
 * Holds an award back from a month on, with a reason; what was granted before stays. Throws `stale` when another span
 * took the place of the one that was seen, `conflict` for an award that is not in pay, `invalid`, `notFound`,
 * `forbidden` where another desk decides.
 */
export async function suspendAward(
  context: StaffContext,
  { childId, span, from, ...told }: z.output<typeof awardChangeInput>,
): Promise<{ children: number }> {
  return changeAwards(context, SUSPEND, [{ childId, span, from }], told);
}

/** Pays a suspended award again from a month on. Throws as `suspendAward`. */
export async function resumeAward(
  context: StaffContext,
  { childId, span, from, ...told }: z.output<typeof awardChangeInput>,
): Promise<{ children: number }> {
  return changeAwards(context, RESUME, [{ childId, span, from }], told);
}

/**
 * Ends awards, each from its month on, all or none: months before stay awarded, and those that were paid from it on are
 * taken back as corrections. Throws as `suspendAward`.
 */
export async function endAwards(
  context: StaffContext,
  { items, ...told }: z.output<typeof awardsEndInput>,
): Promise<{ children: number }> {
  return changeAwards(context, END, items, told);
}
