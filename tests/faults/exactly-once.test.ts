import {
  approveMonth,
  calculateMonth,
  directQueue,
  getBatchView,
  getMonth,
  prepareBatch,
  submitMonth,
  verifyAuditChain,
} from "@tongyou/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type County, expectedOutcomes, MONTH, numberOf, type Outcome, openCounty } from "./county.ts";
import { type FrailHouse, openFrailHouse } from "./frail-house.ts";
import { momentsOf, underFire } from "./under-fire.ts";

const CHILDREN = 50_000;

let house: FrailHouse;
let county: County;
let expected: Outcome[];

beforeAll(async () => {
  house = await openFrailHouse();
  county = await openCounty(house, CHILDREN);
  expected = expectedOutcomes(county);
});
afterAll(() => house.close());

/**
 * Calculates, approves and fixes the month and puts it into a list of payments, while the server is killed at 50 moments
 * and the database at 20.
 */
async function monthUnderFire() {
  const { officer, finance } = county;
  const { id } = await calculateMonth(officer, { month: MONTH });
  house.startWorker();
  const late = await underFire(
    house,
    county,
    { kind: "months.calculate", total: CHILDREN },
    momentsOf({ worker: 24, database: 9 }, 1),
  );
  const calculated = await getMonth(officer, { id });
  await approveMonth(finance, await submitMonth(officer, calculated));
  await house.killWorker();
  const { paid } = calculated.totals;
  const later = await underFire(house, county, { kind: "months.fix", total: paid }, [
    ...late,
    ...momentsOf({ worker: 14, database: 6 }, 2),
  ]);
  const fixed = await getMonth(officer, { id });
  const list = await prepareBatch(officer, { kind: "month", month: MONTH });
  await house.killWorker();
  const left = await underFire(house, county, { kind: "payments.prepare", total: paid }, [
    ...later,
    ...momentsOf({ worker: 12, database: 5 }, 3),
  ]);
  return { left, calculated, fixed, list: await getBatchView(finance, list) };
}

type Row = Outcome & { child_id: string };

const STORED = {
  month_item: "SELECT child_id, status, class, fen FROM month_item",
  benefit_line: "SELECT child_id, 'decided' AS status, class, fen FROM benefit_line",
  payment_item: `SELECT child_id, 'decided' AS status, class, item.fen
                 FROM payment_item item JOIN payment ON payment.id = payment_id AND payment.fen = item.fen`,
};

/** What stands in a table, by the child's number; throws where a child stands there twice. */
async function storedIn(table: keyof typeof STORED): Promise<Map<number, Outcome>> {
  const query = STORED[table].replaceAll(/(?<=FROM |JOIN )/g, `${county.schema}.`);
  const { rows } = await house.app.db.owner.query<Row>(query);
  const stored = new Map(rows.map(({ child_id, ...outcome }) => [numberOf(child_id), outcome]));
  expect(stored.size).toBe(rows.length);
  return stored;
}

/** Children of whom something else is stored than expected. */
const differing = (stored: ReadonlyMap<number, Outcome>, wanted: ReadonlyMap<number, Outcome>) =>
  [...new Set([...stored.keys(), ...wanted.keys()])].filter((n) => {
    const [a, b] = [stored.get(n), wanted.get(n)];
    return a?.status !== b?.status || a?.class !== b?.class || a?.fen !== b?.fen;
  });

const numbered = (outcomes: readonly Outcome[]) => new Map(outcomes.map((one, n) => [n, one]));

test("each child's line comes out exactly once, however often the server and the database are killed", async () => {
  const { left, calculated, fixed, list } = await monthUnderFire();
  expect(left).toEqual([]);

  const due = [...numbered(expected)].filter(([, { fen }]) => fen !== null);
  expect(due.length).toBeGreaterThan(CHILDREN / 4);
  expect(differing(await storedIn("month_item"), numbered(expected))).toEqual([]);
  expect(differing(await storedIn("benefit_line"), new Map(due))).toEqual([]);
  expect(differing(await storedIn("payment_item"), new Map(due))).toEqual([]);

  const totals = {
    children: CHILDREN,
    paid: due.length,
    fen: due.reduce((sum, [, { fen }]) => sum + Number(fen), 0),
    alreadyFixed: 0,
  };
  expect(calculated.totals).toMatchObject(totals);
  expect(fixed).toMatchObject({ state: "fixed", totals });
  expect(list).toMatchObject({ state: "prepared", due: { payments: totals.paid, fen: totals.fen } });

  const { rows: ends } = await house.app.db.owner.query(
    `SELECT action, count(*)::int FROM ${county.schema}.audit
     WHERE action IN ('months.calculate', 'months.approve', 'payments.prepare') GROUP BY action ORDER BY action`,
  );
  // Asked for and ended, once each.
  expect(ends).toEqual([
    { action: "months.approve", count: 2 },
    { action: "months.calculate", count: 2 },
    { action: "payments.prepare", count: 2 },
  ]);
  expect(await verifyAuditChain(county.auditor)).toMatchObject({ intact: true });
}, 300_000);

test("what a step did is kept with how far it came, or not at all", async () => {
  const { owner } = house.app.db;
  const { schema, officer } = county;
  await owner.query(`
    CREATE FUNCTION ${schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.reached IS DISTINCT FROM OLD.reached THEN RAISE EXCEPTION 'how far it came cannot be kept'; END IF;
      RETURN NEW; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON ${schema}.job FOR EACH ROW EXECUTE FUNCTION ${schema}.refuse()`);
  const { id, state } = await calculateMonth({ ...officer, jobs: directQueue }, { month: "2018-05" });
  expect(state).toBe("cancelled");
  const { rows } = await owner.query(`SELECT FROM ${schema}.month_item WHERE run_id = $1`, [id]);
  expect(rows).toEqual([]);
}, 120_000);
