import type { Family, ParentFigure, Sex } from "./family.ts";
import { isDead, isParent, isPresent, sexOf, sideOf } from "./family.ts";

export type Shape = "square" | "circle" | "diamond" | "house";
export type Figure = {
  key: string;
  role: "father" | "mother" | "child" | "sibling" | "guardian" | "institution";
  shape: Shape;
  x: number;
  y: number;
  name: string | null;
  relation: string | null;
  age: number | null;
  dead: boolean;
  /** Nothing is known of this person beyond being one. */
  unknown: boolean;
  marks: { word: string; since: string | null }[];
  /** A sibling's own file. */
  childId?: string;
};
export type Line = {
  kind: "plain" | "care" | "guardian";
  from: readonly [number, number];
  to: readonly [number, number];
};
export type FamilyLayout = { width: number; height: number; figures: Figure[]; lines: Line[] };

/** Half the side of a square, the radius of a circle. */
export const HALF = 20;
const GAP = 100;
const PARENTS_Y = 96;
const SIBLING_BAR_Y = 150;
const CHILDREN_Y = 190;

const shapeOf = (sex: Sex): Shape => (sex === "male" ? "square" : sex === "female" ? "circle" : "diamond");

function parentFigure(role: "father" | "mother", x: number, parent: ParentFigure): Figure {
  return {
    key: role,
    role,
    shape: role === "father" ? "square" : "circle",
    x,
    y: PARENTS_Y,
    name: parent.name,
    relation: null,
    age: null,
    dead: isDead(parent),
    unknown: parent.statuses === null || parent.statuses.some((mark) => mark.status === "notFound"),
    marks: (parent.statuses ?? [])
      .filter((mark) => mark.status !== "normal")
      .map((mark) => ({ word: mark.status, since: mark.since })),
  };
}

type Outer = { figure: Omit<Figure, "x" | "y">; side: "left" | "right"; line: Line["kind"] };

/** Who stands outside the couple: a guardian who is no parent, an institution that cares. */
function outerFigures({ guardian, care }: Family): Outer[] {
  const base = { age: null, dead: false, unknown: false, marks: [] };
  const outer: Outer[] = [];
  const kinCares = care.arrangement === "kinship" || care.arrangement === "foster";
  if ((guardian.name !== null || guardian.relation !== null) && !isParent(guardian.relation))
    outer.push({
      side: sideOf(guardian.relation),
      line: kinCares ? "care" : "guardian",
      figure: {
        ...base,
        key: "guardian",
        role: "guardian",
        shape: shapeOf(sexOf(guardian.relation)),
        name: guardian.name,
        relation: guardian.relation,
      },
    });
  if (care.arrangement?.startsWith("institution") || care.arrangement === "nonPublicBody")
    outer.push({
      side: "right",
      line: "care",
      figure: {
        ...base,
        key: "institution",
        role: "institution",
        shape: "house",
        name: care.institution,
        relation: null,
      },
    });
  return outer;
}

/**
 * Places a family in the social-work standard (genogram): father left, mother right, children below from oldest
 * to youngest, whoever else guards or cares on the outer side. Coordinates are SVG user units.
 */
export function layoutFamily(family: Family): FamilyLayout {
  const outer = outerFigures(family);
  const left = outer.filter((one) => one.side === "left");
  const right = outer.filter((one) => one.side === "right");
  const children = [
    { key: "child", role: "child" as const, id: undefined, ...family.child },
    ...family.siblings.map((one) => ({ key: one.id, role: "sibling" as const, marks: [], ...one })),
  ].sort((a, b) => (b.age ?? -1) - (a.age ?? -1));

  const coupleWidth = GAP * 1.3;
  const childrenWidth = GAP * (children.length - 1);
  const inner = Math.max(coupleWidth, childrenWidth);
  const width = GAP * (left.length + right.length) + inner + GAP;
  const middle = GAP / 2 + GAP * left.length + inner / 2;
  const fatherX = middle - coupleWidth / 2;
  const motherX = middle + coupleWidth / 2;

  const figures: Figure[] = [
    parentFigure("father", fatherX, family.father),
    parentFigure("mother", motherX, family.mother),
  ];
  const childX = (index: number) => middle - childrenWidth / 2 + GAP * index;
  children.forEach((one, index) => {
    figures.push({
      key: one.key,
      role: one.role,
      shape: shapeOf(one.sex),
      x: childX(index),
      y: CHILDREN_Y,
      name: one.name,
      relation: null,
      age: one.age,
      dead: false,
      unknown: false,
      marks: one.marks.map((word) => ({ word, since: null })),
      ...(one.id === undefined ? {} : { childId: one.id }),
    });
  });

  const target = childX(children.findIndex((one) => one.role === "child"));
  const lines: Line[] = [
    { kind: "plain", from: [fatherX + HALF, PARENTS_Y], to: [motherX - HALF, PARENTS_Y] },
    { kind: "plain", from: [middle, PARENTS_Y], to: [middle, SIBLING_BAR_Y] },
  ];
  if (children.length > 1 || target !== middle)
    lines.push({
      kind: "plain",
      from: [childX(0), SIBLING_BAR_Y],
      to: [childX(children.length - 1), SIBLING_BAR_Y],
    });
  children.forEach((_, index) => {
    lines.push({
      kind: "plain",
      from: [childX(index), SIBLING_BAR_Y],
      to: [childX(index), CHILDREN_Y - HALF],
    });
  });
  if (family.care.arrangement === "parents") {
    const carers = [
      ...(isPresent(family.father) ? [fatherX] : []),
      ...(isPresent(family.mother) ? [motherX] : []),
    ];
    for (const x of carers.length > 0 ? carers : [fatherX, motherX])
      lines.push({ kind: "care", from: [x, PARENTS_Y + HALF], to: [target, CHILDREN_Y - HALF] });
  }
  const place = (one: Outer, x: number) => {
    figures.push({ ...one.figure, x, y: PARENTS_Y });
    const towards = target + (x < target ? -HALF : HALF);
    lines.push({ kind: one.line, from: [x, PARENTS_Y + HALF], to: [towards, CHILDREN_Y - HALF / 2] });
  };
  left.forEach((one, index) => {
    place(one, GAP / 2 + GAP * index);
  });
  right.forEach((one, index) => {
    place(one, width - GAP / 2 - GAP * (right.length - 1 - index));
  });
  const marks = Math.max(...figures.map((one) => (one.y === CHILDREN_Y ? one.marks.length : 0)));
  return { width, height: CHILDREN_Y + HALF + 30 + marks * 19, figures, lines };
}
