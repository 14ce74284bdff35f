import { withControl } from "@tongyou/database";
import { tenant } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { testHouse } from "../testing.ts";
import { findBrokenNationalAct } from "./national-act.ts";
import { upgradePack } from "./upgrade-pack.ts";

const house = testHouse();
afterAll(() => house.close());

const pinOf = async (number: number) => {
  const [row] = await withControl(house.app.db, (tx) =>
    tx.select().from(tenant).where(eq(tenant.number, number)),
  );
  return row?.packHash;
};

test("a bureau moves to the pack this server has, once, and the desk's audit says so", async () => {
  const { ref } = await house.bureau();
  await withControl(house.app.db, (tx) =>
    tx
      .update(tenant)
      .set({ packVersion: "0.1", packHash: "0".repeat(64) })
      .where(eq(tenant.number, ref.number)),
  );
  const here = house.app.packs.find("ningxia");
  const moved = await upgradePack(house.app, ref.code);
  expect(moved).toMatchObject({ pack: "ningxia", from: "0.1 000000000000" });
  expect(await pinOf(ref.number)).toBe(here?.hash);
  expect(await upgradePack(house.app, ref.code)).toBe("upToDate");
  expect(await withControl(house.app.db, findBrokenNationalAct)).toBeNull();
});

test("an unknown bureau is refused with what to do", async () => {
  await expect(upgradePack(house.app, "nowhere")).rejects.toMatchObject({ code: "invalid", field: "code" });
});
