/** What a written cell holds; money is integer fen, a date is `YYYY-MM-DD`. */
export type DesignValue = string | number | null;

export type DesignColumn = {
  header: string;
  /** In Excel's character units. */
  width: number;
  kind: "text" | "number" | "money" | "date";
  /** Columns side by side with the same group share one merged heading above their headers. */
  group?: string;
};

/** A printed sheet: title, lines under it, a table, totals, lines to sign. */
export type SheetDesign = {
  /** At most 31 characters, without `[]:*?/\`. */
  name: string;
  title: string;
  /** Lines under the title, each across the table. */
  subtitles?: readonly string[];
  columns: readonly DesignColumn[];
  rows: readonly (readonly DesignValue[])[];
  /** One bold row under the table, as long as the columns. */
  totals?: readonly DesignValue[];
  /** Lines below, such as the total in capital numerals and the signatures; several parts share a line evenly. */
  footer?: readonly (string | readonly string[])[];
  landscape?: boolean;
};
