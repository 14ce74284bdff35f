import { randomUUID } from "node:crypto";
import { withTenant } from "@tongyou/database";
import { child, fact, household } from "@tongyou/database/schema";
import { NINGXIA } from "@tongyou/database/testing";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { COUNTY, HERE, person, setScene, statement, THERE } from "./scene.ts";

/** A child of the own tenant in another area: as far as one of another tenant. */
const { db, own, ids, close } = await setScene();
afterAll(close);

describe("a child out of the area", () => {
  const inCounty = <T>(fn: Parameters<typeof withTenant<T>>[2]) =>
    withTenant(db, { tenant: own, area: COUNTY }, fn);

  it("takes no fact, neither under the own division nor under its own", async () => {
    const posing = inCounty((tx) => tx.insert(fact).values(statement(ids.there, HERE)));
    await expect(posing).rejects.toMatchObject({ sqlState: "23503" });
    const openly = inCounty((tx) => tx.insert(fact).values(statement(ids.there, THERE)));
    await expect(openly).rejects.toMatchObject({ sqlState: "42501" });
  });

  it("is not reached by a household, an upsert, or a move", async () => {
    const home = randomUUID();
    await withTenant(db, { tenant: own, area: NINGXIA }, (tx) =>
      tx.insert(household).values({ id: home, division: THERE }),
    );
    const joining = inCounty((tx) =>
      tx.update(child).set({ householdId: home }).where(eq(child.id, ids.here)),
    );
    await expect(joining).rejects.toMatchObject({ sqlState: "23503" });
    const upsert = inCounty((tx) =>
      tx
        .insert(child)
        .values(person(ids.there, HERE, "改"))
        .onConflictDoUpdate({ target: child.id, set: { name: "改" } }),
    );
    await expect(upsert).rejects.toMatchObject({ sqlState: "42501" });
    const pushing = inCounty((tx) => tx.update(child).set({ division: THERE }).where(eq(child.id, ids.here)));
    await expect(pushing).rejects.toMatchObject({ sqlState: "42501" });
    const pulling = await inCounty((tx) =>
      tx.update(child).set({ division: HERE }).where(eq(child.id, ids.there)).returning(),
    );
    expect(pulling).toEqual([]);
  });

  it("takes its facts along when one who may moves it", async () => {
    const moved = randomUUID();
    const rows = await withTenant(db, { tenant: own, area: NINGXIA }, async (tx) => {
      await tx.insert(child).values(person(moved, HERE, "迁"));
      await tx.insert(fact).values(statement(moved, HERE));
      await tx.update(child).set({ division: THERE }).where(eq(child.id, moved));
      return tx.select({ division: fact.division }).from(fact).where(eq(fact.childId, moved));
    });
    expect(rows).toEqual([{ division: THERE }]);
  });
});
