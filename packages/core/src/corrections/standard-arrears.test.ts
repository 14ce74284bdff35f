import { afterAll, expect, test } from "vitest";
import { enterStandard } from "../standards/enter-standard.ts";
import { previewed } from "../standards/preview.fixture.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(() => house.close());

const BOTH_DEAD = "NX.bothDead.monthly";
const townOf = (village: string) => `${village.slice(0, 9)}000`;

/** What is proposed once it is entered, in fen. */
async function entered(desk: PastDesk, entry: Parameters<typeof previewed>[1]): Promise<number> {
  const { id } = await previewed(desk.officer, entry);
  const document = { documentNumber: "测试〔2019〕9号", issuedOn: "2019-03-01", note: "测试" };
  await enterStandard(desk.officer, { ...entry, ...document, preview: id });
  return (await desk.corrections()).reduce((sum, { fen }) => sum + fen, 0);
}

test("a month counts for the children of the places for which it is fixed", async () => {
  const desk = (await PastDesk.open()).on("2018-01-05");
  const here = await desk.child("丁一", "2010-05-05", ORPHAN, "2017-06-01");
  const other = desk.villageOfAnotherTown();
  const there = await desk.child("丁二", "2010-05-05", ORPHAN, "2017-06-01", other);
  await desk.award("2018-01", here, there);
  await desk.on("2018-01-26").pay("2018-01", townOf(desk.village(0)));
  await desk.on("2018-02-26").pay("2018-02");
  const entry = { parameter: BOTH_DEAD, validFrom: "2018-01-01", value: 80_000 };
  const { arrears } = await previewed(desk.on("2018-03-05").officer, entry);
  expect(arrears.byMonth).toEqual([
    { month: "2018-01", children: 1, fen: 6_300 },
    { month: "2018-02", children: 2, fen: 12_600 },
  ]);
  expect(new Map(arrears.byPlace.map(({ code, fen }) => [code, fen]))).toEqual(
    new Map([
      [townOf(desk.village(0)), 12_600],
      [townOf(other), 6_300],
    ]),
  );
  expect(await entered(desk, entry)).toBe(arrears.fen);
});
