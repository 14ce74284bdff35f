import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { afterAll, expect, test } from "vitest";
import { awardFrom } from "../awards/award.fixture.ts";
import { awardsOf } from "../awards/awards-of.ts";
import type { StaffContext } from "../context.ts";
import { CHILDREN, county, family, house, importLines, later } from "../months/month-desk.fixture.ts";
import { benefitOf } from "../months/month-scope.ts";
import { getImport } from "./get-import.ts";
import { undoImport } from "./undo-import.ts";

afterAll(() => house.close());

/** What is awarded now, by the child's name: first month and state. */
const awards = (context: StaffContext) =>
  withTenant(house.app.db, context, async (tx) => {
    const { id, hash } = context.tenant.pack;
    const files = await tx.select({ id: child.id, name: child.name }).from(child);
    const ids = files.map((file) => file.id);
    const found = await awardsOf(tx, benefitOf(context.packs.get(id, hash)), ids);
    return Object.fromEntries(
      files.flatMap((file) =>
        (found.get(file.id) ?? []).map(({ from, state }) => [file.name, [from, state]]),
      ),
    );
  });
const idOf = (context: StaffContext, name: string) =>
  withTenant(house.app.db, context, async (tx) => {
    const files = await tx.select({ id: child.id, name: child.name }).from(child);
    return files.find((file) => file.name === name)?.id ?? "";
  });

test("a ledger confirms those of its children who qualify, from its month; others wait to be confirmed", async () => {
  const { officer } = await county();
  const granted = ["2018-03", "granted"];
  expect(await awards(officer)).toEqual({ 丁双亡: granted, 丁机构: granted, 丁双残: granted });
  // The next ledger says the same of them, and what was missing of another.
  const may = later(officer, "2018-05-02");
  const told = CHILDREN.map((line) => (line.name === "丁不详" ? { ...line, benefits: "无" } : line));
  await importLines(may, [...told, family("丁新来", "重残", "重残")], "2018-04-30");
  const next = ["2018-04", "granted"];
  expect(await awards(officer)).toEqual({
    丁双亡: granted,
    丁机构: granted,
    丁双残: granted,
    丁不详: next,
    丁新来: next,
  });
});

test("a ledger taken back takes back what it confirmed, and is confirmed anew with it", async () => {
  const { officer } = await county([family("丁双亡", "死亡", "死亡")]);
  const may = later(officer, "2018-05-02");
  const lines = [family("丁双亡", "死亡", "死亡"), family("丁双残", "重残", "重残")];
  const second = await importLines(may, lines, "2018-04-30");
  expect(Object.keys(await awards(may)).sort()).toEqual(["丁双亡", "丁双残"].sort());
  const { version } = await getImport(may, { id: second.id });
  await undoImport(may, { id: second.id, version, reason: "填错了" });
  expect(await awards(may)).toEqual({ 丁双亡: ["2018-03", "granted"] });
  await importLines(may, lines, "2018-04-30");
  expect(await awards(may)).toMatchObject({ 丁双残: ["2018-04", "granted"] });
});

test("a ledger is not taken back once somebody decided about an award that it gave", async () => {
  const { officer } = await county([]);
  const batch = await importLines(officer, [family("丁双亡", "死亡", "死亡")]);
  await awardFrom(officer, "2018-01", await idOf(officer, "丁双亡"));
  const { version } = await getImport(officer, { id: batch.id });
  await expect(undoImport(officer, { id: batch.id, version, reason: "填错了" })).rejects.toMatchObject({
    code: "conflict",
    reason: { zh: expect.stringContaining("待遇") },
  });
});
