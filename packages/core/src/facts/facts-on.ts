import type { TenantTransaction } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import type { CivilDate, Facts } from "@tongyou/policy";
import { and, gt, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { knownThen } from "../known-then.ts";
import { incidentsOf, type Layer, type Layers, layOver, OWN } from "./incident-layers.ts";
import { CONTACT, SAID_ORDER, type SaidByDay } from "./statement.ts";
import { IN_SEALED_CASE } from "./statements-of.ts";

/** When a statement was recorded and superseded. */
export const STATEMENT_LIFE = { written: fact.recordedAt, supersededAt: fact.supersededAt };

/** `column = ANY(ids)` with one parameter however many there are. */
export const ofChildren = (ids: readonly string[]): SQL =>
  sql`${fact.childId} = ANY(${sql.param(ids)}::uuid[])`;

/** What is known of a child. `layers`: who says which incidents, where a case of protection says any. */
export type Stated = { facts: Facts; layers?: Layers };

type Reading = { facts: Record<string, unknown>; incidents: Layers };

/** Puts one statement over those before it. */
function lay({ facts, incidents }: Reading, row: Row, on: CivilDate): void {
  for (const [day, said] of Object.entries(row.value as SaidByDay)) {
    if (day > on) continue;
    for (const [name, value] of Object.entries(said)) {
      if (name === "incidents")
        layOver(incidents, row.caseId ?? OWN, { incidents: said.incidents ?? null, sealed: row.sealed });
      else if (value === null) delete facts[name];
      else facts[name] = value;
    }
  }
}

type Row = { childId: string; value: unknown; caseId: string | null; sealed: boolean };

const withIncidents = (facts: Facts, layers: Iterable<Layer>): Facts => {
  const incidents = incidentsOf(layers);
  return incidents ? { ...facts, incidents } : facts;
};

function statedOf({ facts, incidents: layers }: Reading): Stated {
  const told = withIncidents(facts, layers.values());
  return [...layers.keys()].some((source) => source !== OWN) ? { facts: told, layers } : { facts: told };
}

/**
 * The same facts as those know them who may not read sealed cases; undefined where no sealed case says anything.
 * @param but the id of a case whose word they know, sealed or not
 */
export function openFacts({ facts, layers }: Stated, but?: string): Facts | undefined {
  const open = [...(layers ?? [])].flatMap(([source, layer]) =>
    layer.sealed && source !== but ? [] : [layer],
  );
  if (open.length === (layers?.size ?? 0)) return undefined;
  const { incidents: _, ...others } = facts;
  return withIncidents(others, open);
}

/**
 * What was known about each child for a civil day, in the vocabulary of the policy: absent is unknown.
 * `knownAt` asks what the system knew at that instant. A child without statements has empty facts.
 */
export async function statedOn(
  tx: TenantTransaction,
  ids: readonly string[],
  on: CivilDate,
  knownAt?: Date,
): Promise<Map<string, Stated>> {
  const found = new Map<string, Reading>(ids.map((id) => [id, { facts: {}, incidents: new Map() }]));
  if (ids.length === 0) return new Map();
  // As the driver gives them: mapping a row costs as much as laying it over the others.
  const { rows } = await tx.execute<Row>(sql`
    SELECT ${fact.childId} AS "childId", ${fact.value} AS value, ${fact.caseId} AS "caseId",
           ${IN_SEALED_CASE} AS sealed
    FROM ${fact}
    WHERE ${and(
      ofChildren(ids),
      ne(fact.name, CONTACT),
      knownThen(STATEMENT_LIFE, knownAt),
      or(isNull(fact.validFrom), lte(fact.validFrom, on)),
      or(isNull(fact.validTo), gt(fact.validTo, on)),
    )}
    ORDER BY ${sql.join([...SAID_ORDER], sql`, `)}`);
  for (const row of rows) {
    const reading = found.get(row.childId);
    if (reading) lay(reading, row, on);
  }
  return new Map([...found].map(([id, reading]) => [id, statedOf(reading)]));
}

/** The facts of `statedOn` alone. */
export async function factsOn(...asked: Parameters<typeof statedOn>): Promise<Map<string, Facts>> {
  return new Map([...(await statedOn(...asked))].map(([id, { facts }]) => [id, facts]));
}
