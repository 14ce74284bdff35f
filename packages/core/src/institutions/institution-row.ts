import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { institution, institutionRecord, placement } from "@tongyou/database/schema";
import { addMonths, type Bilingual, type CivilDate } from "@tongyou/policy";
import { and, count, eq, gte, isNotNull, isNull, min, type SQL, sql } from "drizzle-orm";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, notFound } from "../errors/refusals.ts";
import { openJson } from "../sealed-json.ts";
import type { InstitutionRow } from "./institutions.schema.ts";
import type { Kind } from "./kinds.ts";

export const INSTITUTION = { zh: "机构登记", en: "register entry of an institution" } as const;
export type StoredInstitution = typeof institution.$inferSelect;
export type InstitutionContact = { name: string; phone?: string };

/** Kinds as a column keeps them, `|a|b|`; `|` for none. */
export const listed = (ids: readonly string[]): string =>
  ids.length > 0 ? `|${[...new Set(ids)].sort().join("|")}|` : "|";
export const unlisted = (list: string): string[] => list.split("|").filter(Boolean);

/** The institution, whichever part of the bureau it serves; throws `notFound`. */
export async function getInstitutionRow(tx: TenantTransaction, id: string): Promise<StoredInstitution> {
  const [row] = await tx.select().from(institution).where(eq(institution.id, id));
  if (!row) throw notFound(INSTITUTION);
  return row;
}

/** The institution for a change by somebody responsible for its place; locked until the commit. Throws `notFound`. */
export async function lockInstitution(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
): Promise<StoredInstitution> {
  const [row] = await tx.select().from(institution).where(eq(institution.id, id)).for("update");
  if (!row || !isWithin(row.division, context.area.code)) throw notFound(INSTITUTION);
  return row;
}

/** Throws `conflict` for an institution that takes nobody in any more. */
export function requireOpenInstitution({ state, name }: StoredInstitution): void {
  if (state === "open") return;
  throw conflict(
    {
      zh: `${name}${state === "closed" ? "已撤销" : "正在转型"}，不再接收儿童。`,
      en: `${name} is ${state === "closed" ? "closed" : "being converted"} and takes no child in.`,
    },
    { zh: "请选择其他机构。", en: "Choose another institution." },
    "institutionId",
  );
}

/** Children who live in institutions now, by institution; needs the whole bureau's area to be complete. */
export async function takenBeds(tx: TenantTransaction, where?: SQL): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ id: placement.institutionId, children: count() })
    .from(placement)
    .where(and(isNull(placement.endedOn), isNotNull(placement.institutionId), where))
    .groupBy(placement.institutionId);
  return new Map(rows.flatMap(({ id, children }) => (id === null ? [] : [[id, children] as const])));
}

/** By institution, the earliest last day among licences that none has replaced. */
export async function licenceEnds(tx: TenantTransaction): Promise<ReadonlyMap<string, CivilDate>> {
  const rows = await tx
    .select({ id: institutionRecord.institutionId, until: min(institutionRecord.until) })
    .from(institutionRecord)
    .where(and(isNotNull(institutionRecord.until), isNull(institutionRecord.replacedAt)))
    .groupBy(institutionRecord.institutionId);
  return new Map(rows.flatMap(({ id, until }) => (until === null ? [] : [[id, until] as const])));
}

/** Institutions of a place and all it lies round, by place and name. */
export const institutionsWhere = (tx: TenantTransaction, where: SQL | undefined) =>
  tx
    .select()
    .from(institution)
    .where(where)
    .orderBy(institution.division, sql`${institution.name} COLLATE "C"`);

export const inRange = ({ lo, hi }: { lo: string; hi: string }): SQL | undefined =>
  and(gte(institution.division, lo), sql`${institution.division} < ${hi}`);

/** How many months before its last day a licence or an agreement is announced. */
export const AHEAD = 2;

function licenceOf(until: CivilDate | undefined, today: CivilDate): InstitutionRow["licence"] {
  if (until === undefined) return null;
  if (until < today) return { until, state: "ended" };
  return { until, state: until <= addMonths(today, AHEAD) ? "ending" : "running" };
}

const titleIn = (kinds: readonly Kind[], id: string): { id: string; title: Bilingual } => ({
  id,
  title: kinds.find((kind) => kind.id === id)?.title ?? { zh: id, en: id },
});

type Standing = { taken?: number; licenceUntil?: CivilDate; today: CivilDate };

/** What of the bureau's counts is one institution's. */
export function standing(
  id: string,
  of: { taken: ReadonlyMap<string, number>; ends: ReadonlyMap<string, CivilDate>; today: CivilDate },
): Standing {
  const [taken, licenceUntil] = [of.taken.get(id), of.ends.get(id)];
  return {
    today: of.today,
    ...(taken !== undefined && { taken }),
    ...(licenceUntil !== undefined && { licenceUntil }),
  };
}

/** An institution as lists show it. */
export const institutionRowOf = (
  row: StoredInstitution,
  kinds: readonly Kind[],
  { taken, licenceUntil, today }: Standing,
): InstitutionRow => ({
  id: row.id,
  name: row.name,
  kind: titleIn(kinds, row.kind),
  also: unlisted(row.also).map((id) => titleIn(kinds, id)),
  place: { code: row.division, name: placeName(row.division) },
  nature: row.nature,
  state: row.state,
  beds: row.beds,
  taken: taken ?? 0,
  licence: licenceOf(licenceUntil, today),
});

export const contactOf = (key: TenantKey, row: StoredInstitution): InstitutionContact | null =>
  row.contactSealed && openJson<InstitutionContact>(key, row.contactSealed);

/** Every kind an institution stands for, its own first. */
export const standsFor = (row: StoredInstitution): string[] => [row.kind, ...unlisted(row.also)];
