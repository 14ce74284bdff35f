/**
 * The national fact vocabulary: the one set of names that packs, imports, forms, storage and explanations
 * speak. A fact that is absent is unknown, never "no". A set (`words`, `statuses`, `incidents`) that is
 * present is complete: what it does not list is known not to hold.
 */
import type { CivilDate } from "./calendar.ts";

/** What a parent may be in; a parent holds a set of these, each with the day it began when that is known. */
export const PARENT_STATUSES = [
  "normal",
  "deceased",
  "declaredDead",
  "missing",
  "declaredMissing",
  "outOfContact",
  "imprisoned",
  "compulsoryDetox",
  "otherRestriction",
  "severeDisability",
  "severeIllness",
  "incapable",
  "unableOtherReason",
  "remarriedNotRaising",
  "custodyRevoked",
  "deported",
  "refusesDuty",
  "migrantWork",
  "notFound",
] as const;
export type ParentStatus = (typeof PARENT_STATUSES)[number];

/** One status of a parent. `since` absent: begun on an unknown day. `until` is the first day it no longer holds. */
export type DatedStatus = { status: ParentStatus; since?: CivilDate; until?: CivilDate };

export const INCIDENT_KINDS = [
  "abuse",
  "abandonment",
  "accident",
  "crime",
  "suddenEvent",
  "majorIllness",
  "street",
  "traffickedRescued",
  "lostFamilySupport",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Harm or a sudden event. An absent part of an incident is unknown on its own. */
export type Incident = {
  kind: IncidentKind;
  date?: CivilDate;
  /** Caused by absent or improper guardianship (监护缺失或不当所致). */
  byGuardianship?: boolean;
  /** The child's safety is threatened or harmed (危及人身安全). */
  safetyThreat?: boolean;
  state?: "open" | "intervening" | "closed";
};

type Base = { zh: string; en: string; askZh: string; askEn: string; restricted?: true };
export type FactDefinition = Base &
  (
    | { type: "boolean" }
    | { type: "date" }
    | { type: "number"; min: number; max: number }
    | { type: "text" }
    | { type: "division" }
    | { type: "word"; words: Readonly<Record<string, readonly [zh: string, en: string]>> }
    | { type: "words"; words: Readonly<Record<string, readonly [zh: string, en: string]>> }
    | { type: "statuses" }
    | { type: "incidents" }
  );

const define = <T extends Record<string, FactDefinition>>(facts: T) => facts;

export const FACTS = define({
  birthDate: {
    type: "date",
    zh: "出生日期",
    en: "Date of birth",
    askZh: "孩子是哪天出生的？",
    askEn: "On what day was the child born?",
  },
  sex: {
    type: "word",
    words: { male: ["男", "Male"], female: ["女", "Female"] },
    zh: "性别",
    en: "Sex",
    askZh: "孩子的性别？",
    askEn: "What is the child's sex?",
  },
  ethnicity: {
    type: "text",
    zh: "民族",
    en: "Ethnicity",
    askZh: "孩子是哪个民族？",
    askEn: "What is the child's ethnicity?",
  },
  hasHukou: {
    type: "boolean",
    zh: "是否有户口",
    en: "Registered in a hukou",
    askZh: "孩子上户口了吗？",
    askEn: "Has the child been registered in a hukou?",
  },
  hukouType: {
    type: "word",
    words: {
      rural: ["农业家庭户口", "Rural"],
      urban: ["非农业家庭户口", "Urban"],
      resident: ["居民家庭户口", "Unified resident"],
      other: ["其他", "Other"],
    },
    zh: "户口性质",
    en: "Hukou type",
    askZh: "户口是什么性质？",
    askEn: "Which type of hukou?",
  },
  hukouDivision: {
    type: "division",
    zh: "户籍地",
    en: "Hukou place",
    askZh: "户口在哪个村（社区）？",
    askEn: "In which village is the hukou?",
  },
  residenceDivision: {
    type: "division",
    zh: "现居住地",
    en: "Place of residence",
    askZh: "孩子现在住在哪个村（社区）？",
    askEn: "In which village does the child live now?",
  },

  disabled: {
    type: "boolean",
    zh: "是否残疾",
    en: "Disabled",
    askZh: "孩子有残疾吗？",
    askEn: "Is the child disabled?",
  },
  disabilityClasses: {
    type: "words",
    words: {
      sight: ["视力", "Sight"],
      hearing: ["听力", "Hearing"],
      speech: ["言语", "Speech"],
      limb: ["肢体", "Limb"],
      intellect: ["智力", "Intellect"],
      mental: ["精神", "Mental"],
      multiple: ["多重", "Multiple"],
    },
    zh: "残疾类别",
    en: "Classes of disability",
    askZh: "残疾证上是哪类残疾？",
    askEn: "Which class of disability does the certificate state?",
  },
  disabilityGrade: {
    type: "number",
    min: 1,
    max: 4,
    zh: "残疾等级",
    en: "Grade of disability",
    askZh: "残疾证上是几级？",
    askEn: "Which grade does the certificate state?",
  },
  certificateGeneration: {
    type: "number",
    min: 0,
    max: 3,
    zh: "残疾证代次",
    en: "Generation of the disability certificate",
    askZh: "有没有残疾证，是第几代？",
    askEn: "Is there a disability certificate, and of which generation?",
  },
  severelyIll: {
    type: "boolean",
    zh: "是否患重病",
    en: "Severely ill",
    askZh: "孩子患有重大疾病吗？",
    askEn: "Is the child severely ill?",
  },
  severeIllness: {
    type: "text",
    zh: "重病病种",
    en: "Severe illness",
    askZh: "是什么病？",
    askEn: "Which illness?",
  },
  hivInfected: {
    type: "boolean",
    restricted: true,
    zh: "感染艾滋病病毒",
    en: "Infected with HIV",
    askZh: "是否感染（限阅，由县级核实）？",
    askEn: "Infected? (restricted: the county verifies)",
  },
  aidsAffected: {
    type: "boolean",
    restricted: true,
    zh: "受艾滋病影响",
    en: "Affected by AIDS",
    askZh: "是否受影响（限阅，由县级核实）？",
    askEn: "Affected? (restricted: the county verifies)",
  },

  educationStage: {
    type: "word",
    words: {
      none: ["未入学", "Not started"],
      kindergarten: ["学前", "Kindergarten"],
      primary: ["小学", "Primary"],
      junior: ["初中", "Junior secondary"],
      senior: ["普通高中", "Senior secondary"],
      secondaryVocational: ["中等职业学校", "Secondary vocational"],
      higherVocational: ["高等职业学校", "Higher vocational"],
      college: ["高等专科学校", "College"],
      undergraduate: ["本科", "Undergraduate"],
      master: ["硕士研究生", "Master's"],
      graduated: ["已毕业", "Graduated"],
    },
    zh: "就学阶段",
    en: "Stage of education",
    askZh: "孩子在读什么阶段？",
    askEn: "Which stage of education is the child in?",
  },
  schoolState: {
    type: "word",
    words: {
      enrolled: ["在读", "At school"],
      homeTeaching: ["送教上门", "Taught at home"],
      droppedOut: ["辍学", "Dropped out"],
      notStarted: ["未入学", "Not at school"],
      notYetAge: ["未到入学年龄", "Below school age"],
      graduated: ["已毕业", "Graduated"],
    },
    zh: "就学状况",
    en: "Schooling",
    askZh: "孩子现在上学吗？",
    askEn: "Is the child at school now?",
  },
  school: { type: "text", zh: "学校名称", en: "School", askZh: "在哪所学校？", askEn: "Which school?" },

  "father.statuses": {
    type: "statuses",
    zh: "父亲状况",
    en: "Father's statuses",
    askZh: "父亲现在是什么情况，从哪天开始？",
    askEn: "What is the father's situation, and since when?",
  },
  "mother.statuses": {
    type: "statuses",
    zh: "母亲状况",
    en: "Mother's statuses",
    askZh: "母亲现在是什么情况，从哪天开始？",
    askEn: "What is the mother's situation, and since when?",
  },
  stayingParentCapable: {
    type: "boolean",
    zh: "未外出一方有监护能力",
    en: "Staying parent is capable",
    askZh: "留在家里的一方有监护能力吗？",
    askEn: "Is the parent who stays able to guard the child?",
  },

  careArrangement: {
    type: "word",
    words: {
      parents: ["父母", "Parents"],
      kinship: ["亲属", "Kin"],
      foster: ["寄养", "Foster family"],
      institution: ["机构", "Institution"],
      institutionTemporary: ["机构临时监护", "Temporary guardianship in an institution"],
      entrusted: ["委托", "Entrusted"],
      nonPublicBody: ["非公办机构", "Non-public body"],
    },
    zh: "照料方式",
    en: "Care arrangement",
    askZh: "孩子现在由谁照料？",
    askEn: "Who cares for the child now?",
  },
  careSince: {
    type: "date",
    zh: "照料起始日期",
    en: "Care since",
    askZh: "从哪天开始照料？",
    askEn: "Since what day?",
  },
  careInstitution: {
    type: "text",
    zh: "照料机构",
    en: "Institution",
    askZh: "在哪个机构？",
    askEn: "In which institution?",
  },
  guardianRelation: {
    type: "text",
    zh: "监护人与儿童关系",
    en: "Guardian's relation",
    askZh: "监护人是孩子的什么人？",
    askEn: "What is the guardian to the child?",
  },
  guardianshipRating: {
    type: "word",
    words: { good: ["较好", "Good"], fair: ["一般", "Fair"], poor: ["差", "Poor"] },
    zh: "监护评估",
    en: "Guardianship rating",
    askZh: "监护情况评为哪一档？",
    askEn: "How is the guardianship rated?",
  },

  incidents: {
    type: "incidents",
    zh: "侵害与突发事件",
    en: "Harm and sudden events",
    askZh: "孩子受过侵害或遇到突发事件吗？",
    askEn: "Has the child been harmed or met a sudden event?",
  },

  "household.kinds": {
    type: "words",
    words: {
      dibaoUrban: ["城市低保", "Urban dibao"],
      dibaoRural: ["农村低保", "Rural dibao"],
      tekun: ["特困", "Tekun"],
      lowIncome: ["低收入", "Low income"],
      registeredPoor: ["建档立卡", "Registered poor"],
      preferential: ["重点优抚", "Preferential treatment"],
    },
    zh: "家庭类别",
    en: "Kinds of household",
    askZh: "家庭属于低保、特困、低收入或建档立卡吗？",
    askEn: "Is the household on dibao, tekun, low income or registered poor?",
  },
  hardships: {
    type: "words",
    words: {
      living: ["生活", "Living"],
      medical: ["就医", "Medical care"],
      schooling: ["就学", "Schooling"],
      rehabilitation: ["康复", "Rehabilitation"],
      care: ["照料", "Care"],
      nursing: ["护理", "Nursing"],
      inclusion: ["社会融入", "Social inclusion"],
    },
    zh: "主要困难",
    en: "Hardships",
    askZh: "孩子在生活、就医、就学、康复、照料等方面有什么困难？",
    askEn: "What hardships does the child have: living, medical care, schooling, rehabilitation, care?",
  },
  meansTestPassed: {
    type: "boolean",
    zh: "收入财产核对符合",
    en: "Means test passed",
    askZh: "收入财产核对结果是否符合？",
    askEn: "Was the means test passed?",
  },
  benefitsDrawn: {
    type: "words",
    words: {
      dibao: ["低保", "Dibao"],
      orphanAllowance: ["孤儿养育津贴", "Orphan-raising allowance"],
      orphanLiving: ["孤儿基本生活费", "Orphan basic living subsidy"],
      deFactoAllowance: ["事实无人抚养津贴", "De facto unattended allowance"],
      tekun: ["特困供养", "Tekun"],
      disabilityLiving: ["残疾人生活补贴", "Disability living subsidy"],
      disabilityNursing: ["残疾人护理补贴", "Disability nursing subsidy"],
      temporaryRelief: ["临时救助", "Temporary relief"],
      difficultyLiving: ["困境儿童生活保障", "Living guarantee for children in difficulty"],
    },
    zh: "已享受待遇",
    en: "Benefits drawn",
    askZh: "孩子现在享受低保、津贴或特困供养吗？",
    askEn: "Does the child draw dibao, an allowance or tekun now?",
  },
});

export type FactName = keyof typeof FACTS;

type ValueOf<D extends FactDefinition> = D extends { type: "boolean" }
  ? boolean
  : D extends { type: "number" }
    ? number
    : D extends { type: "word"; words: infer W }
      ? keyof W & string
      : D extends { type: "words"; words: infer W }
        ? readonly (keyof W & string)[]
        : D extends { type: "statuses" }
          ? readonly DatedStatus[]
          : D extends { type: "incidents" }
            ? readonly Incident[]
            : string;

/** What is known about one child on one day. Absent is unknown. */
export type Facts = { readonly [N in FactName]?: ValueOf<(typeof FACTS)[N]> };
