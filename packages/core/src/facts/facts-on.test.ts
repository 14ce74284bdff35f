import { newId, type TenantTransaction, tenantKey, withTenant } from "@tongyou/database";
import { child, fact } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { contactsOf } from "./contact.ts";
import { factsOn } from "./facts-on.ts";
import { recordFacts } from "./record-facts.ts";
import type { SaidByDay } from "./statement.ts";
import { timelineOf } from "./timeline.ts";

const house = testHouse();
afterAll(() => house.close());

const VILLAGE = "640423100004";
const instant = (minute: number) => new Date(Date.UTC(2018, 3, 2, 8, minute));

let officer: StaffContext;
beforeAll(async () => {
  officer = await (await house.bureau()).staff("countyOfficer");
});

const inside = <T>(work: (tx: TenantTransaction) => Promise<T>) => withTenant(house.app.db, officer, work);

async function newChild(): Promise<string> {
  const id = newId();
  const names = { name: "马小明", pinyin: "maxiaoming", initials: "mxm" };
  await inside((tx) => tx.insert(child).values({ id, division: VILLAGE, ...names, status: "active" }));
  return id;
}

async function say(
  childId: string,
  minute: number,
  said: SaidByDay,
  to: string | null = null,
): Promise<void> {
  const key = await tenantKey(house.app.db, officer.tenant);
  const statement = { childId, division: VILLAGE, said, to, evidence: "走访", source: "staff" as const };
  await inside((tx) => recordFacts(tx, [statement], { saidBy: officer.staff.id, at: instant(minute), key }));
}

const known = (id: string, on: string, minute?: number) =>
  inside(async (tx) =>
    (await factsOn(tx, [id], on, minute === undefined ? undefined : instant(minute))).get(id),
  );

test("facts are those said to hold on the day, each from its own day on", async () => {
  const id = await newChild();
  await say(id, 1, { "": { sex: "male" }, "2018-03-31": { careArrangement: "kinship", disabled: false } });
  expect(await known(id, "2018-03-30")).toEqual({ sex: "male" });
  expect(await known(id, "2018-03-31")).toEqual({ sex: "male", careArrangement: "kinship", disabled: false });
});

test("what was known at an earlier instant stays answerable after changes, corrections and withdrawals", async () => {
  const id = await newChild();
  await say(id, 1, { "2018-03-31": { careArrangement: "kinship" } });
  await say(id, 2, { "2018-03-31": { careArrangement: "foster" } });
  await say(id, 3, { "2018-03-31": { careArrangement: null } });
  const care = async (minute?: number) => (await known(id, "2018-04-01", minute))?.careArrangement;
  expect([await care(0), await care(1), await care(2), await care(3), await care()]).toEqual([
    undefined,
    "kinship",
    "foster",
    undefined,
    undefined,
  ]);
  await inside((tx) =>
    tx
      .update(fact)
      .set({ supersededAt: instant(5) })
      .where(eq(fact.recordedAt, instant(3))),
  );
  expect([await care(4), await care(5), await care()]).toEqual([undefined, "foster", "foster"]);
});

test("several children in one question, unknown ones empty", async () => {
  const [a, b] = [await newChild(), await newChild()];
  await say(a, 1, { "": { sex: "female" } });
  const facts = await inside((tx) => factsOn(tx, [a, b], "2018-03-31"));
  expect([facts.get(a), facts.get(b)]).toEqual([{ sex: "female" }, {}]);
});

test("contacts are merged key by key; what is not said again stays", async () => {
  const id = await newChild();
  const key = await tenantKey(house.app.db, officer.tenant);
  const about = { childId: id, division: VILLAGE, evidence: "台账", source: "ledger" as const };
  const saying = (contact: object, minute: number) =>
    inside((tx) =>
      recordFacts(tx, [{ ...about, contact }], { saidBy: officer.staff.id, at: instant(minute), key }),
    );
  await saying({ guardianName: "马大伯", guardianPhone: "15400000001" }, 1);
  await saying({ guardianPhone: "15400000002" }, 2);
  const at = (minute?: number) =>
    inside(async (tx) =>
      (await contactsOf(tx, key, [id], minute === undefined ? undefined : instant(minute))).get(id),
    );
  expect(await at()).toEqual({ guardianName: "马大伯", guardianPhone: "15400000002" });
  expect(await at(1)).toEqual({ guardianName: "马大伯", guardianPhone: "15400000001" });
});

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2018-03-0${n}`);
const words = fc.constantFrom("parents", "kinship", "foster", "institution");
const spoken = fc
  .record({ from: day, to: fc.option(day), value: words })
  .filter(({ from, to }) => to === null || from < to);

test("the timeline shown on a file and the facts that are decided on never differ", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spoken, { minLength: 1, maxLength: 5 }), day, async (said, on) => {
      const id = await newChild();
      for (const [minute, { from, to, value }] of said.entries())
        await say(id, minute, { [from]: { careArrangement: value } } as SaidByDay, to);
      const { holds } = timelineOf(said);
      const shown = holds.find(({ from, to }) => (from ?? "") <= on && on < (to ?? "~"));
      expect((await known(id, on))?.careArrangement).toBe(shown?.statement.value);
    }),
    { numRuns: 25 },
  );
});
