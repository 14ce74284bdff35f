/**
 * The rule of every table that belongs to a child or a place. `current_setting` without a default fails
 * outside `withTenant`: forgetting the tenant is an error, not an empty answer. As sub-selects the two
 * bounds are computed once a statement instead of once a row, which halves the time of a count.
 */
export const byArea = (table: string) => `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY area ON ${table}
      USING (division >= (SELECT current_setting('app.lo')) AND division < (SELECT current_setting('app.hi')));`;

/** The rule of the few tables every worker of the tenant shares. */
export const byTenant = (table: string) => `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON ${table} USING (true);`;

/** Where a row belongs. */
export const DIVISION = `division text COLLATE "C" NOT NULL CHECK (division ~ '^[0-9]{12}$')`;
/** `YYYY-MM`. */
export const MONTH = `CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')`;
/** Foreign keys ignore row security, so they carry the division: a child out of the area is not found. */
export const OF_CHILD = "FOREIGN KEY (child_id, division) REFERENCES child (id, division) ON UPDATE CASCADE";
