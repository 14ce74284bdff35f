import {
  all,
  ambiguous,
  any,
  type Benefit,
  both,
  cite,
  type Expression,
  isOneOf,
  item,
  never,
  type Parameter,
  type RateClass,
  underReading,
} from "@tongyou/policy";
import { paidFromNextMonth } from "../national/pack.ts";
import { EFFECTIVE } from "./effective.ts";

const orphanOrStudent = any(
  cite("ZZ-2.2.2-a", item("ZZ.orphan"), both("孤儿", "An orphan")),
  cite("ZZ-2.2.2-b", item("ZZ.student"), both("成年孤儿仍在读", "A grown-up orphan still studying")),
);

const inInstitution: Expression = any(
  isOneOf("careArrangement", "institution"),
  ambiguous("ZZ-2.2.2-a.temporary", isOneOf("careArrangement", "institutionTemporary")),
  underReading("ZZ-2.2.2-a.foster", {
    scattered: never,
    institution: isOneOf("careArrangement", "foster"),
  }),
);

const rateClass = (id: string, zh: string, en: string, clauses: string[], when: Expression): RateClass => ({
  id,
  title: both(zh, en),
  clauses,
  from: EFFECTIVE,
  parameter: `${id}.monthly`,
  when,
});

/** The city once paid scattered orphans by hukou; the bureau says whether it still does. */
const byHukou = (hukou: "urban" | "rural"): Expression =>
  underReading("ZZ-2.2.2-a.hukou", { one: never, byHukou: isOneOf("hukouType", hukou) });

export const benefit: Benefit = {
  id: "ZZ.basicLiving",
  title: both(
    "孤儿和事实无人抚养儿童基本生活费",
    "Basic living subsidy of orphans and de facto unattended children",
  ),
  classes: [
    rateClass(
      "ZZ.orphan.institution",
      "集中养育孤儿",
      "Orphan in an institution",
      ["ZZ-2.2.2-a", "ZZ-2.2.2-b"],
      all(orphanOrStudent, inInstitution),
    ),
    {
      id: "ZZ.orphan.scattered",
      title: both("社会散居孤儿", "Scattered orphan"),
      clauses: ["ZZ-2.2.2-a", "ZZ-2.2.2-b"],
      from: EFFECTIVE,
      when: orphanOrStudent,
      rates: [
        { parameter: "ZZ.orphan.scattered.urban.monthly", when: byHukou("urban") },
        { parameter: "ZZ.orphan.scattered.rural.monthly", when: byHukou("rural") },
        { parameter: "ZZ.orphan.scattered.monthly" },
      ],
    },
    {
      ...rateClass(
        "ZZ.deFacto",
        "事实无人抚养儿童",
        "De facto unattended child",
        ["ZZ-2.2.2-a"],
        cite("ZZ-2.2.2-a", item("GJ.deFacto")),
      ),
      starts: paidFromNextMonth,
    },
  ],
  precedence: {
    clauses: ["ZZ-2.2.2-f"],
    text: both(
      "同时符合孤儿和事实无人抚养的，只发孤儿一项",
      "A child who is both an orphan and de facto unattended is paid once, as an orphan",
    ),
  },
};

const standard = (id: string, zh: string, en: string): Parameter => ({
  id: `${id}.monthly`,
  title: both(`${zh}基本生活费月标准`, `Monthly basic living subsidy: ${en}`),
  unit: "fenPerMonth",
  clauses: ["ZZ-2.2.2-a"],
  values: [],
  toBeEntered: [
    {
      from: EFFECTIVE,
      clauses: ["ZZ-2.2.2-a"],
      why: both(
        "文件未写数额，所见资料也没有当时公布的标准",
        "the document states no sum and our sources have none of its time",
      ),
    },
  ],
});

export const parameters: readonly Parameter[] = [
  standard("ZZ.orphan.institution", "集中养育孤儿", "orphan in an institution"),
  standard("ZZ.orphan.scattered", "社会散居孤儿", "scattered orphan"),
  standard("ZZ.orphan.scattered.urban", "社会散居孤儿（城镇）", "scattered orphan, urban"),
  standard("ZZ.orphan.scattered.rural", "社会散居孤儿（农村）", "scattered orphan, rural"),
  standard("ZZ.deFacto", "事实无人抚养儿童", "de facto unattended child"),
];
