import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { Decision } from "@tongyou/policy";
import { diffDecisions, diffPacks } from "@tongyou/policy/engine";
import { and, asc, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { choicesFor, type Deciding, decidingBy, decidingOn } from "../children/deciding.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { factsOn } from "../facts/facts-on.ts";
import { inTenant } from "../verb.ts";
import { getOfferedPack } from "./offered-pack.ts";
import {
  LISTED_DIFFERENCES,
  type previewUpgradeInput,
  type UpgradeDifference,
  type UpgradePreview,
} from "./upgrade.schema.ts";

/** Children decided at a time. */
const PAGE = 500;

/**
 * Decides every active file of the person's area for a day under the pack in force then and under another one, and
 * says what differs: rules, children, fen a month. Names only for a role that reads children's files. Stores nothing.
 * @throws DomainError `invalid` (field `pack`)
 */
export async function previewUpgrade(
  context: StaffContext,
  { pack, on }: z.output<typeof previewUpgradeInput>,
): Promise<UpgradePreview> {
  return inTenant(
    context,
    "policy.previewUpgrade",
    async (tx, note) => {
      const offered = getOfferedPack(context, pack);
      const [before, after] = await Promise.all([decidingOn(tx, context, on), decidingBy(tx, offered, on)]);
      const found = await compare(tx, before, after, may(context.staff.role, "children.list"));
      const [was, is] = [before.policy.pack, after.policy.pack];
      note({
        detail: {
          on,
          version: is.version,
          hash: is.hash,
          children: found.children,
          differing: found.differing,
        },
      });
      return {
        on,
        area: context.area.code,
        before: { version: was.version, hash: was.hash },
        after: { version: is.version, hash: is.hash },
        parts: diffPacks(was, is),
        ...found,
        net: found.more - found.less,
      };
    },
    { timeoutMs: 60_000 },
  );
}

type Found = Pick<UpgradePreview, "children" | "differing" | "more" | "less" | "open" | "rows">;

async function compare(
  tx: TenantTransaction,
  before: Deciding,
  after: Deciding,
  named: boolean,
): Promise<Found> {
  const found: Found = { children: 0, differing: 0, more: 0, less: 0, open: 0, rows: [] };
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await tx
      .select({ id: child.id, name: child.name, division: child.division })
      .from(child)
      .where(and(eq(child.status, "active"), gt(child.id, last)))
      .orderBy(asc(child.id))
      .limit(PAGE);
    await comparePage(tx, before, after, page, named, found);
    const end = page.at(-1);
    if (!end || page.length < PAGE) return found;
    last = end.id;
  }
}

type Filed = { id: string; name: string; division: string };

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
    if (named && found.rows.length < LISTED_DIFFERENCES) found.rows.push(...one.differences.map(rowOf));
  }
}

type Difference = ReturnType<typeof diffDecisions<Filed>>["differences"][number];

const rowOf = ({ id: filed, differs, before, after, fen }: Difference): UpgradeDifference => ({
  childId: filed.id,
  name: filed.name,
  division: filed.division,
  divisionName: placeName(filed.division),
  differs: [...differs],
  before: outcomeOf(before),
  after: outcomeOf(after),
  fen: fen ?? null,
});

const outcomeOf = ({ allowance, categories }: Decision) => ({
  status: allowance.status,
  class: allowance.class ?? null,
  fen: allowance.fen ?? null,
  categories: Object.keys(categories).filter((id) => categories[id] === "yes"),
});
