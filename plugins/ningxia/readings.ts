import { both, confirmedReading, type Reading } from "@tongyou/policy";

/** Where the document is ambiguous or silent, and which reading this pack takes. A bureau can take another. */
export const readings: readonly Reading[] = [
  {
    id: "NX-2.age",
    clause: "NX-2-b",
    text: both("文件未写年龄上限", "The document names no upper age"),
    options: [
      {
        id: "under18",
        text: both("未满18周岁，满18周岁当日起不再计入", "under 18; no longer from the 18th birthday on"),
      },
      { id: "under16", text: both("未满16周岁", "under 16") },
    ],
    taken: "under18",
  },
  {
    id: "NX-2.missing",
    clause: "NX-2.3-a",
    text: both("“失踪”未作定义", "“Missing” is not defined"),
    options: [
      {
        id: "factual",
        text: both("事实失踪和法院宣告失踪都算", "missing in fact or declared missing by a court"),
      },
      { id: "declared", text: both("只算法院宣告失踪", "only declared missing by a court") },
    ],
    taken: "factual",
  },
  confirmedReading(
    "NX-2.1-b.mixed",
    "NX-2.1-b",
    "“双方重病、重残”是否包括一人重病、一人重残，文字不明确",
    "Whether one ill and one disabled parent are meant by “both severely ill, severely disabled” is not clear",
  ),
  {
    id: "NX-2.1-c.poverty",
    clause: "NX-2.1-c",
    text: both("文件未列出哪些家庭算贫困", "The document does not list which households are poor"),
    options: [
      {
        id: "four",
        text: both("低保、特困、建档立卡、低收入家庭", "dibao, tekun, registered poor and low income"),
      },
      { id: "dibaoTekun", text: both("只算低保和特困家庭", "dibao and tekun only") },
    ],
    taken: "four",
  },
  confirmedReading(
    "NX-2.3-a.father",
    "NX-2.3-a",
    "“改嫁”字面指母亲，父亲再婚且不抚养是否算，须确认",
    "The word for remarrying means a mother; whether a father who remarried and does not raise the child counts is to be confirmed",
  ),
  confirmedReading(
    "NX-2.4-a.other",
    "NX-2.4-a",
    "流浪、打拐解救、临时失去家庭依靠是否属于“其他特殊困难”，文件未写明",
    "Whether being on the street, rescued from trafficking or without family support is an “other special hardship” is not said",
  ),
  confirmedReading(
    "NX-3.4-a.mixed",
    "NX-3.4-a",
    "父母一方死亡、另一方查找不到，按失去父母处理",
    "One parent dead and the other not found counts as having lost both parents",
    "include",
  ),
  confirmedReading(
    "NX-3.1-c.notFound",
    "NX-3.1-c",
    "查找不到生父母不等于字面上的“双亡”，是否按父母双亡孤儿标准，须确认",
    "Parents who cannot be found are not literally dead; whether the rate of two dead parents applies is to be confirmed",
  ),
  confirmedReading(
    "NX-3.1-c.olderPairs",
    "NX-3.1-c",
    "文件未定义“事实无人抚养孤儿”；此种父母组合大概已在原有规定中，须确认",
    "“De facto unattended” is not defined here; this pair of parents was probably in the older rule, to be confirmed",
  ),
  confirmedReading(
    "NX-3.1-d.deadAndSevere",
    "NX-3.1-d",
    "一方死亡、另一方重病或重残未列入四种组合，是否发放须请示",
    "One dead and the other severely ill or disabled is not among the four pairs; the bureau decides",
  ),
  confirmedReading(
    "NX-3.1-e.orphan",
    "NX-3.1-e",
    "在机构临时监护的孤儿按机构养育标准",
    "An orphan under temporary guardianship in an institution gets the institution rate",
    "include",
  ),
  confirmedReading(
    "NX-3.1-e.unlisted",
    "NX-3.1-e",
    "临时监护的儿童未列入四类的，可能属于“等情况”，是否按机构养育标准须确认",
    "A child in temporary guardianship who is in none of the four categories may fall under their open ends; the institution rate is to be confirmed",
  ),
  {
    id: "NX-3.1-b.lag",
    clause: "NX-3.1-b",
    text: both("“上一年度”从哪年算起不明确", "From which year “last year” counts is not clear"),
    options: [
      {
        id: "published",
        text: both(
          "早两年（与已公布的2018年标准吻合）",
          "two years back (fits the published standards of 2018)",
        ),
      },
      { id: "literal", text: both("字面：早一年", "literally: one year back") },
    ],
    taken: "published",
  },
  {
    id: "NX-3.1-b.rounding",
    clause: "NX-3.1-b",
    text: both("增加额如何取整未写明", "How the increase is rounded is not said"),
    options: [
      { id: "halfUp", text: both("四舍五入到元", "half up to whole yuan") },
      { id: "up", text: both("进位到元", "up to whole yuan") },
    ],
    taken: "halfUp",
  },
  confirmedReading(
    "NX-3.1-f.conditions",
    "NX-3.1-f",
    "特困条件由特困供养办法规定，须按该办法核对",
    "The tekun conditions stand in the tekun rules and are checked there",
  ),
  confirmedReading(
    "NX-3.1-g.means",
    "NX-3.1-g",
    "低保条件由低保办法规定；收入财产核对符合者须按该办法确认",
    "The dibao conditions stand in the dibao rules; a passed means test is confirmed there",
  ),
  confirmedReading(
    "NX-3.1-i.conditions",
    "NX-3.1-i",
    "两项补贴的条件由残疾人两项补贴办法规定，须按该办法核对",
    "The conditions of the two subsidies stand in their own rules and are checked there",
  ),
  confirmedReading(
    "NX-3.severe.mental",
    "NX-3.2-b",
    "三、四级精神或智力残疾是否算重度，本文件未写明",
    "Whether grades 3 and 4 of mental or intellectual disability are severe is not said here",
  ),
  confirmedReading(
    "NX-3.2-a.throughIllness",
    "NX-3.2-a",
    "是否因病致贫返贫须核实",
    "Whether the family became poor through illness is to be verified",
  ),
  confirmedReading(
    "NX-3.2-d.multiple",
    "NX-3.2-d",
    "言语或多重残疾是否包含听力障碍须核实",
    "Whether a speech or multiple disability includes hearing is to be verified",
  ),
  confirmedReading(
    "NX-3.3-c.school",
    "NX-3.3-c",
    "能否就读特殊教育学校须由教育部门评定",
    "Whether the child can attend a special school is for the education department to assess",
  ),
  confirmedReading(
    "NX-3.3-e.possible",
    "NX-3.3-e",
    "“有条件的地区”才补助幼儿生活费，由本地决定",
    "Only where local conditions allow; the locality decides",
  ),
  confirmedReading(
    "NX-4.4-c.needed",
    "NX-4.4-c",
    "是否需要寄养或助养由专人评估",
    "Whether fostering or sponsoring is needed is assessed by a named person",
  ),
];
