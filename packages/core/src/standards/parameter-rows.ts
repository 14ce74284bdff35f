import type { Parameter, ParameterValue, Policy, Series } from "@tongyou/policy/engine";
import type { StandardValue } from "./load-standards.ts";
import { type Choices, proposalRows } from "./proposal-rows.ts";
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
  const own = rows
    .filter((row) => row.parameter === parameter)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return own.flatMap((row, index) => {
    const value = row.value as StandardValue;
    if (!("fen" in value)) return [];
    const number = row.documentNumber ?? "";
    return [
      {
        from: row.validFrom,
        to: own[index + 1]?.validFrom ?? null,
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

/** One parameter with its values over time, the bureau's own beside the pack's, and what the formula proposes. */
export function parameterRow(
  policy: Policy,
  parameter: Parameter,
  rows: readonly EnteredStandard[],
  choices: Choices,
): ParameterRow {
  const values = [...parameter.values.map(published), ...entered(parameter.id, rows)].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  return {
    id: parameter.id,
    name: parameter.title,
    unit: "fen",
    clause: parameter.clauses[0] ?? "",
    values,
    toBeEntered: (parameter.toBeEntered ?? []).map(({ from, until, why, clauses }) => ({
      from,
      to: until ?? null,
      why,
      clause: clauses[0] ?? "",
    })),
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
