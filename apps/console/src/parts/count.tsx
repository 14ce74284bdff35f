/** A count with thousands separators and tabular figures. */
export function Count({ of }: { of: number }) {
  return <span className="figure">{of.toLocaleString("en-US")}</span>;
}
