import fc from "fast-check";
import { expect, test } from "vitest";
import { type FamilyRow, familiesOf, groupFamilies } from "./family-groups.ts";

const row = (number: number, contacts: FamilyRow["contacts"] = {}): FamilyRow => ({
  row: number,
  division: "640423100200",
  contacts,
});
const numbers = (families: FamilyRow[][]) => families.map((family) => family.map((member) => member.row));

test("brothers and sisters are found by a parent's number or both parents' names", () => {
  const rows = [
    row(1, { fatherIdNumber: "f" }),
    row(2),
    row(3, { fatherIdNumber: "f", motherIdNumber: "m" }),
    row(4, { fatherName: "马建国", motherName: "李秀英" }),
    row(5, { motherIdNumber: "m" }),
    row(6, { fatherName: "马建国", motherName: "李秀英" }),
    row(7, { fatherName: "马建国" }),
  ];
  expect(numbers(familiesOf(rows))).toEqual([[1, 3, 5], [2], [4, 6], [7]]);
});

test("a row that joins two families makes them one", () => {
  const rows = [
    row(1, { fatherIdNumber: "f" }),
    row(2, { motherIdNumber: "m" }),
    row(3, { fatherIdNumber: "f", motherIdNumber: "m" }),
  ];
  expect(numbers(familiesOf(rows))).toEqual([[1, 2, 3]]);
});

const contacts = fc.record(
  { fatherIdNumber: fc.constantFrom("a", "b", "c"), motherIdNumber: fc.constantFrom("x", "y") },
  { requiredKeys: [] },
);

test("no row is lost or doubled, and no family is divided", () => {
  fc.assert(
    fc.property(fc.array(contacts, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (list, size) => {
      const rows = list.map((said, index) => row(index + 1, said));
      const families = familiesOf(rows);
      const groups = groupFamilies(families, size);
      expect(
        groups
          .flat()
          .map((one) => one.row)
          .sort((a, b) => a - b),
      ).toEqual(rows.map((one) => one.row));
      for (const family of families) {
        const homes = new Set(family.map((member) => groups.findIndex((group) => group.includes(member))));
        expect(homes.size).toBe(1);
      }
    }),
  );
});
