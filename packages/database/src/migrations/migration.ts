/** One step of a schema. Versions count up from 1 without a hole and never change once released. */
export type Migration = {
  version: number;
  name: string;
  /** Statements with unqualified names, for a search_path of one schema. `role` is the tenant's. */
  sql(role: string): string;
};

/** The version a schema has after all of them. */
export const headOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;
