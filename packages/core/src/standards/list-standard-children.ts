import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { and, asc, gt, gte, lt } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { className } from "../corrections/correction-row.ts";
import { EVER_AWARDED } from "../corrections/ever-paid.ts";
import {
  type ChildEffect,
  effectsOn,
  type MonthUnder,
  scopesUnder,
} from "../corrections/standard-arrears.ts";
import { areaRange } from "../divisions/index.ts";
import { maskTail } from "../facts/mask.ts";
import { inTenant } from "../verb.ts";
import type { StandardChild, StandardChildren, standardChildrenInput } from "./gazette.schema.ts";
import { getPreviewJob, inputOf, isOutdated, previewOutdated } from "./preview-record.ts";

type Input = z.output<typeof standardChildrenInput>;

/** Children shown at a time, and read at a time until there are as many. */
const SHOWN = 50;
const READ = 250;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The months under the entry of a preview of the person's area, as the whole bureau has them. */
async function readScopes(context: StaffContext, id: string): Promise<MonthUnder[]> {
  const found = await inTenant(context, "policy.standardPreview", (tx) => getPreviewJob(tx, id));
  const input = inputOf(found);
  const { division } = context.tenant;
  const whole = { ...context, area: { code: division, ...areaRange(division) } };
  return inTenant(whole, "policy.standardPreview", async (tx) => {
    if (await isOutdated(tx, context, input)) throw previewOutdated();
    return scopesUnder(tx, whole, input.entry, new Date(input.knownAt));
  });
}

/** The next children of a place who were ever awarded something, by id. */
const readAwarded = (tx: TenantTransaction, area: string, after: string) => {
  const { lo, hi } = areaRange(area);
  return tx
    .select({ id: child.id, name: child.name, idTail: child.idTail, division: child.division })
    .from(child)
    .where(and(gte(child.division, lo), lt(child.division, hi), gt(child.id, after), EVER_AWARDED))
    .orderBy(asc(child.id))
    .limit(READ);
};
type Awarded = Awaited<ReturnType<typeof readAwarded>>[number];

function toChild(
  { packs, tenant }: StaffContext,
  { id, name, idTail, division }: Awarded,
  { months }: ChildEffect,
): StandardChild {
  const { pack } = packs.get(tenant.pack.id, tenant.pack.hash);
  return {
    childId: id,
    name,
    idNumber: idTail ? maskTail(idTail) : null,
    divisionName: placeName(division),
    months: months.map((one) => ({ ...one, name: className(pack, one.class) })),
    fen: months.reduce((sum, { before, after }) => sum + after - before, 0),
  };
}

/**
 * The children of a town, inside the person's area, whom the entry of a preview concerns in past months: each month with
 * what it gives without and with it, in fen. Decided again from what the preview knew. Throws `notFound`, and `conflict`
 * for a preview that is out of date.
 */
export async function listStandardChildren(
  context: StaffContext,
  { id, area, after = NOBODY }: Input,
): Promise<StandardChildren> {
  const scopes = await readScopes(context, id);
  return inTenant(context, "policy.standardChildren", async (tx, note) => {
    const rows: StandardChild[] = [];
    let next: string | null = after;
    while (next !== null && rows.length < SHOWN) {
      const awarded: Awarded[] = await readAwarded(tx, area, next);
      const ids = awarded.map((one) => one.id);
      const effects = new Map((await effectsOn(tx, scopes, ids)).map((one) => [one.childId, one]));
      next = awarded.length === READ ? (ids.at(-1) ?? null) : null;
      for (const one of awarded) {
        const effect = effects.get(one.id);
        if (effect) rows.push(toChild(context, one, effect));
        if (rows.length < SHOWN) continue;
        if (one !== awarded.at(-1)) next = one.id;
        break;
      }
    }
    note({ division: area, detail: { preview: id, rows: rows.length } });
    return { rows, next };
  });
}
