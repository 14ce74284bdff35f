import {
  all,
  ambiguous,
  any,
  type Benefit,
  both,
  bothParents,
  type ClassRate,
  cite,
  type Expression,
  fromDay,
  holds,
  type Item,
  isOneOf,
  item,
  never,
  not,
  oneParentAndOther,
  type Parameter,
  type ParentStatus,
  type RateClass,
  under,
  underReading,
} from "@tongyou/policy";
import { deFacto, inInstitution, STANDARDS_2020 } from "../fujian/pack.ts";
import { EFFECTIVE } from "./categories.ts";
import { DEAD, NOT_FOUND, whereMissing } from "./parents.ts";

/** The notice of September 2017 raises the standards from January: months before it are paid back. */
export const PAID_FROM = "2017-01-01";

const DISTRICT = {
  text: both("泉鲤政办〔2017〕135号三（一）", "泉鲤政办〔2017〕135号, section 3 (1)"),
  status: "document",
} as const;

const parameter = (id: string, clause: string, zh: string, en: string, fen: number): Parameter => ({
  id,
  title: both(zh, en),
  unit: "fenPerMonth",
  clauses: [clause],
  values: [{ from: PAID_FROM, until: STANDARDS_2020, fen, source: DISTRICT }],
});
export const parameters: readonly Parameter[] = [
  parameter(
    "LC.institution.monthly",
    "LC-3.1-f",
    "福利机构供养孤儿月标准",
    "Monthly standard of an orphan in an institution",
    150_000,
  ),
  parameter(
    "LC.scattered.monthly",
    "LC-3.1-e",
    "社会散居孤儿月标准",
    "Monthly standard of an orphan in the community",
    90_000,
  ),
];

/** Both parents in one of the three ways, alike or mixed. Out of contact (失联) is not among them. */
const lostParents = (missing: readonly ParentStatus[]) =>
  any(
    bothParents(DEAD),
    bothParents(NOT_FOUND),
    bothParents(missing),
    ambiguous(
      "LC-3.4-d.mixed",
      any(oneParentAndOther(DEAD, [...NOT_FOUND, ...missing]), oneParentAndOther(NOT_FOUND, missing)),
    ),
  );

/** No parent is left who would support the child by law; whether anybody else must is recorded as a fact. */
const noSupporter = all(
  bothParents([...DEAD, ...NOT_FOUND, "missing", "declaredMissing", "custodyRevoked"]),
  isOneOf("legalSupporter", "none"),
);

const definition = (id: string, clauses: string[], zh: string, en: string, when: Expression): Item => ({
  kind: "definition",
  id,
  title: both(zh, en),
  clauses,
  from: PAID_FROM,
  when,
});

/** Who is an orphan, at any age. In force from the first month paid back. */
export const orphanItems: readonly Item[] = [
  definition(
    "LC.lostParents",
    ["LC-3.4-d"],
    "失去父母、查找不到或失踪",
    "Parents lost, not found or missing",
    whereMissing(lostParents),
  ),
  definition("LC.noSupporter", ["LC-3.1-d"], "没有法定抚养人", "No legal supporter", noSupporter),
  definition(
    "LC.orphanBasis",
    ["LC-3.4-d", "LC-3.1-d"],
    "孤儿身份",
    "Status of an orphan",
    any(item("LC.lostParents"), item("LC.noSupporter")),
  ),
  definition(
    "LC.orphanBenefit",
    ["LC-3.1-g"],
    "按孤儿保障",
    "With the orphans' benefits",
    any(item("LC.orphanBasis"), cite("LC-3.1-g", holds("hivInfected"))),
  ),
];

export const orphanGroup: Item = {
  kind: "group",
  id: "LC.orphan",
  group: "orphan",
  title: both("孤儿", "Orphan"),
  clauses: ["LC-3.4-d", "LC-3.1-d", "LC-3.1-g"],
  from: EFFECTIVE,
  when: all(
    under(18),
    any(
      cite("LC-3.4-d", item("LC.lostParents")),
      cite("LC-3.1-d", item("LC.noSupporter")),
      cite(
        "LC-3.1-g",
        underReading("LC-3.1-g.status", { everywhere: holds("hivInfected"), benefitsOnly: never }),
      ),
    ),
  ),
};

/** From 18 on only in senior or vocational secondary school, the means test passed; a named person decides. */
export const continuation: Item = {
  kind: "definition",
  id: "LC.continuation",
  title: both("满18周岁仍读高中或中职", "From 18 on, still in senior secondary school"),
  clauses: ["LC-3.5-b"],
  from: EFFECTIVE,
  when: ambiguous(
    "LC-3.5-b.may",
    all(
      not(under(18)),
      isOneOf("educationStage", "senior", "secondaryVocational"),
      isOneOf("schoolState", "enrolled"),
      holds("meansTestPassed"),
    ),
  ),
};

const paid = all(item("LC.orphanBenefit"), any(under(18), cite("LC-3.5-b", item("LC.continuation"))));

/** The district's sums, and from December 2020 the province's, where the bureau takes that reading. */
const rates = (place: "institution" | "scattered"): readonly ClassRate[] => {
  const province = underReading("LC-3.1-e.province", { province: not(never), district: never });
  return [
    { parameter: `FJ.${place}.monthly`, when: fromDay(STANDARDS_2020, province) },
    { parameter: `LC.${place}.monthly` },
  ];
};

const institution: RateClass = {
  id: "LC.institution",
  title: both("福利机构供养孤儿", "Orphan in a welfare institution"),
  clauses: ["LC-3.1-f", "LC-3.5-b", "FJ-2020-125-3"],
  from: PAID_FROM,
  rates: rates("institution"),
  when: any(
    cite(
      "LC-3.1-f",
      all(
        paid,
        any(
          isOneOf("careArrangement", "institution"),
          ambiguous("LC-3.1-f.placed", isOneOf("careArrangement", "institutionTemporary", "foster")),
        ),
      ),
    ),
    cite("FJ-2020-125-3", fromDay(STANDARDS_2020, all(item("GJ.deFacto"), inInstitution))),
  ),
};

const scattered: RateClass = {
  id: "LC.scattered",
  title: both("社会散居孤儿", "Orphan in the community"),
  clauses: ["LC-3.1-e", "LC-3.5-b"],
  from: PAID_FROM,
  rates: rates("scattered"),
  when: cite("LC-3.1-e", paid),
};

export const benefit: Benefit = {
  id: "LC.allowance",
  title: both("孤儿基本生活费", "Orphans' living allowance"),
  classes: [institution, scattered, deFacto],
  precedence: {
    clauses: ["LC-3.1-e", "LC-3.1-f"],
    text: both(
      "在福利机构的按机构供养，其余孤儿按散居，事实无人抚养儿童按省级规定",
      "In a welfare institution that rate; other orphans that of the community; de facto unattended children by the province",
    ),
  },
};
