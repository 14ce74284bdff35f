import type { Parameter, ParameterValue, Policy, Series } from "@tongyou/policy/engine";
import type { Choices, StandardValue } from "./load-standards.ts";
import { proposalRows } from "./proposal-rows.ts";
import type { ParameterRow, PolicyBook } from "./standards.schema.ts";

/** A value somebody of the bureau entered; `enteredBy` is the person's name. */
export type EnteredStandard = {
  parameter: string;
  validFrom: string;
  value: unknown;
  documentNumber: string | null;
  issuedOn: string | null;
  note: string | null;
  enteredBy: string;
  enteredAt: Date;
};
type Value = ParameterRow["values"][number];

/** A document or an official page stands by itself; a press report or a mirror is to be confirmed. */
const trustOf = (status: ParameterValue["source"]["status"]): Value["status"] =>
  status === "document" || status === "official" ? "official" : "press";

const published = (value: ParameterValue): Value => ({
  from: value.from,
  to: value.until,
  value: value.fen,
  source: value.source.text,
  status: trustOf(value.source.status),
  documentNumber: null,
  entered: null,
});

function entered(parameter: string, rows: readonly EnteredStandard[]): Value[] {
  return rows.flatMap((row) => {
    const value = row.value as StandardValue;
    if (row.parameter !== parameter || !("fen" in value)) return [];
    const number = row.documentNumber ?? "";
    return [
      {
        from: row.validFrom,
        to: null,
        value: value.fen,
        source: { zh: number, en: number },
        status: "bureau" as const,
        documentNumber: row.documentNumber,
        entered: {
          by: row.enteredBy,
          at: row.enteredAt.toISOString(),
          issuedOn: row.issuedOn,
          note: row.note,
          proposed: value.proposed ?? null,
        },
      },
    ];
  });
}

/** Values by their first day, each in force no longer than until the next begins; the bureau's own last on a tie. */
function inOrder(values: readonly Value[]): Value[] {
  const sorted = values.toSorted((a, b) => a.from.localeCompare(b.from));
  return sorted.map((value) => {
    const next = sorted.find(({ from }) => from > value.from)?.from;
    return next !== undefined && (value.to === null || next < value.to) ? { ...value, to: next } : value;
  });
}

/** The days the pack leaves to the bureau, less those for which the bureau has entered a value. */
function openDays({ toBeEntered = [] }: Parameter, own: readonly Value[]): ParameterRow["toBeEntered"] {
  return toBeEntered.flatMap(({ from, until = null, why, clauses }) => {
    const first = own[0]?.from;
    if (first !== undefined && first <= from) return [];
    const to = first !== undefined && (until === null || first < until) ? first : until;
    return [{ from, to, why, clause: clauses[0] ?? "" }];
  });
}

/** One parameter with its values over time, the bureau's own beside the pack's, and what the formula proposes. */
export function parameterRow(
  policy: Policy,
  parameter: Parameter,
  rows: readonly EnteredStandard[],
  choices: Choices,
): ParameterRow {
  const own = inOrder(entered(parameter.id, rows));
  const values = inOrder([...parameter.values.map(published), ...own]);
  return {
    id: parameter.id,
    name: parameter.title,
    unit: "fen",
    clause: parameter.clauses[0] ?? "",
    values,
    toBeEntered: openDays(parameter, own),
    proposals: proposalRows(policy, parameter, values.at(-1)?.from, choices),
  };
}

/** One published statistic by year: the pack's figures, over which the bureau's own win. */
export function seriesRow(series: Series, rows: readonly EnteredStandard[]): PolicyBook["series"][number] {
  const years = new Map(
    Object.entries(series.values).map(([year, { value, source }]) => [
      year,
      { year, value, documentNumber: source.text.zh, enteredBy: "" },
    ]),
  );
  for (const row of rows) {
    const value = row.value as StandardValue;
    if (row.parameter !== series.id || !("figure" in value)) continue;
    const year = row.validFrom.slice(0, 4);
    const { documentNumber, enteredBy } = row;
    years.set(year, { year, value: value.figure, documentNumber: documentNumber ?? "", enteredBy });
  }
  return {
    id: series.id,
    name: series.title,
    values: [...years.values()].sort((a, b) => (a.year < b.year ? -1 : 1)),
  };
}
