import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { entrustment, entrustmentSignature } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { within } from "@tongyou/policy";
import { factsOfProvision, type Pack, type Provision } from "@tongyou/policy/engine";
import { and, desc, eq, isNull } from "drizzle-orm";
import { notFound } from "../errors/refusals.ts";
import { formLines } from "../forms/form-lines.ts";
import { formsOf } from "../forms/pack-forms.ts";
import { openJson } from "../sealed-json.ts";
import { lacksOf } from "./checks.ts";
import type { EntrustmentContent, EntrustmentOut, EntrustmentState, Signer } from "./entrustments.schema.ts";

export const ENTRUSTMENT = { zh: "委托监护确认书", en: "entrusted-guardianship confirmation" } as const;
export type StoredEntrustment = typeof entrustment.$inferSelect;
type Alert = Extract<Provision, { kind: "alert" }>;

/** How long before its last day a confirmation is to be renewed, in months. */
export const RENEW_AHEAD = 2;

/** The region's alerts that a child has no confirmation: those that look at whether one was signed. */
export const missingAlerts = ({ provisions = [] }: Pack, on: CivilDate): Alert[] =>
  provisions.flatMap((one) =>
    one.kind === "alert" && within(on, one) && factsOfProvision(one).includes("entrustmentSigned")
      ? [one]
      : [],
  );

/** Fields that the product's own form has, under the names packs give them. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  "guardian",
  "entrusted",
  "carer",
  "relation",
  "from",
  "until",
  "signedOn",
  "contacts",
  "adult",
  "capable",
  "signatures",
]);

/** What else the region's documents ask of a confirmation. */
export const regionForms = (pack: Pack, on: CivilDate) =>
  formsOf(pack, on, ["entrustment"])
    .map((form) => ({ ...form, fields: form.fields.filter(({ id }) => !OWN_FIELDS.has(id)) }))
    .filter(({ fields }) => fields.length > 0);

/** Those fields of a confirmation as they were filled in. */
export const regionLines = (pack: Pack, { signedOn }: StoredEntrustment, { fields }: EntrustmentContent) =>
  formLines(
    regionForms(pack, signedOn).flatMap((form) => [...form.fields]),
    fields,
  );

/** The confirmation with this id in the area, locked until the commit; throws `notFound`. */
export async function getEntrustmentRow(tx: TenantTransaction, id: string): Promise<StoredEntrustment> {
  const [row] = await tx.select().from(entrustment).where(eq(entrustment.id, id)).for("update");
  if (!row) throw notFound(ENTRUSTMENT);
  return row;
}

/** A child's confirmations, newest first. */
export const entrustmentsOf = (tx: TenantTransaction, childId: string) =>
  tx
    .select()
    .from(entrustment)
    .where(eq(entrustment.childId, childId))
    .orderBy(desc(entrustment.fromOn), desc(entrustment.madeAt));

/** Those of a child that were not ended: at most one waits and one runs. */
export const openEntrustments = (tx: TenantTransaction, childId: string) =>
  tx
    .select()
    .from(entrustment)
    .where(and(eq(entrustment.childId, childId), isNull(entrustment.endedOn)))
    .for("update");

export async function signersOf(tx: TenantTransaction, id: string): Promise<Set<Signer>> {
  const rows = await tx
    .select({ who: entrustmentSignature.who })
    .from(entrustmentSignature)
    .where(eq(entrustmentSignature.entrustmentId, id));
  return new Set(rows.map(({ who }) => who));
}

export const stateOf = ({ endedOn, confirmedAt }: StoredEntrustment): EntrustmentState => {
  if (endedOn !== null) return "ended";
  return confirmedAt === null ? "waiting" : "running";
};

/** A confirmation as the console shows it. */
export function entrustmentOut(
  row: StoredEntrustment,
  signed: ReadonlySet<Signer>,
  about: { key: TenantKey; pack: Pack; names: ReadonlyMap<string, string>; today: CivilDate },
): EntrustmentOut {
  const kept = openJson<EntrustmentContent>(about.key, row.contentSealed);
  const { fields: _, ...content } = kept;
  const name = (id: string | null) => (id === null ? null : (about.names.get(id) ?? null));
  const state = stateOf(row);
  return {
    id: row.id,
    state,
    from: row.fromOn,
    until: row.untilOn,
    signedOn: row.signedOn,
    expired: state === "running" && row.untilOn < about.today,
    content,
    lines: regionLines(about.pack, row, kept),
    signed: [...signed],
    lacks: state === "waiting" ? lacksOf(kept, signed) : [],
    madeBy: name(row.madeBy),
    confirmed: row.confirmedAt && { by: name(row.confirmedBy), at: row.confirmedAt.toISOString() },
    ended:
      row.endedOn && row.endedHow
        ? {
            on: row.endedOn,
            how: row.endedHow,
            why: row.endedSealed ? openJson<{ why: string }>(about.key, row.endedSealed).why : null,
          }
        : null,
  };
}
