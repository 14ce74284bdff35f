import { withTenant } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideChildren } from "../children/decide-children.ts";
import { house, ORPHAN, PastDesk } from "../corrections/past-desk.fixture.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { listChanges } from "./list-changes.ts";

afterAll(() => house.close());

const PAGE = { offset: 0, limit: 200 };
const BIRTHDAY = "2005-09-09";
const SEVERE = [{ status: "severeDisability" }];
const NORMAL = [{ status: "normal" }];

/** What stands among the changes of each child, by name. */
async function changes({ officer }: PastDesk, kind: "ends" | "moves" = "ends") {
  const { rows } = await listChanges(officer, { ...PAGE, kind });
  return new Map(rows.map((row) => [row.name, row]));
}

/** Every class of the pack has an amount, as the bureau enters it where the documents have none. */
async function withStandards({ officer }: PastDesk, validFrom: CivilDate): Promise<void> {
  const { pack } = officer.tenant;
  const missing = officer.packs.get(pack.id, pack.hash).missingStandards({ on: validFrom });
  for (const [at, { parameter }] of missing.entries())
    await enterStandard(officer, {
      parameter,
      validFrom,
      value: 100_000 + at * 1000,
      documentNumber: "测试〔2020〕1号",
      issuedOn: validFrom,
    });
}

const CASES = [
  { pack: "ningxia", division: "640423000000", year: "2018" },
  { pack: "zhengzhou", division: "410100000000", year: "2020" },
] as const;

describe.each(CASES)("$pack", ({ pack, division, year }) => {
  const born = (age: number) => `${Number(year) - age}-09-09`;
  const today = `${year}-08-20`;
  const since = `${Number(year) - 1}-01-01`;
  let desk: PastDesk;

  /** A child who is paid since July. */
  async function paid(name: string, said: { readonly [fact: string]: unknown } = {}, birthDate = born(9)) {
    const id = await desk.on(`${year}-06-05`).child(name, birthDate, { ...ORPHAN, ...said }, since);
    await desk.award(`${year}-07`, id);
    return id;
  }

  beforeAll(async () => {
    desk = (await PastDesk.open({ pack, division })).on(`${year}-06-01`);
    await withStandards(desk, `${year}-01-01`);
  });

  test.each(["deceased", "adopted", "moved"] as const)("a file closed as %s", async (reason) => {
    const name = `结案${reason}`;
    const id = await paid(name);
    await desk.on(today).close(id, today, reason);
    expect((await changes(desk)).get(name)).toMatchObject({
      event: { kind: "closed", on: today, reason },
      proposal: { last: `${year}-07`, ends: `${year}-08` },
    });
  });

  test("a parent released from prison", async () => {
    const IMPRISONED = [{ status: "imprisoned", since: `${Number(year) - 2}-03-01` }];
    const id = await paid("刑满", { "father.statuses": SEVERE, "mother.statuses": IMPRISONED });
    expect((await changes(desk.on(today))).has("刑满")).toBe(false);
    await desk.on(today).say(id, { "mother.statuses": NORMAL }, `${year}-08-15`);
    expect((await changes(desk)).get("刑满")).toMatchObject({
      event: { kind: "facts", on: `${year}-08-15`, facts: ["mother.statuses"] },
      proposal: { last: `${year}-07`, ends: `${year}-08` },
    });
  });

  test("a missing parent who came back, told late", async () => {
    const GONE = [{ status: "declaredMissing" }];
    const id = await paid("归来", { "father.statuses": SEVERE, "mother.statuses": GONE });
    await desk.on(today).say(id, { "mother.statuses": NORMAL }, `${year}-06-10`);
    expect((await changes(desk)).get("归来")).toMatchObject({
      event: { kind: "facts", on: `${year}-06-10` },
      // Never in a month that was granted.
      proposal: { last: null, ends: `${year}-07` },
    });
  });

  test("an 18th birthday that nobody recorded, on the working day", async () => {
    const id = await paid("成年", { educationStage: "junior" }, born(18));
    await desk.on(`${year}-08-01`).pay(`${year}-07`);
    const birthday = `${year}-09-09`;
    const asOf = async (day: CivilDate) => {
      const { officer } = desk.on(day);
      await withTenant(officer.db, officer, (tx) => decideChildren(tx, officer, [id]));
      return (await changes(desk)).get("成年");
    };
    // The records speak of July until the next month is calculated.
    expect(await asOf(birthday)).toBeUndefined();
    await desk.on(`${year}-10-02`).pay(`${year}-09`);
    expect(await asOf(`${year}-10-02`)).toMatchObject({
      event: { kind: "adult", on: birthday },
      proposal: { last: `${year}-08`, ends: `${year}-09` },
    });
  });

  test("a placement that changed is another class", async () => {
    const id = await paid("入院");
    await desk.on(`${year}-10-05`).pay(`${year}-10`);
    await desk.on(`${year}-10-06`).say(id, { careArrangement: "institution" }, `${year}-10-06`);
    const moved = (await changes(desk, "moves")).get("入院");
    expect(moved).toMatchObject({
      event: { kind: "facts", on: `${year}-10-06`, facts: ["careArrangement"] },
      proposal: null,
    });
    expect(moved?.before?.class).not.toBe(moved?.after?.class);
  });
});

describe("study goes on after 18", () => {
  const STUDENT = { educationStage: "senior", schoolState: "enrolled", meansTestPassed: true };
  const DEAD = [{ status: "deceased", since: "2010-01-01" }];
  const cases = [
    { pack: "zhengzhou", division: "410100000000", year: 2023, chosen: false },
    { pack: "licheng", division: "350304000000", year: 2023, chosen: true },
  ];
  test.each(cases)("$pack", async ({ pack, division, year, chosen }) => {
    const desk = (await PastDesk.open({ pack, division })).on(`${year}-06-01`);
    await withStandards(desk, `${year}-01-01`);
    const said = { ...ORPHAN, ...STUDENT, "father.statuses": DEAD, "mother.statuses": DEAD };
    const id = await desk.child("在读", BIRTHDAY, said, "2015-01-01");
    await desk.award(`${year}-07`, id);
    const { officer } = desk.on(`${year}-10-10`);
    await withTenant(officer.db, officer, (tx) => decideChildren(tx, officer, [id]));
    // What a named person may still agree to is no reason to end it.
    expect((await changes(desk)).has("在读")).toBe(false);
    await desk.say(id, { schoolState: "graduated" }, `${year}-10-10`);
    const ended = (await changes(desk)).get("在读");
    expect(ended).toMatchObject({ event: { on: chosen ? `${year}-09-09` : `${year}-10-10` } });
  });
});
