import { confirmedReading, type Reading } from "@tongyou/policy";

/** Where the documents are ambiguous or silent, and which reading this pack takes. A bureau can take another. */
export const readings: readonly Reading[] = [
  confirmedReading(
    "FJ-2.1.3-c.designated",
    "FJ-2.1.3-c",
    "文件只要求争取列为定点；本地机构是否已是定点康复机构须确认",
    "The document only asks to strive for it; whether the local institution is a designated one is to be confirmed",
  ),
  confirmedReading(
    "FJ-2.3.2-c.need",
    "FJ-2.3.2-c",
    "是否缺少精神关怀、受过家庭创伤，由专人评估",
    "Whether emotional care is lacking or there was family trauma is assessed by a named person",
  ),
  confirmedReading(
    "FJ-3.3-d.special",
    "FJ-3.3-d",
    "何为特殊困难未写明，由学校会同民政确认",
    "What special hardship means is not said; the school and civil affairs confirm it",
  ),
  confirmedReading(
    "FJ-3.3-e.conditions",
    "FJ-3.3-e",
    "法律援助的条件由法律援助规定，须按该规定核对",
    "The conditions of legal aid stand in its own rules and are checked there",
  ),
  confirmedReading(
    "FJ-2020-125-1.orphan",
    "FJ-2020-125-1",
    "所见资料没有引出孤儿定义；父母双亡、都查找不到或一亡一查不到的按孤儿",
    "Our sources quote no definition of orphan; both dead, both not found, or one of each count as orphan",
    "include",
  ),
  confirmedReading(
    "FJ-2020-125-3.temporary",
    "FJ-2020-125-3",
    "在机构临时监护的是否按机构养育标准，所见资料未写明",
    "Whether temporary guardianship in an institution earns the institution rate is not said in our sources",
  ),
];
