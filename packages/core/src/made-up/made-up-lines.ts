import { ageOn, type CivilDate } from "@tongyou/policy";
import { type Division, type DivisionCode, divisionsUnder, findDivision } from "../divisions/index.ts";
import { PARENT_STATUS } from "../ledger/words.ts";
import type { LedgerLine } from "../ledger/write-ledger.ts";
import { dayBefore, idNumbers, madeUpAccount, madeUpName, madeUpPhone, type Sex } from "./people.ts";
import { type Random, seeded } from "./random.ts";

export type MadeUpOptions = {
  county: DivisionCode;
  referenceDate: CivilDate;
  count: number;
  seed: number;
  /** Begin with one child for every pair of parent statuses (196), instead of by chance only. */
  everyPair?: boolean;
};

type Scene = {
  random: Random;
  on: CivilDate;
  villages: readonly Division[];
  number: ReturnType<typeof idNumbers>;
};

/** 外出务工 and 正常 as often as in a real county. */
const STATUS_SHARES: readonly [word: string, weight: number][] = [
  ["正常", 40],
  ["外出务工", 14],
  ["死亡", 13],
  ["重残", 10],
  ["服刑", 6],
  ["失联", 4],
  ["失踪", 4],
  ["改嫁", 3],
  ["重病", 3],
  ["强制隔离戒毒", 1],
  ["其他限制人身自由", 1],
  ["撤销监护资格", 1],
  ["遣送出境", 1],
  ["查找不到", 1],
];
const WEIGHED = STATUS_SHARES.flatMap(([word, weight]) => Array.from({ length: weight }, () => word));
const CANNOT_CARE = new Set(Object.keys(PARENT_STATUS).filter((word) => word !== "正常" && word !== "重病"));
const KIN = [
  ["祖父", "male"],
  ["祖母", "female"],
  ["外祖父", "male"],
  ["外祖母", "female"],
  ["伯父", "male"],
  ["姑母", "female"],
] as const;
const GRADES = ["一级", "二级", "三级", "四级"] as const;
const CLASSES = ["肢体", "听力", "智力", "视力", "精神", "言语", "多重"] as const;

