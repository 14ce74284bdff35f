import { both, confirmedReading, type Reading } from "@tongyou/policy";
import { supportReadings } from "./readings-support.ts";

/** Where the document is ambiguous, silent or leans on another, and which reading this pack takes. */
const scope: readonly Reading[] = [
  {
    id: "ZZ.day",
    clause: "ZZ-3.1-a",
    text: both(
      "文件正文没有印发日期，按所部署的2020年度首日起计",
      "The text carries no day of issue; the first day of 2020, the year it plans, is taken",
    ),
    options: [
      { id: "year", text: both("自2020年1月1日起", "from 1 January 2020") },
      {
        id: "unknown",
        text: both("印发日期查明前逐个由专人确认", "a named person confirms each until the day is known"),
      },
    ],
    taken: "year",
  },
  confirmedReading(
    "ZZ-2.2.1-a.mixed",
    "ZZ-2.2.1-a",
    "父母一方死亡、另一方查找不到，按孤儿处理",
    "One parent dead and the other not to be found counts as an orphan",
    "include",
  ),
  confirmedReading(
    "ZZ-2.2.1-a.missing",
    "ZZ-2.2.1-a",
    "“失去父母”是否包括父母失踪，文件未写明",
    "Whether having lost the parents includes parents who are missing is not said",
  ),
  confirmedReading(
    "ZZ-2.2.1-b.gone",
    "ZZ-2.2.1-b",
    "一方外出务工、另一方已故或不在身边，是否算“另一方无监护能力”，文件未写明",
    "Whether a parent who is dead or gone is one without the capacity to guard is not said",
  ),
  {
    id: "ZZ-2.2.1-d.classes",
    clause: "ZZ-2.2.1-d",
    text: both(
      "孤儿不计入困境儿童，是否还注明四类",
      "Orphans are not counted; are the four classes still noted for them",
    ),
    options: [
      {
        id: "noted",
        text: both("四类情形照注，只是不计入困境儿童", "the classes are noted, the child is not counted"),
      },
      { id: "outside", text: both("孤儿不属于四类中任何一类", "an orphan is in none of the four") },
    ],
    taken: "noted",
  },
  confirmedReading(
    "ZZ-2.2.1-j.mild",
    "ZZ-2.2.1-j",
    "总的范围说自身残疾，四类只列重残：非重度残疾是否计入，文件前后不一",
    "The umbrella says any own disability, the class only severe: whether a lighter one counts is not consistent",
  ),
];

const parents: readonly Reading[] = [
  {
    id: "ZZ-2.2.1-e.months",
    clause: "ZZ-2.2.1-e",
    text: both(
      "六种情形要不要满六个月，本文件未写",
      "Whether the six must last half a year is not said here",
    ),
    options: [
      {
        id: "national",
        text: both(
          "按所落实的民发〔2019〕62号满六个月",
          "half a year, by 民发〔2019〕62号 which it carries out",
        ),
      },
      { id: "plain", text: both("只按本文件文字，不问多久", "by the words of this document, however long") },
    ],
    taken: "national",
  },
  confirmedReading(
    "ZZ-2.2.1-e.term",
    "ZZ-2.2.1-e",
    "限制自由尚未满六个月，期限是否达到六个月须看法律文书",
    "Custody has not yet lasted half a year; whether its term does is seen from the court's or police paper",
  ),
  {
    id: "ZZ-2.2.1-f.missing",
    clause: "ZZ-2.2.1-f",
    text: both(
      "“失踪”是否须经法院宣告，本文件未写",
      "Whether “missing” needs a court's declaration is not said here",
    ),
    options: [
      {
        id: "recorded",
        text: both("登记为失踪即算（不同于失联）", "as recorded (not the same as out of contact)"),
      },
      { id: "declared", text: both("只算法院宣告失踪", "only declared missing by a court") },
    ],
    taken: "recorded",
  },
];

const classes: readonly Reading[] = [
  {
    id: "ZZ-2.2.1-g.listed",
    clause: "ZZ-2.2.1-g",
    text: both(
      "建档立卡和低保家庭儿童是否还须有生活、就医、就学困难",
      "Whether a child of a registered-poor or dibao family must also have a hardship",
    ),
    options: [
      { id: "outright", text: both("文件写明包括，直接计入", "named as included: counts outright") },
      { id: "hardship", text: both("还须有困难", "a hardship is needed too") },
    ],
    taken: "outright",
  },
  confirmedReading(
    "ZZ-2.2.1-g.otherPoor",
    "ZZ-2.2.1-g",
    "特困、低收入家庭没有点名，是否算家庭贫困须确认",
    "Tekun and low-income families are not named; whether they are poor in this sense is to be confirmed",
  ),
  confirmedReading(
    "ZZ-2.2.1-h.mental",
    "ZZ-2.2.1-h",
    "三、四级智力或精神残疾是否算重残，本文件未写",
    "Whether grades 3 and 4 of intellectual or mental disability are severe is not said here",
  ),
  confirmedReading(
    "ZZ-2.2.1-h.other",
    "ZZ-2.2.1-h",
    "重病重残儿童只有生活困难，是否属于“等困难”须确认",
    "Severely ill or disabled with hardship in living only: whether that is one of the open list is to be confirmed",
  ),
  confirmedReading(
    "ZZ-2.2.1-i.other",
    "ZZ-2.2.1-i",
    "流浪、打拐解救、失去家庭依靠、重大疾病是否属于“其他特殊困难”，文件未写明",
    "Whether street life, trafficking, lost family support or major illness is an “other special hardship” is not said",
  ),
];

export const readings: readonly Reading[] = [...scope, ...parents, ...classes, ...supportReadings];
