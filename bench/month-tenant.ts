import { divisionsUnder } from "@tongyou/core/divisions";
import type { Policy } from "@tongyou/policy/engine";
import type pg from "pg";
import { makeChildren } from "./decide-children.ts";

const REGION = "640000000000";
/** Made up and decided to choose the sets of facts from; children take turns with them. */
const MADE_UP = 12_000;
/** One child of so many receives the allowance. */
const ONE_IN = 3;
export const MONTH = "2018-04";
const LAST_DAY = "2018-04-30";

/** The different sets of facts, with whether the rules decide an amount for it. */
function factSets(policy: Policy): { said: string; decided: boolean }[] {
  const sets = makeChildren(MADE_UP, 5).map(({ birthDate, ...facts }) => ({
    said: JSON.stringify({ ...(birthDate && { "": { birthDate } }), "2018-01-01": facts }),
    decided:
      policy.decide({ ...(birthDate && { birthDate }), ...facts }, { on: LAST_DAY }).allowance.status ===
      "decided",
  }));
  const decided = sets.filter((one) => one.decided);
  const others = sets.filter((one) => !one.decided).slice(0, decided.length * (ONE_IN - 1));
  return decided.flatMap((one, at) => [one, ...others.slice(at * (ONE_IN - 1), (at + 1) * (ONE_IN - 1))]);
}

/**
 * Makes children `from` up to `to` with what a ledger says of each, one statement of some fifteen facts, and an award
 * for each who is decided. The columns that lists read are as if decided for the month already: keeping them so is not
 * the month's work.
 */
export async function fillMonth(
  pool: pg.Pool,
  schema: string,
  policy: Policy,
  from: number,
  to: number,
): Promise<void> {
  const villages = divisionsUnder(REGION, 5).map(({ code }) => code);
  const sets = factSets(policy);
  const said = sets.map((one) => one.said);
  const decided = sets.map((one) => one.decided);
  const client = await pool.connect();
  try {
    await client.query(`SET search_path = ${schema}`);
    const made = `generate_series(${from}, ${to - 1}) AS n`;
    // Ids in the order of time, as those of the product are.
    const uuid = `('01900000' || lpad(to_hex(n), 8, '0') || left(md5('c' || n), 16))::uuid`;
    const village = `($1::text[])[1 + n % ${villages.length}]`;
    await client.query(
      `INSERT INTO child (id, division, name, pinyin, initials, birth_date, status, decided_on, restricted,
                          first_open_need, report_rows, groups, entitlements, provisions, created_at, updated_at)
       SELECT ${uuid}, ${village}, '童', 'tong', 't', '2010-01-01', 'active', '${LAST_DAY}', '|', '', '|', '|', '|', '|',
              '2018-05-01', '2018-05-01' FROM ${made}`,
      [villages],
    );
    await client.query(
      `INSERT INTO fact (id, child_id, division, name, value, valid_from, source, recorded_at)
       SELECT md5('f' || n)::uuid, ${uuid}, ${village}, 'several', ($2::jsonb[])[1 + n % ${said.length}], NULL,
              'ledger', '2018-05-01' FROM ${made}`,
      [villages, said],
    );
    await client.query(
      `INSERT INTO award (id, child_id, division, benefit, from_month, state, basis, decided_by, decided_at)
       SELECT md5('a' || n)::uuid, ${uuid}, ${village}, $3, '2018-01', 'granted', 'ledger', md5('officer')::uuid,
              '2018-05-01' FROM ${made} WHERE ($2::boolean[])[1 + n % ${said.length}]`,
      [villages, decided, policy.pack.benefit?.id],
    );
    for (const table of ["child", "fact", "award"]) await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    client.release();
  }
}