/** A clean date cell. */
export const dateCell = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`);

/** Rows of made-up children of one county, as clean as a careful clerk writes them; the same for the same seed. */
export function madeUpLines(options: MadeUpOptions): LedgerLine[] {
  const random = seeded(options.seed);
  const villages = divisionsUnder(options.county, 5);
  const scene = {
    random,
    on: options.referenceDate,
    villages,
    number: idNumbers(random, options.county.slice(0, 6)),
  };
  const words = Object.keys(PARENT_STATUS);
  return Array.from({ length: options.count }, (_, index) => {
    const paired = options.everyPair === true && index < words.length ** 2;
    const father = paired ? words[Math.floor(index / words.length)] : random.pick(WEIGHED);
    const mother = paired ? words[index % words.length] : random.pick(WEIGHED);
    return { seq: index + 1, ...madeUpLine(scene, father ?? "正常", mother ?? "正常") };
  });
}

function madeUpLine(scene: Scene, fatherStatus: string, motherStatus: string): LedgerLine {
  const { random, on } = scene;
  const sex: Sex = random.chance(0.54) ? "male" : "female";
  const age = random.below(18);
  const birth = dayBefore(random, on, age);
  const idNumber = scene.number(birth, sex);
  const born = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  const father = madeUpName(random, "male");
  const village = random.pick(scene.villages);
  const address = `${village.fullName}${1 + random.below(12)}组${1 + random.below(90)}号`;
  return {
    name: madeUpName(random, sex, father.slice(0, 1)),
    sex: sex === "male" ? "男" : "女",
    ethnicity: random.chance(0.45) ? "回族" : "汉族",
    idNumber,
    birthDate: dateCell(born),
    hukouType: random.chance(0.87) ? "农业家庭户口" : "非农业家庭户口",
    hukouCode: village.code,
    hukouAddress: address,
    residenceCode: village.code,
    residenceAddress: address,
    ...health(random, idNumber),
    hiv: "否",
    ...schooling(scene, village, ageOn(born, on)),
    ...parent(scene, "father", father, fatherStatus, age),
    ...parent(scene, "mother", madeUpName(random, "female"), motherStatus, age),
    ...care(scene, father, fatherStatus, motherStatus),
    incidentKind: "无",
    ...means(random),
  };
}

function health(random: Random, idNumber: string): LedgerLine {
  if (random.chance(0.02))
    return {
      health: "重病",
      illness: random.pick(["先天性心脏病", "白血病", "尿毒症"]),
      hardships: "就医、康复",
    };
  if (!random.chance(0.13))
    return {
      health: "健康",
      hardships: random.chance(0.15) ? random.pick(["生活", "就学", "生活、就学"]) : "无",
    };
  const [kind, grade] = [random.below(CLASSES.length), random.below(GRADES.length)];
  return {
    health: "残疾",
    disabilityClass: CLASSES[kind] ?? null,
    disabilityGrade: GRADES[grade] ?? null,
    certificateGeneration: "第二代",
    certificateNumber: `${idNumber}${kind + 1}${grade + 1}`,
    hardships: random.pick(["康复", "康复、照料", "护理"]),
  };
}

function schooling(scene: Scene, village: Division, age: number): LedgerLine {
  const town = (findDivision(village.parent ?? "")?.name ?? "").replace(/(镇|乡|街道)$/, "");
  const county = findDivision(`${village.code.slice(0, 6)}000000`)?.name ?? "";
  if (age < 3) return { stage: "未入学", schoolState: "未到入学年龄" };
  if (age < 6) return { stage: "学前", schoolState: "在读", school: `${town}中心幼儿园` };
  if (age < 12) return { stage: "小学", schoolState: "在读", school: `${town}中心小学` };
  if (age < 15) return { stage: "初中", schoolState: "在读", school: `${town}初级中学` };
  return scene.random.chance(0.7)
    ? { stage: "普通高中", schoolState: "在读", school: `${county}第一中学` }
    : { stage: "中等职业学校", schoolState: "在读", school: `${county}职业技术学校` };
}

function parent(
  scene: Scene,
  who: "father" | "mother",
  name: string,
  status: string,
  age: number,
): LedgerLine {
  const { random, on } = scene;
  const known = status !== "查找不到";
  const sex: Sex = who === "father" ? "male" : "female";
  const since =
    status === "正常" || !known ? null : dateCell(dayBefore(random, on, random.below(Math.max(1, age))));
  const id = known ? scene.number(dayBefore(random, on, age + 21 + random.below(20)), sex) : null;
  return who === "father"
    ? { fatherName: known ? name : null, fatherId: id, fatherStatus: status, fatherSince: since }
    : { motherName: known ? name : null, motherId: id, motherStatus: status, motherSince: since };
}

function care({ random, on }: Scene, father: string, fatherStatus: string, motherStatus: string): LedgerLine {
  const away = [fatherStatus, motherStatus].filter((status) => status === "外出务工").length;
  const stayingParent = away === 1 ? random.pick(["有", "有", "无"]) : "不适用";
  const guardianPhone = madeUpPhone(random);
  const rating = {
    guardianPhone,
    stayingParent,
    guardianshipRating: random.pick(["较好", "一般", "一般", "差"]),
  };
  if (!CANNOT_CARE.has(fatherStatus)) {
    return { care: "父母", guardianName: father, guardianRelation: "父亲", ...rating };
  }
  const careSince = dateCell(dayBefore(random, on, random.below(5)));
  if (fatherStatus === "查找不到" && motherStatus === "查找不到") {
    return { care: "机构", careSince, careInstitution: "县儿童福利院", guardianRelation: "机构", ...rating };
  }
  const [relation, sex] = random.pick(KIN);
  return {
    care: "亲属",
    careSince,
    guardianName: madeUpName(random, sex),
    guardianRelation: relation,
    ...rating,
  };
}

function means(random: Random): LedgerLine {
  const untested = { meansTest: "未核对", benefits: "无", household: "无" };
  if (!random.chance(0.18)) return untested;
  const bank = { bank: "农村商业银行", bankAccount: madeUpAccount(random) };
  return random.chance(0.5)
    ? { ...untested, household: "农村低保", benefits: "低保", amount: random.pick([300, 380, 450]), ...bank }
    : { ...untested, household: random.pick(["建档立卡", "低收入", "特困"]) };
}
