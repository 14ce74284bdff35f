import { expect, test } from "vitest";
import { type Candidate, type FiledChild, matchRows, type ParentNames } from "./match-rows.ts";

const filed = (child: Partial<FiledChild> & { id: string }): FiledChild => ({
  idHash: null,
  name: "马小花",
  birthDate: "2010-05-01",
  division: "640423100200",
  ...child,
});
const row = (candidate: Partial<Candidate> & { row: number }): Candidate => ({
  idHash: null,
  name: "马小花",
  birthDate: "2010-05-01",
  division: "640423100200",
  parents: { fatherName: "马建国", motherName: "李秀英" },
  ...candidate,
});
const parents = new Map<string, ParentNames>([["a", { fatherName: "马建国", motherName: "李秀英" }]]);
const match = async (rows: Candidate[], children: FiledChild[], names = parents) => {
  const found = await matchRows(rows, children, async () => names);
  return Object.fromEntries([...found].map(([number, child]) => [number, child.id]));
};

test("the ID number finds the file even under another name", async () => {
  expect(
    await match([row({ row: 5, idHash: "h", name: "马晓花" })], [filed({ id: "a", idHash: "h" })]),
  ).toEqual({
    5: "a",
  });
});

test("a number that appears or is corrected finds the file by name, birth date and parents", async () => {
  expect(await match([row({ row: 5, idHash: "new" })], [filed({ id: "a" })])).toEqual({ 5: "a" });
  expect(await match([row({ row: 5, idHash: "new" })], [filed({ id: "a", idHash: "old" })])).toEqual({
    5: "a",
  });
});

test("a row without a number finds the file; a blank is no other person", async () => {
  expect(await match([row({ row: 5, parents: { motherName: "李秀英" } })], [filed({ id: "a" })])).toEqual({
    5: "a",
  });
});

test.each([
  ["another birth date", row({ row: 5, birthDate: "2011-05-01" })],
  ["another mother", row({ row: 5, parents: { motherName: "王芳" } })],
  ["no parent to compare", row({ row: 5, parents: {} })],
  [
    "no birth date and one parent only",
    { ...row({ row: 5, parents: { motherName: "李秀英" } }), birthDate: undefined },
  ],
])("a namesake with %s is another child", async (_, candidate) => {
  expect(await match([candidate], [filed({ id: "a" })])).toEqual({});
});

test("without any parent named, the same village decides", async () => {
  const nobody = new Map<string, ParentNames>();
  const foundling = row({ row: 5, parents: {} });
  expect(await match([foundling], [filed({ id: "a" })], nobody)).toEqual({ 5: "a" });
  expect(await match([foundling], [filed({ id: "a", division: "640423100201" })], nobody)).toEqual({});
});

test("a file is taken by one row only, and by its number before its name", async () => {
  const rows = [row({ row: 5 }), row({ row: 6, idHash: "h" })];
  expect(await match(rows, [filed({ id: "a", idHash: "h" })])).toEqual({ 6: "a" });
});
