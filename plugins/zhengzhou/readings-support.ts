import { both, confirmedReading, type Reading } from "@tongyou/policy";

/** 二（二）2 on: money, insurance, school, coming of age and services. */
export const supportReadings: readonly Reading[] = [
  {
    id: "ZZ-2.2.2-a.hukou",
    clause: "ZZ-2.2.2-a",
    text: both(
      "散居孤儿标准是否分城乡，本文件未写（2017年曾分城乡）",
      "Whether scattered orphans are paid by hukou is not said here (in 2017 they were)",
    ),
    options: [
      { id: "one", text: both("不分城乡，一个标准", "one standard") },
      {
        id: "byHukou",
        text: both(
          "分城镇、农村；其他户口按不分城乡的标准",
          "urban and rural apart; other hukou by the common standard",
        ),
      },
    ],
    taken: "one",
  },
  {
    id: "ZZ-2.2.2-a.foster",
    clause: "ZZ-2.2.2-a",
    text: both(
      "家庭寄养的孤儿按集中还是散居，文件未写",
      "Which class an orphan in a foster family is in is not said",
    ),
    options: [
      { id: "scattered", text: both("按社会散居", "as a scattered orphan") },
      { id: "institution", text: both("按机构集中养育", "as an orphan in an institution") },
    ],
    taken: "scattered",
  },
  confirmedReading(
    "ZZ-2.2.2-a.temporary",
    "ZZ-2.2.2-a",
    "在机构临时监护的孤儿按机构集中养育",
    "An orphan under temporary guardianship in an institution is paid as one in an institution",
    "include",
  ),
  confirmedReading(
    "ZZ-2.2.3-a.conditions",
    "ZZ-2.2.3-a",
    "其他困境儿童“符合条件的”才纳入，条件由该保险办法规定",
    "Other children in difficulty only where they meet the conditions of that insurance",
  ),
  confirmedReading(
    "ZZ-2.2.3-c.conditions",
    "ZZ-2.2.3-c",
    "康复项目的条件由明天计划细则和残疾儿童康复救助方案规定",
    "The conditions stand in the rules of the Tomorrow Plan and of rehabilitation aid",
  ),
  confirmedReading(
    "ZZ-2.2.4-a.conditions",
    "ZZ-2.2.4-a",
    "就学资助的条件由各项资助办法规定",
    "The conditions stand in the rules of each kind of school aid",
  ),
  confirmedReading(
    "ZZ-2.2.5-a.adult",
    "ZZ-2.2.5-a",
    "成年孤儿的就业和住房由各地推动解决，没有明确条件",
    "Work and housing of grown-up orphans are promoted; no conditions are stated",
  ),
  confirmedReading(
    "ZZ-2.2.5-b.adult",
    "ZZ-2.2.5-b",
    "散居孤儿成年后按现有住房保障政策申请",
    "Grown-up scattered orphans apply under the housing rules there are",
  ),
  confirmedReading(
    "ZZ-2.3.2-d.offered",
    "ZZ-2.3.2-d",
    "县级儿童福利机构探索开展，本地是否已开办须核对",
    "County institutions try these services; whether one does here is to be checked",
  ),
];
