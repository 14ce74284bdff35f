import type { TenantKey } from "@tongyou/database";
import { type CivilDate, FACTS } from "@tongyou/policy";
import type { TenantRole } from "../access/roles.ts";
import type { FactEntry } from "../children/children.schema.ts";
import { placeName } from "../children/place-name.ts";
import { CONTACT_LABELS, type ContactKey, openContact } from "./contact.ts";
import { isRestricted, seesRestricted, shownContact } from "./mask.ts";
import { labelOf, showFact } from "./show-fact.ts";
import { CONTACT, decodeSaid } from "./statement.ts";
import type { StatementRow } from "./statements-of.ts";
import { type Span, timelineOf } from "./timeline.ts";

type Reader = { role: TenantRole; key: TenantKey; names: ReadonlyMap<string, string> };
/** One fact out of a row that may say several. */
type Part<N> = Span & { name: N; value: unknown; row: StatementRow };

const partsByName = <N extends string>(parts: readonly Part<N>[]) => [
  ...Map.groupBy(parts, ({ name }) => name),
];

/** What a case of protection says stands beside what the file says. */
const partsBySource = <N extends string>(parts: readonly Part<N>[]): (readonly [N, Part<N>[]])[] =>
  partsByName(parts).flatMap(([name, said]) =>
    [...Map.groupBy(said, ({ row }) => row.caseId).values()].map((one) => [name, one] as const),
  );

/** Stretches that hold, then what was superseded or withdrawn, each with the instant it ceased to hold. */
function historyOf<N>(parts: readonly Part<N>[]): (Part<N> & { supersededAt: Date | null })[] {
  const withdrawn = parts.filter((part) => part.row.supersededAt);
  const { holds, superseded } = timelineOf(parts.filter((part) => !part.row.supersededAt));
  return [
    ...holds.map(({ statement, from, to }) => ({ ...statement, from, to, supersededAt: null })),
    ...superseded.map(({ statement, by }) => ({ ...statement, supersededAt: by.row.recordedAt })),
    ...withdrawn.map((part) => ({ ...part, supersededAt: part.row.supersededAt })),
  ];
}

const common = (part: Part<string> & { supersededAt: Date | null }, reader: Reader, index: number) => ({
  id: `${part.row.id}:${part.name}:${index}`,
  from: part.from,
  to: part.to,
  source: part.row.source as FactEntry["source"],
  evidence: part.row.evidence,
  saidBy: reader.names.get(part.row.saidBy ?? "") ?? null,
  recordedAt: part.row.recordedAt.toISOString(),
  supersededAt: part.supersededAt?.toISOString() ?? null,
});

function factParts(rows: readonly StatementRow[], reader: Reader): FactEntry[] {
  const all = seesRestricted(reader.role);
  const parts = rows
    .filter((row) => row.name !== CONTACT && (all || !row.inSealedCase))
    .flatMap((row) => decodeSaid(row).map((said) => ({ ...said, to: row.validTo, row })))
    .filter(({ name }) => name in FACTS && (!isRestricted(name) || all));
  return partsBySource(parts).flatMap(([name, said]) =>
    historyOf(said).map((part, index) => ({
      ...common(part, reader, index),
      name,
      label: labelOf(name),
      shown: showFact(name, part.value),
      value: part.value,
      restricted: isRestricted(name) || part.row.inSealedCase,
    })),
  );
}

function contactParts(rows: readonly StatementRow[], reader: Reader): FactEntry[] {
  const parts = rows.flatMap((row) =>
    row.name === CONTACT && row.sealed
      ? Object.entries(openContact(reader.key, row.sealed)).map(([name, value]) => ({
          from: null,
          to: null,
          name: name as ContactKey,
          value,
          row,
        }))
      : [],
  );
  return partsByName(parts).flatMap(([name, said]) =>
    historyOf(said).map((part, index) => {
      const text =
        name === "keptIn"
          ? placeName(String(part.value))
          : shownContact(name, String(part.value), reader.role);
      return {
        ...common(part, reader, index),
        name: `contact.${name}`,
        label: CONTACT_LABELS[name] ?? { zh: name, en: name },
        shown: { zh: text, en: text },
        restricted: false,
      };
    }),
  );
}

/**
 * All that was ever said about one child, as the reader's role may see it: what holds on the day first, then
 * what ended, is still to come, or was superseded or withdrawn; each part newest first. `rows` are the child's rows
 * in the order they were made.
 */
export function factEntries(rows: readonly StatementRow[], reader: Reader, on: CivilDate): FactEntry[] {
  const holds = ({ from, to, supersededAt }: FactEntry) =>
    supersededAt === null && (from === null || from <= on) && (to === null || on < to);
  const order = (entry: FactEntry) =>
    `${holds(entry) ? "1" : "0"} ${entry.recordedAt} ${entry.from ?? ""} ${entry.id}`;
  return [...factParts(rows, reader), ...contactParts(rows, reader)]
    .map((entry) => ({ entry, key: order(entry) }))
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ entry }) => entry);
}
