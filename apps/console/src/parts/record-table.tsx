import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Numbers stand right. */
  numeric?: boolean;
  /** On a phone the row is a card: its head, or a labelled line (the default). */
  head?: boolean;
};
type Props<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string | number;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
};

/** A dense table of up to a few hundred records; on a phone each record is a card. */
export function RecordTable<Row>({ label, rows, columns, rowKey, empty }: Props<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className="record-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, numeric }) => (
              <th key={key} scope="col" className={numeric ? "numeric" : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, render, numeric, head }) => (
                <td
                  key={key}
                  data-label={title}
                  className={[numeric && "numeric", head && "head"].filter(Boolean).join(" ") || undefined}
                >
                  <div>{render(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
