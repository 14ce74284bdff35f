import { randomUUID } from "node:crypto";
import { tenantRole, withTenant } from "@tongyou/database";
import { child, fact } from "@tongyou/database/schema";
import { NINGXIA, testDatabase } from "@tongyou/database/testing";

/** The attacker's county 隆德县, a place in it, and one in the neighbour county. */
export const COUNTY = { lo: "640423000000", hi: "640424000000" };
export const HERE = "640423100201";
export const THERE = "640522100201";
/** Names of the children: in the county, in the neighbour county, in the other tenant. */
export const PREY = { here: "本县甲", there: "邻县乙", away: "外省丙" };

export const person = (id: string, division: string, name: string) => ({
  id,
  division,
  name,
  pinyin: "p",
  initials: "p",
  status: "active" as const,
});

export const statement = (childId: string, division: string) => ({
  id: randomUUID(),
  childId,
  division,
  name: "sex",
  value: "male",
  source: "staff",
  recordedAt: new Date(),
});

/**
 * Two tenants. The attacker sits in one county of the first; the neighbour county and the whole second
 * tenant are the prey.
 */
export async function setScene() {
  const { db, url, tenant, close } = testDatabase();
  const [own, other] = [await tenant(), await tenant()];
  const [home, away] = [tenantRole(own.number), tenantRole(other.number)];
  const ids = { here: randomUUID(), there: randomUUID(), away: randomUUID() };
  await withTenant(db, { tenant: own, area: NINGXIA }, async (tx) => {
    await tx.insert(child).values([person(ids.here, HERE, PREY.here), person(ids.there, THERE, PREY.there)]);
    await tx.insert(fact).values([statement(ids.here, HERE), statement(ids.there, THERE)]);
  });
  await withTenant(db, { tenant: other, area: NINGXIA }, async (tx) => {
    await tx.insert(child).values(person(ids.away, HERE, PREY.away));
    await tx.insert(fact).values(statement(ids.away, HERE));
  });
  await db.owner.query(`ANALYZE ${away}.child, ${home}.child`);

  /** One whole statement as the attacker's, in his tenant and county. */
  const attack = (text: string) => withTenant(db, { tenant: own, area: COUNTY }, (tx) => tx.execute(text));
  const rowsOf = async (text: string) => (await attack(text)).rows;

  /** The same without the guard of `withTenant`: only the database is left to refuse. */
  const bare = async (text: string) => {
    const client = await db.app.connect();
    try {
      await client.query(
        `BEGIN; SET LOCAL search_path = ${home}, pg_temp; SET LOCAL app.lo = '${COUNTY.lo}'; SET LOCAL app.hi = '${COUNTY.hi}'; SET LOCAL ROLE ${home}`,
      );
      return await client.query(text);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  };
  return { db, url, own, other, home, away, ids, attack, rowsOf, bare, close };
}
