import { afterAll, expect, test } from "vitest";
import { enterStandard } from "../standards/enter-standard.ts";
import { listStandardChildren } from "../standards/list-standard-children.ts";
import { previewed } from "../standards/preview.fixture.ts";
import { listCorrections } from "./list-corrections.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(() => house.close());

/**
 * 泉鲤政办〔2017〕135号 came in September 2017 and holds from January (LC-3.1-e, LC-3.1-f). Until then this made-up
 * bureau paid 700 yuan in the community and 1,200 in an institution. By hand, for each month until September:
 * community 900 − 700 = 200, institution 1,500 − 1,200 = 300.
 */
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => `2017-0${month}`);
const OLD = { validFrom: "2017-01-01", documentNumber: "测试〔2016〕9号", issuedOn: "2016-12-20" };
const NOTICE = { validFrom: "2017-01-01", documentNumber: "泉鲤政办〔2017〕135号", issuedOn: "2017-09-05" };
const SCATTERED = "LC.scattered.monthly";
const INSTITUTION = "LC.institution.monthly";

type Cast = { desk: PastDesk; ids: Record<"nine" | "home" | "joined" | "grown" | "dead" | "moved", string> };

/** Nine months paid at the old standards, with what happened meanwhile recorded in its month. */
async function nineMonths(): Promise<Cast> {
  const desk = (await PastDesk.open({ division: "350502000000", pack: "licheng" })).on("2017-01-03");
  await enterStandard(desk.officer, { ...OLD, parameter: SCATTERED, value: 70_000 });
  await enterStandard(desk.officer, { ...OLD, parameter: INSTITUTION, value: 120_000 });
  const orphan = (name: string, born: string, care = "kinship") =>
    desk.child(name, born, { ...ORPHAN, careArrangement: care }, "2016-06-01");
  const ids = {
    nine: await orphan("林九月", "2009-01-15"),
    home: await orphan("林院内", "2010-02-15", "institution"),
    joined: await orphan("林后来", "2011-03-15"),
    grown: await orphan("林成年", "1999-07-10"),
    dead: await orphan("林离世", "2012-05-15"),
    moved: await orphan("林入院", "2013-06-15"),
  };
  await desk.award("2017-01", ids.nine, ids.home, ids.grown, ids.dead, ids.moved);
  await desk.award("2017-04", ids.joined);
  for (const month of MONTHS) {
    // In May a child moves into the institution, in June a child dies.
    if (month === "2017-05")
      await desk.on("2017-05-12").say(ids.moved, { careArrangement: "institution" }, "2017-05-10");
    if (month === "2017-06") await desk.on("2017-06-12").close(ids.dead, "2017-06-10");
    await desk.on(`${month}-20`).pay(month);
  }
  return { desk, ids };
}

test("the notice of September 2017 pays nine months afterwards: every class, and who came, grew up, died or moved", async () => {
  const { desk, ids } = await nineMonths();
  const at = desk.on("2017-09-25").officer;
  // Community: nine months of one, six of who came in April, six until who turns 18 in July, five until the death in
  // June, four until the move in May: 9 + 6 + 6 + 5 + 4 = 30 × 200 = 6,000 yuan.
  const scattered = await previewed(at, {
    parameter: SCATTERED,
    validFrom: "2017-01-01",
    value: 90_000,
  });
  expect(scattered.arrears).toMatchObject({ children: 5, fen: 600_000 });
  expect(scattered.arrears.byClass).toMatchObject([{ class: "LC.scattered", children: 5, fen: 600_000 }]);
  // January to March four children, April five, May and June without the one in the institution and the dead.
  expect(scattered.arrears.byMonth.map(({ children, fen }) => [children, fen / 20_000])).toEqual([
    [4, 4],
    [4, 4],
    [4, 4],
    [5, 5],
    [4, 4],
    [3, 3],
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
  // Institution: nine months of one, five of who moved in May: 14 × 300 = 4,200 yuan.
  const institution = await previewed(at, {
    parameter: INSTITUTION,
    validFrom: "2017-01-01",
    value: 150_000,
  });
  expect(institution.arrears).toMatchObject({ children: 2, fen: 420_000 });
  // Who they are: each month of each child with what it gives before and after.
  const town = scattered.arrears.byPlace[0]?.code ?? "";
  expect(scattered.arrears.byPlace).toMatchObject([{ children: 5, fen: 600_000, own: true }]);
  const listed = await listStandardChildren(at, { id: scattered.id, area: town });
  expect(listed.next).toBeNull();
  expect(
    Object.fromEntries(listed.rows.map(({ childId, fen, months }) => [childId, [months.length, fen]])),
  ).toEqual({
    [ids.nine]: [9, 180_000],
    [ids.joined]: [6, 120_000],
    [ids.grown]: [6, 120_000],
    [ids.dead]: [5, 100_000],
    [ids.moved]: [4, 80_000],
  });
  const inHome = await listStandardChildren(at, { id: institution.id, area: town });
  expect(inHome.rows.find(({ childId }) => childId === ids.moved)?.months).toMatchObject(
    MONTHS.slice(4).map((month) => ({ month, class: "LC.institution", before: 120_000, after: 150_000 })),
  );
  expect(await desk.corrections()).toEqual([]);

  const first = { ...NOTICE, parameter: SCATTERED, value: 90_000 };
  await enterStandard(at, { ...first, preview: scattered.id });
  // What the other half of the notice was said to mean was weighed before the first was entered.
  const second = { ...NOTICE, parameter: INSTITUTION, value: 150_000 };
  await expect(enterStandard(at, { ...second, preview: institution.id })).rejects.toMatchObject({
    code: "conflict",
  });
  const again = await previewed(at, { parameter: INSTITUTION, validFrom: "2017-01-01", value: 150_000 });
  expect(again.arrears).toEqual(institution.arrears);
  await enterStandard(at, { ...second, preview: again.id });
  const { rows, sums } = await listCorrections(desk.finance, { offset: 0, limit: 50, state: "proposed" });
  expect(Object.fromEntries(rows.map(({ childId, fen, months }) => [childId, [months.length, fen]]))).toEqual(
    {
      [ids.nine]: [9, 180_000],
      [ids.home]: [9, 270_000],
      [ids.joined]: [6, 120_000],
      [ids.grown]: [6, 120_000],
      [ids.dead]: [5, 100_000],
      // Four months in the community, five in the institution: 4 × 200 + 5 × 300.
      [ids.moved]: [9, 230_000],
    },
  );
  // Exactly what was said before it was entered.
  const said = (sums: readonly { fen: number }[]) => sums.reduce((all, { fen }) => all + fen, 0);
  expect(sums.arrearsFen).toBe(said([scattered.arrears, again.arrears]));
  expect(sums).toMatchObject({ children: 6, lines: 44, arrearsFen: 1_020_000, recoveryFen: 0 });
  expect(sums.byClass.map((one) => [one.class, one.children, one.fen])).toEqual([
    ["LC.institution", 2, 420_000],
    ["LC.scattered", 5, 600_000],
  ]);
  expect(rows.flatMap(({ causes }) => causes.map(({ zh }) => zh)).every((zh) => zh.includes("135号"))).toBe(
    true,
  );
  expect((await desk.lines(ids.nine)).map(({ fen }) => fen)).toEqual(MONTHS.map(() => 70_000));
});
