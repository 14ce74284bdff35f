/** The tables of one room: all of them belong to a child or a place. */
export type Part = {
  tables: readonly string[];
  /** Statements that make them. `role` is the tenant's. */
  sql(role: string): string;
};
