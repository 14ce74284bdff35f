export const COLUMNS = [
  "name",
  "sex",
  "age",
  "birthDate",
  "idNumber",
  "division",
  "categories",
  "risk",
  "allowance",
  "amount",
  "needs",
  "decidedOn",
] as const;
export type Column = (typeof COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly Column[] = [
  "name",
  "sex",
  "age",
  "idNumber",
  "division",
  "categories",
  "risk",
  "allowance",
  "amount",
  "needs",
];

const keyOf = (staffId: string) => `tongyou.columns.children.${staffId}`;

/** The columns this person chose on this machine; the name is always among them. */
export function keptColumns(staffId: string): readonly Column[] {
  const kept = localStorage.getItem(keyOf(staffId));
  if (kept === null) return DEFAULT_COLUMNS;
  const chosen = kept.split(",");
  return COLUMNS.filter((column) => column === "name" || chosen.includes(column));
}

/** Keeps a choice of columns for this person on this machine. */
export function keepColumns(staffId: string, columns: readonly Column[]): void {
  localStorage.setItem(keyOf(staffId), columns.join(","));
}
