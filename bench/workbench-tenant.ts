import { divisionsUnder } from "@tongyou/core/divisions";
import type pg from "pg";

const REGION = "640000000000";
/** The county, town and village of the demo's accounts: made first, and the same however large the tenant is. */
const HOME = "640423";
/** In 2,800 villages: 200,000 in the tenant. */
const PER_VILLAGE = 80;
const VISITS_EACH = 5;

/**
 * Makes children `from` up to `to` of the tenant with their facts, visits and plans: the villages of the home county
 * first. One in ten visits is late, one in twenty children waits for facts, one in 200 qualifies and has no award, one in
 * 200 has an open report, one in 100 an open referral.
 */
export async function fillTenant(pool: pg.Pool, schema: string, from: number, to: number): Promise<void> {
  const villages = divisionsUnder(REGION, 5)
    .map(({ code }) => code)
    .toSorted((a, b) => Number(b.startsWith(HOME)) - Number(a.startsWith(HOME)) || (a < b ? -1 : 1));
  const client = await pool.connect();
  try {
    await client.query(`SET search_path = ${schema}`);
    const made = `generate_series(${from}, ${to - 1}) AS n`;
    await client.query(
      `INSERT INTO child (id, division, name, pinyin, initials, sex, birth_date, id_tail, status, categories, groups,
                          entitlements, provisions, restricted, needs_count, open_needs_count, first_need, first_open_need,
                          allowance_status, allowance_class, allowance_fen, award, decided_on)
       SELECT md5('c' || n)::uuid, ($1::text[])[1 + n / ${PER_VILLAGE} % ${villages.length}],
              chr(19968 + n * 7 % 3000) || chr(20100 + n * 13 % 3000), 'p' || md5(n::text), 'p' || left(md5(n::text), 1),
              CASE n % 2 WHEN 0 THEN 'male' ELSE 'female' END, current_date - 365 - n * 31 % 6000,
              lpad((n % 10000)::text, 4, '0'), 'active', '|NX.family|', '|inDifficulty|', '|NX-3.2-a|NX-3.3-a|', '|', '|',
              CASE WHEN n % 20 = 0 THEN 3 ELSE 0 END, CASE WHEN n % 20 = 0 THEN 3 ELSE 0 END,
              CASE WHEN n % 20 = 0 THEN 'careArrangement' ELSE '' END, CASE WHEN n % 20 = 0 THEN 'careArrangement' ELSE '' END,
              CASE WHEN n % 20 = 0 THEN 'needs' ELSE 'decided' END, 'NX.deFacto', 53100,
              CASE WHEN n % 20 <> 0 AND n % 200 <> 1 THEN 'granted' END, current_date
       FROM ${made}`,
      [villages],
    );
    const ofChild = `FROM ${made} JOIN child c ON c.id = md5('c' || n)::uuid`;
    await client.query(
      `INSERT INTO fact (id, child_id, division, name, value, valid_from, source, recorded_at)
       SELECT md5('f' || n)::uuid, c.id, c.division, 'careArrangement', '"kin"', '2018-01-01', 'staff', now() ${ofChild}`,
    );
    await client.query(
      `INSERT INTO visit (id, child_id, division, kind, done_on, done_by, recorded_at, content, changed, concern,
                          complete, sampled)
       SELECT md5('v' || n || '.' || k)::uuid, c.id, c.division, 'home', current_date - n % 30 - 30 * k,
              md5('w' || c.division)::uuid, now(), '\\x00', 0, false, true, n % 40 = 0 AND k = 1
       ${ofChild} CROSS JOIN generate_series(1, ${VISITS_EACH}) AS k`,
    );
    await client.query(
      `INSERT INTO visit_plan (child_id, division, basis, due, last_on)
       SELECT c.id, c.division, 'cadence', current_date + n % 90 - 9, current_date - n % 30 - 30 ${ofChild}`,
    );
    await client.query(
      `INSERT INTO protection_case (id, division, number, child_id, subject_sealed, told_sealed, situation, danger,
                                    source, reported_at, mechanism, stage, owners, due_at, state)
       SELECT md5('r' || n)::uuid, c.division, 'bench-' || n, c.id, '\\x00', '\\x00', 'injuries', 'no', 'duty', now(),
              'none', 'report', '|townSupervisor|countyOfficer|', now() + (n % 96 - 24) * interval '1 hour', 'open'
       ${ofChild} WHERE n % 200 = 0`,
    );
    await client.query(
      `INSERT INTO referral (id, division, number, child_id, kind, department, restricted, letter_sealed, asked_by,
                             asked_at, due_on, due_from, state)
       SELECT md5('x' || n)::uuid, c.division, 'bench-' || n, c.id, 'question', 'education', false, '\\x00',
              md5('w' || c.division)::uuid, now(), current_date + n % 30 - 5, 'bureau', 'sent'
       ${ofChild} WHERE n % 100 = 0`,
    );
    for (const table of ["child", "fact", "visit", "visit_plan", "protection_case", "referral"])
      await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    client.release();
  }
}
