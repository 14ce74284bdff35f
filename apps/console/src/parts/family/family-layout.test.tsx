import { expect, test } from "vitest";
import { type Family, sexOf, sideOf } from "./family.ts";
import { layoutFamily } from "./family-layout.ts";

const family: Family = {
  child: { name: "马小云", sex: "female", age: 9, marks: ["disabled"] },
  father: { name: "马建军", statuses: [{ status: "deceased", since: "2015-03-02" }] },
  mother: { name: "李秀梅", statuses: [{ status: "imprisoned", since: null }] },
  siblings: [{ id: "1", name: "马小山", sex: "male", age: 12 }],
  guardian: { name: "马德福", relation: "祖父" },
  care: { arrangement: "kinship", institution: null },
};

test("men are squares and women circles, the dead are crossed, children stand from oldest to youngest", () => {
  const { figures } = layoutFamily(family);
  const find = (role: string) => figures.find((figure) => figure.role === role);
  expect(find("father")).toMatchObject({ shape: "square", dead: true, unknown: false });
  expect(find("mother")).toMatchObject({ shape: "circle", dead: false, marks: [{ word: "imprisoned" }] });
  expect(find("child")).toMatchObject({ shape: "circle", age: 9 });
  expect(find("sibling")?.x).toBeLessThan(find("child")?.x ?? 0);
});

test("a grandfather on the father's side stands left of the father and cares by a double line", () => {
  const { figures, lines } = layoutFamily(family);
  const guardian = figures.find((figure) => figure.role === "guardian");
  const father = figures.find((figure) => figure.role === "father");
  expect(guardian).toMatchObject({ shape: "square", relation: "祖父" });
  expect(guardian?.x).toBeLessThan((father?.x ?? 0) - 80);
  expect(lines.filter((line) => line.kind === "care")).toHaveLength(1);
});

test("a parent of whom nothing is known is drawn as unknown, never as well", () => {
  const { figures } = layoutFamily({ ...family, mother: { name: null, statuses: null } });
  expect(figures.find((figure) => figure.role === "mother")).toMatchObject({ unknown: true, marks: [] });
});

test("only a parent who is known to be there cares, when the care is by the parents", () => {
  const { lines } = layoutFamily({
    ...family,
    mother: { name: "李秀梅", statuses: [{ status: "severeIllness", since: null }] },
    guardian: { name: "李秀梅", relation: "母亲" },
    care: { arrangement: "parents", institution: null },
  });
  const care = lines.filter((line) => line.kind === "care");
  expect(care).toHaveLength(1);
  expect(lines.filter((line) => line.kind === "guardian")).toHaveLength(0);
});

test("no two figures stand on one another, whatever the family", () => {
  const many = {
    ...family,
    siblings: ["1", "2", "3", "4"].map((id) => ({ id, name: id, sex: null, age: null })),
  };
  for (const one of [
    family,
    many,
    { ...many, care: { arrangement: "institution", institution: "福利院" } },
  ]) {
    const places = layoutFamily(one).figures.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  }
});

test("relation words tell side and sex, and stay silent where they do not", () => {
  expect([sideOf("祖母"), sexOf("祖母")]).toEqual(["left", "female"]);
  expect([sideOf("外祖父"), sexOf("外祖父")]).toEqual(["right", "male"]);
  expect([sideOf("舅舅"), sexOf("舅舅")]).toEqual(["right", "male"]);
  expect([sideOf("姑姑"), sexOf("姑姑")]).toEqual(["left", "female"]);
  expect([sideOf("邻居"), sexOf("邻居")]).toEqual(["right", null]);
});
