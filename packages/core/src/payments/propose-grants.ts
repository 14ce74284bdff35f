import { newId, sealText, type TenantTransaction, tenantKey } from "@tongyou/database";
import { oneTimeGrant } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict, stale } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { childrenToGrant, type Granted } from "./grant-children.ts";
import type {
  GrantsPreview,
  grantsPreviewInput,
  grantsProposeInput,
  RefusedGrant,
} from "./payments.schema.ts";

/** Refused children that are listed; the count tells of the rest. */
const LISTED = 200;
/** Rows written in one statement. */
const AT_ONCE = 1_000;
const GRANTS = { zh: "名单", en: "list of children" } as const;

type Told = Pick<z.output<typeof grantsPreviewInput>, "purpose" | "document">;

const CLOSED = {
  cause: { zh: "档案已结案", en: "the file is closed" },
  remedy: {
    zh: "确需发给的单独录入，写明理由",
    en: "Enter it by itself with the reason if it is to be paid",
  },
};
const hasOne = (state: "proposed" | "approved"): { cause: Bilingual; remedy: Bilingual } => ({
  cause:
    state === "proposed"
      ? {
          zh: "同一文件、同一用途的已录入，等审批",
          en: "entered already by the same document, to be approved",
        }
      : { zh: "同一文件、同一用途的已同意过", en: "granted already by the same document" },
  remedy: { zh: "不用再录入", en: "Nothing to be done" },
});

/** Those of the children who have the same grant already, and how far it is. */
async function alreadyGranted(tx: TenantTransaction, { purpose, document }: Told, ids: readonly string[]) {
  const rows = await tx
    .select({ childId: oneTimeGrant.childId, state: oneTimeGrant.state })
    .from(oneTimeGrant)
    .where(
      and(
        eq(oneTimeGrant.purpose, purpose),
        eq(oneTimeGrant.document, document),
        inArray(oneTimeGrant.state, ["proposed", "approved"]),
        sql`${oneTimeGrant.childId} = ANY(${sql.param([...ids])}::uuid[])`,
      ),
    );
  return new Map(
    rows.map(({ childId, state }) => [childId, state === "approved" ? state : "proposed"] as const),
  );
}

/** Who of the children gets it, and who is left out and why. */
async function sifted(
  tx: TenantTransaction,
  told: Told,
  { granted, refused }: Awaited<ReturnType<typeof childrenToGrant>>,
): Promise<{ taken: Granted[]; refused: RefusedGrant[] }> {
  const before = await alreadyGranted(
    tx,
    told,
    granted.map(({ id }) => id),
  );
  const [taken, left]: [Granted[], RefusedGrant[]] = [[], [...refused]];
  for (const one of granted) {
    const state = before.get(one.id);
    const refusal = one.closed ? CLOSED : state && hasOne(state);
    if (refusal) left.push({ row: one.row, childId: one.id, name: one.name, ...refusal });
    else taken.push(one);
  }
  return { taken, refused: left.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

const previewOf = (fen: number, { taken, refused }: Awaited<ReturnType<typeof sifted>>): GrantsPreview => ({
  children: taken.length,
  fen: taken.length * fen,
  refused: refused.slice(0, LISTED),
  refusedCount: refused.length,
});

/**
 * Who would get a grant of so much each, and who is left out, each with the cause. Nothing is entered yet. Throws as
 * `childrenToGrant`.
 */
export async function previewGrants(
  context: StaffContext,
  { who, fen, ...told }: z.output<typeof grantsPreviewInput>,
): Promise<GrantsPreview> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "payments.previewGrants", async (tx, note) => {
    const found = await sifted(tx, told, await childrenToGrant(tx, context, key, who));
    note({ detail: { kind: who.kind, children: found.taken.length, leftOut: found.refused.length } });
    return previewOf(fen, found);
  });
}

/**
 * Enters one grant for each of many children by one document, in the name of whoever enters it; another person agrees to
 * all of them at once or one by one. Who is left out is told with the cause. `children`: how many the form showed; throws
 * `stale` when they are others now, `conflict` where nobody is left, and as `childrenToGrant`.
 */
export async function proposeGrants(
  context: StaffContext,
  { who, fen, reason, children, ...told }: z.output<typeof grantsProposeInput>,
): Promise<GrantsPreview> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "payments.proposeGrants", async (tx, note) => {
    const found = await sifted(tx, told, await childrenToGrant(tx, context, key, who));
    if (found.taken.length === 0)
      throw conflict(
        { zh: "名单里没有可以录入的儿童。", en: "There is nobody on the list to enter it for." },
        {
          zh: "请看每一名的原因；已录入的在列表里。",
          en: "See the cause for each; what was entered is in the list.",
        },
      );
    if (found.taken.length !== children) throw stale(GRANTS);
    const sealed = sealText(key, reason);
    const proposedAt = context.now();
    const rows = found.taken.map(({ id: childId, division }) => ({
      id: newId(),
      childId,
      division,
      ...told,
      fen,
      reason: sealed,
      state: "proposed" as const,
      proposedBy: context.staff.id,
      proposedAt,
    }));
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const part = rows.slice(from, from + AT_ONCE);
      const entered = await tx
        .insert(oneTimeGrant)
        .values(part)
        .onConflictDoNothing()
        .returning({ id: oneTimeGrant.id });
      // Another click entered them at the same moment.
      if (entered.length !== part.length) throw stale(GRANTS);
    }
    for (const { id, childId, division } of rows)
      note({ childId, division, detail: { grant: id, fen, document: told.document } });
    return previewOf(fen, found);
  });
}
