import type { TenantTransaction } from "@tongyou/database";
import { child, monthRun } from "@tongyou/database/schema";
import { diffDecisions } from "@tongyou/policy/engine";
import { and, asc, count, eq, gt, gte, inArray, ne } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { choicesFor, type Deciding, decidingBy, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { factsOn } from "../facts/facts-on.ts";
import { inTenant } from "../verb.ts";
import { changedParts } from "./changed-parts.ts";
import { getOfferedPack } from "./offered-pack.ts";
import type { previewUpgradeInput, UpgradePreview } from "./upgrade.schema.ts";
import { differenceRow, type Filed } from "./upgrade-difference.ts";

/** Children decided at a time. */
const PAGE = 500;
/** Pages a request answers for: a second or two, so that whoever waits sees it move. */
const PAGES = 4;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Decides the active files of the person's area for a day under the pack in force then and under another one, and
 * says what differs: rules, children, fen a month, months to calculate again. A slice at a time, by child id; names only
 * for a role that reads children's files. Stores nothing.
 * @throws DomainError `invalid` (field `pack`)
 */
export async function previewUpgrade(
  context: StaffContext,
  { pack, on, cursor }: z.output<typeof previewUpgradeInput>,
): Promise<UpgradePreview> {
  return inTenant(context, "policy.previewUpgrade", async (tx, note) => {
    const offered = getOfferedPack(context, pack);
    const [before, after] = await Promise.all([decidingOn(tx, context, on), decidingBy(tx, offered, on)]);
    const [was, is] = [before.policy.pack, after.policy.pack];
    const [total] = await tx.select({ files: count() }).from(child).where(eq(child.status, "active"));
    const found = await compare(tx, before, after, cursor ?? FIRST, may(context.staff.role, "children.list"));
    const { children, differing } = found;
    note({ detail: { on, version: is.version, hash: is.hash, children, differing } });
    return {
      on,
      area: context.area.code,
      before: { version: was.version, hash: was.hash },
      after: { version: is.version, hash: is.hash },
      parts: cursor === undefined ? changedParts(was, is) : [],
      months: cursor === undefined ? await openMonths(tx, on, is.hash) : [],
      total: total?.files ?? 0,
      ...found,
      net: found.more - found.less,
    };
  });
}

/** Months from this day's on that are neither approved nor decided by this artefact. */
async function openMonths(
  tx: TenantTransaction,
  on: string,
  hash: string,
): Promise<UpgradePreview["months"]> {
  const runs = await tx
    .select({ id: monthRun.id, month: monthRun.month, division: monthRun.division })
    .from(monthRun)
    .where(
      and(
        gte(monthRun.month, on.slice(0, 7)),
        inArray(monthRun.state, ["calculated", "submitted"]),
        ne(monthRun.packHash, hash),
      ),
    )
    .orderBy(asc(monthRun.month), asc(monthRun.division));
  return runs.map(({ division, ...run }) => ({ ...run, areaName: placeName(division) }));
}

type Found = Pick<UpgradePreview, "children" | "differing" | "more" | "less" | "open" | "rows" | "next">;

async function compare(
  tx: TenantTransaction,
  before: Deciding,
  after: Deciding,
  from: string,
  named: boolean,
): Promise<Found> {
  const found: Found = { children: 0, differing: 0, more: 0, less: 0, open: 0, rows: [], next: from };
  for (let read = 0; read < PAGES && found.next !== null; read++) {
    const page = await tx
      .select({ id: child.id, name: child.name, division: child.division })
      .from(child)
      .where(and(eq(child.status, "active"), gt(child.id, found.next)))
      .orderBy(asc(child.id))
      .limit(PAGE);
    await comparePage(tx, before, after, page, named, found);
    found.next = (page.length === PAGE && page.at(-1)?.id) || null;
  }
  return found;
}

async function comparePage(
  tx: TenantTransaction,
  before: Deciding,
  after: Deciding,
  page: readonly Filed[],
  named: boolean,
  found: Found,
): Promise<void> {
  const ids = page.map(({ id }) => id);
  const [facts, choices] = await Promise.all([
    factsOn(tx, ids, before.on),
    choicesFor(tx, ids, before.on.slice(0, 7)),
  ]);
  for (const filed of page) {
    const own = choices.get(filed.id);
    const side = ({ policy, ...at }: Deciding) => ({ policy, at: own ? { ...at, choices: own } : at });
    const one = diffDecisions(side(before), side(after), [{ id: filed, facts: facts.get(filed.id) ?? {} }]);
    found.children += one.children;
    found.differing += one.differences.length;
    found.more += one.more;
    found.less += one.less;
    found.open += one.open;
    const packs = { before: before.policy.pack, after: after.policy.pack };
    if (named) found.rows.push(...one.differences.map((difference) => differenceRow(difference, packs)));
  }
}
