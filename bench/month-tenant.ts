import { divisionsUnder } from "@tongyou/core/divisions";
import type pg from "pg";
import { makeChildren } from "./decide-children.ts";

const REGION = "640000000000";
/** Different sets of facts; children take turns with them. */
const SETS = 2_000;

/** Makes children `from` up to `to` with what a ledger says of each: one statement of some thirty facts. */
export async function fillMonth(pool: pg.Pool, schema: string, from: number, to: number): Promise<void> {
  const villages = divisionsUnder(REGION, 5).map(({ code }) => code);
  const said = makeChildren(SETS, 5).map(({ birthDate, ...facts }) =>
    JSON.stringify({ ...(birthDate && { "": { birthDate } }), "2018-01-01": facts }),
  );
  const client = await pool.connect();
  try {
    await client.query(`SET search_path = ${schema}`);
    const made = `generate_series(${from}, ${to - 1}) AS n`;
    // Ids in the order of time, as those of the product are.
    const id = `('01900000' || lpad(to_hex(n), 8, '0') || md5('c' || n))::text`;
    const uuid = `left(${id}, 32)::uuid`;
    await client.query(
      `INSERT INTO child (id, division, name, pinyin, initials, birth_date, status, decided_on)
       SELECT ${uuid}, ($1::text[])[1 + n % ${villages.length}], '童', 'tong', 't', '2010-01-01', 'active', current_date
       FROM ${made}`,
      [villages],
    );
    await client.query(
      `INSERT INTO fact (id, child_id, division, name, value, valid_from, source, recorded_at)
       SELECT md5('f' || n)::uuid, ${uuid}, ($1::text[])[1 + n % ${villages.length}], 'several',
              ($2::jsonb[])[1 + n % ${SETS}], NULL, 'ledger', '2018-04-01' FROM ${made}`,
      [villages, said],
    );
    await client.query("VACUUM ANALYZE child");
    await client.query("VACUUM ANALYZE fact");
  } finally {
    client.release();
  }
}
