import type { ChildFile } from "@tongyou/core/schemas";

export type Sex = "male" | "female" | null;
export type Mark = { status: string; since: string | null };
export type ParentFigure = {
  name: string | null;
  /** null: nothing is known of this parent. */
  statuses: Mark[] | null;
};

/** What the family picture needs of a child's file; nothing else of the file reaches the picture. */
export type Family = {
  child: { name: string; sex: Sex; age: number | null; marks: string[] };
  father: ParentFigure;
  mother: ParentFigure;
  siblings: { id: string; name: string; sex: Sex; age: number | null }[];
  guardian: { name: string | null; relation: string | null };
  care: { arrangement: string | null; institution: string | null };
};

/** A fact that holds today, read from the file's entries. */
export const factNow = (file: ChildFile, name: string): unknown =>
  file.facts.find((entry) => entry.name === name && entry.supersededAt === null && entry.to === null)?.value;

/** The family as the file tells it today. */
export function familyOf(file: ChildFile): Family {
  const marks: string[] = [];
  if (factNow(file, "disabled") === true) marks.push("disabled");
  if (factNow(file, "severelyIll") === true) marks.push("severelyIll");
  return {
    child: { name: file.name, sex: file.sex, age: file.age, marks },
    father: file.father,
    mother: file.mother,
    siblings: file.siblings,
    guardian: file.guardian,
    care: file.care,
  };
}

const DEAD = new Set(["deceased", "declaredDead"]);
const ABSENT = new Set([
  ...DEAD,
  "missing",
  "declaredMissing",
  "outOfContact",
  "imprisoned",
  "compulsoryDetox",
  "otherRestriction",
  "deported",
  "notFound",
  "migrantWork",
  "remarriedNotRaising",
  "custodyRevoked",
  "refusesDuty",
]);

export const isDead = (parent: ParentFigure) =>
  parent.statuses?.some((mark) => DEAD.has(mark.status)) ?? false;

/** Known to live with the child: some status is recorded and none of them takes the parent away. */
export const isPresent = (parent: ParentFigure) =>
  parent.statuses !== null && !parent.statuses.some((mark) => ABSENT.has(mark.status));

const PARENT_RELATION = /父亲|母亲|^[父母]$|生父|生母|养父|养母/;
const MATERNAL = /^(外|姥|舅|姨)/;
const PATERNAL = /祖|爷|奶|伯|叔|姑|堂/;
const MALE = /祖父|爷|外公|姥爷|伯父|叔|舅父|舅舅|姑父|姨父|姑夫|姨夫|哥|兄|弟|继父/;
const FEMALE = /祖母|奶|外婆|姥姥|伯母|婶|舅母|舅妈|姑母|姑妈|姑姑|姨母|姨妈|姐|妹|继母/;

/** True when the guardian is one of the two parents, who has a figure already. */
export const isParent = (relation: string | null) => relation !== null && PARENT_RELATION.test(relation);

/** Which side of the family a relation word belongs to; the right side when the word does not say. */
export const sideOf = (relation: string | null): "left" | "right" =>
  relation !== null && !MATERNAL.test(relation) && PATERNAL.test(relation) ? "left" : "right";

/** The sex a relation word implies; null when the word does not say. */
export function sexOf(relation: string | null): Sex {
  if (relation === null) return null;
  if (FEMALE.test(relation)) return "female";
  return MALE.test(relation) ? "male" : null;
}
