import type { Facts, IncidentKind, ParentStatus } from "@tongyou/policy";

/** The ledger's word → the vocabulary's word. What a list does not hold is E_WORD_UNKNOWN. */
type Words<T> = Readonly<Record<string, T>>;
type Word<N extends keyof Facts> = NonNullable<Facts[N]>;
type ElementOf<N extends keyof Facts> = NonNullable<Facts[N]> extends readonly (infer E)[] ? E : never;

/** Columns that are 无 or 不适用 where there is nothing to describe. */
export const orNone = <T>(words: Words<T>): Words<T | "none"> => ({ ...words, 无: "none", 不适用: "none" });

export const SEX: Words<Word<"sex">> = { 男: "male", 女: "female" };

export const HUKOU_TYPE: Words<Word<"hukouType"> | "unregistered"> = {
  农业家庭户口: "rural",
  非农业家庭户口: "urban",
  居民家庭户口: "resident",
  未落户: "unregistered",
};

export const HEALTH: Words<"healthy" | "disabled" | "severelyIll" | "commonIllness"> = {
  健康: "healthy",
  残疾: "disabled",
  重病: "severelyIll",
  患一般疾病: "commonIllness",
};

export const DISABILITY_CLASS: Words<ElementOf<"disabilityClasses">> = {
  视力: "sight",
  听力: "hearing",
  言语: "speech",
  肢体: "limb",
  智力: "intellect",
  精神: "mental",
  多重: "multiple",
};

export const DISABILITY_GRADE: Words<number> = { 一级: 1, 二级: 2, 三级: 3, 四级: 4 };

export const CERTIFICATE_GENERATION: Words<number> = { 无: 0, 第一代: 1, 第二代: 2, 第三代: 3 };

export const HIV: Words<"no" | "infected" | "affected"> = { 否: "no", 感染: "infected", 受影响: "affected" };

export const STAGE: Words<Word<"educationStage">> = {
  未入学: "none",
  学前: "kindergarten",
  小学: "primary",
  初中: "junior",
  普通高中: "senior",
  中等职业学校: "secondaryVocational",
  高等职业学校: "higherVocational",
  高等专科学校: "college",
  本科: "undergraduate",
  硕士研究生: "master",
  已毕业: "graduated",
};

export const SCHOOL_STATE: Words<Word<"schoolState">> = {
  在读: "enrolled",
  送教上门: "homeTeaching",
  辍学: "droppedOut",
  未入学: "notStarted",
  未到入学年龄: "notYetAge",
  已毕业: "graduated",
};

export const PARENT_STATUS: Words<ParentStatus> = {
  正常: "normal",
  死亡: "deceased",
  失踪: "missing",
  失联: "outOfContact",
  服刑: "imprisoned",
  强制隔离戒毒: "compulsoryDetox",
  其他限制人身自由: "otherRestriction",
  重残: "severeDisability",
  重病: "severeIllness",
  改嫁: "remarriedNotRaising",
  撤销监护资格: "custodyRevoked",
  遣送出境: "deported",
  外出务工: "migrantWork",
  查找不到: "notFound",
};

export const CARE: Words<Word<"careArrangement">> = {
  父母: "parents",
  亲属: "kinship",
  寄养: "foster",
  机构: "institution",
  机构临时监护: "institutionTemporary",
  委托: "entrusted",
  非公办机构: "nonPublicBody",
};

export const RATING: Words<Word<"guardianshipRating">> = { 较好: "good", 一般: "fair", 差: "poor" };

/** 不适用 (no parent, or both, work away) is neither. */
export const STAYING_PARENT: Words<boolean | "notApplicable"> = {
  有: true,
  无: false,
  不适用: "notApplicable",
};

export const INCIDENT_KIND: Words<IncidentKind | "none"> = {
  无: "none",
  虐待: "abuse",
  遗弃: "abandonment",
  意外伤害: "accident",
  不法侵害: "crime",
  突发事件: "suddenEvent",
  重大疾病: "majorIllness",
  流浪乞讨: "street",
  打拐解救: "traffickedRescued",
  临时失去家庭依靠: "lostFamilySupport",
};

export const YES_NO: Words<boolean> = { 是: true, 否: false };

export const INCIDENT_STATE: Words<"open" | "intervening" | "closed"> = {
  未结: "open",
  监护干预中: "intervening",
  已结: "closed",
};

export const HOUSEHOLD: Words<ElementOf<"household.kinds"> | "none"> = {
  无: "none",
  城市低保: "dibaoUrban",
  农村低保: "dibaoRural",
  特困: "tekun",
  低收入: "lowIncome",
  建档立卡: "registeredPoor",
  重点优抚: "preferential",
};

export const HARDSHIP: Words<ElementOf<"hardships"> | "none"> = {
  无: "none",
  生活: "living",
  就医: "medical",
  就学: "schooling",
  康复: "rehabilitation",
  照料: "care",
  护理: "nursing",
  社会融入: "inclusion",
};

/** 未核对 leaves the fact unknown. */
export const MEANS_TEST: Words<boolean | "notTested"> = { 符合: true, 不符合: false, 未核对: "notTested" };

export const BENEFIT: Words<ElementOf<"benefitsDrawn"> | "none"> = {
  无: "none",
  低保: "dibao",
  孤儿养育津贴: "orphanAllowance",
  孤儿基本生活费: "orphanLiving",
  事实无人抚养津贴: "deFactoAllowance",
  特困供养: "tekun",
  残疾人生活补贴: "disabilityLiving",
  残疾人护理补贴: "disabilityNursing",
  临时救助: "temporaryRelief",
  困境儿童生活保障: "difficultyLiving",
};
