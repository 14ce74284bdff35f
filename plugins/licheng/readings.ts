import { both, confirmedReading, type Reading } from "@tongyou/policy";

/** Where the notice is ambiguous or silent on who is a child in difficulty, and which reading this pack takes. */
const scope: readonly Reading[] = [
  {
    id: "LC-2.age",
    clause: "LC-2-a",
    text: both("文件未写困境儿童的年龄上限", "The notice names no upper age of a child in difficulty"),
    options: [
      {
        id: "under18",
        text: both("未满18周岁，满18周岁当日起不再计入", "under 18; no longer from the 18th birthday on"),
      },
      { id: "under16", text: both("未满16周岁", "under 16") },
    ],
    taken: "under18",
  },
  confirmedReading(
    "LC-2-b.other",
    "LC-2-b",
    "列举以“等”结尾：农村低保、建档立卡家庭是否算，须确认",
    "The list is open: whether rural dibao and registered-poor families count is to be confirmed",
  ),
  {
    id: "LC-2-c2.leftBehind",
    clause: "LC-2-c2",
    text: both("文件未定义留守儿童", "The notice does not define a left-behind child"),
    options: [
      {
        id: "national",
        text: both(
          "父母都外出务工，或一方外出、另一方无监护能力",
          "both parents away for work, or one away and the other incapable",
        ),
      },
      { id: "either", text: both("任何一方外出务工", "either parent away for work") },
    ],
    taken: "national",
  },
  {
    id: "LC-2-c3.long",
    clause: "LC-2-c3",
    text: both("“长期”未写多久", "How long is “long” is not said"),
    options: [
      { id: "review", text: both("逐个由专人确认", "a named person confirms each child") },
      { id: "sixMonths", text: both("满六个月", "six months or more") },
      { id: "oneYear", text: both("满一年", "one year or more") },
    ],
    taken: "review",
  },
  confirmedReading(
    "LC-2-c3.lasting",
    "LC-2-c3",
    "父母都在服刑或强制戒毒，是否属于长期由专人确认",
    "Both parents in prison or detox: whether it is long is confirmed by a named person",
  ),
  confirmedReading(
    "LC-2-c3.one",
    "LC-2-c3",
    "“父母”是双方还是一方未写明，只有一方服刑或强制戒毒的须确认",
    "Whether both parents or either is meant is not said; one parent in prison or detox is to be confirmed",
  ),
  confirmedReading(
    "LC-2-c4.one",
    "LC-2-c4",
    "“父母”是双方还是一方未写明，只有一方重残或重病的须确认",
    "Whether both parents or either is meant is not said; one parent severely disabled or ill is to be confirmed",
  ),
  confirmedReading(
    "LC-2-c7.other",
    "LC-2-c7",
    "一方死亡、另一方服刑、戒毒、重残、重病、失联、再婚不养等，是否属于“其他情况无法履行”须确认",
    "One dead and the other in prison, detox, severely disabled, ill, out of contact, remarried or the like: whether this is “unable for other reasons” is to be confirmed",
  ),
  {
    id: "LC-2-d.hardship",
    clause: "LC-2-d",
    text: both(
      "残疾或重病儿童是否还须另有困难，文字不明确",
      "Whether a disabled or severely ill child must also show hardship is not clear",
    ),
    options: [
      { id: "itself", text: both("残疾或重病本身即计入", "the disability or illness itself counts") },
      {
        id: "withHardship",
        text: both(
          "还须在康复、照料、护理、社会融入等方面有困难",
          "hardship in rehabilitation, care, nursing or inclusion as well",
        ),
      },
    ],
    taken: "itself",
  },
];

/** Orphans and their allowance. */
const orphans: readonly Reading[] = [
  {
    id: "LC-3.4-d.missing",
    clause: "LC-3.4-d",
    text: both("“失踪”未作定义；失联不是失踪", "“Missing” is not defined; out of contact is not missing"),
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
    "LC-3.4-d.mixed",
    "LC-3.4-d",
    "父母分别属于死亡、查找不到、失踪中的不同情形，按孤儿安置",
    "One parent in one and the other in another of dead, not found and missing counts as an orphan",
    "include",
  ),
  {
    id: "LC-3.1-g.status",
    clause: "LC-3.1-g",
    text: both("感染艾滋病病毒的儿童视同孤儿的范围", "How far a child infected with HIV counts as an orphan"),
    options: [
      {
        id: "everywhere",
        text: both(
          "文件此后所说孤儿都包括，档案中也按孤儿",
          "wherever the notice says orphan from there on, and in the file",
        ),
      },
      { id: "benefitsOnly", text: both("只在享受待遇时视同孤儿", "for benefits only") },
    ],
    taken: "everywhere",
  },
  confirmedReading(
    "LC-3.1-f.placed",
    "LC-3.1-f",
    "孤儿在机构临时监护或由机构寄养在家庭的，是否按机构供养标准未写明",
    "Whether an orphan in temporary guardianship or fostered out counts as in an institution is not said",
  ),
  {
    id: "LC-3.1-e.province",
    clause: "LC-3.1-e",
    text: both(
      "省级标准2020年12月提高后，本区是否另有标准，所见资料没有",
      "Whether the district set its own standard after the province raised its own in December 2020 is not in our sources",
    ),
    options: [
      {
        id: "province",
        text: both("自2020年12月起按省级标准", "the province's standard from December 2020"),
      },
      { id: "district", text: both("按本区录入的标准", "the standard the district enters") },
    ],
    taken: "province",
  },
  confirmedReading(
    "LC-3.5-b.may",
    "LC-3.5-b",
    "满18周岁继续享受是“可”，由专人决定并写明理由",
    "From 18 on the money may be kept; a named person decides and gives the reason",
  ),
];

/** Referrals whose conditions stand elsewhere or need a judgement. */
const referrals: readonly Reading[] = [
  confirmedReading(
    "LC-3.1-b.means",
    "LC-3.1-b",
    "低保条件由低保办法规定；收入财产核对符合者须按该办法确认",
    "The dibao conditions stand in the dibao rules; a passed means test is confirmed there",
  ),
  confirmedReading(
    "LC-3.1-c.may",
    "LC-3.1-c",
    "“可酌情”：由区民政专人决定并写明理由",
    "At the district's discretion: a named person decides and gives the reason",
  ),
  confirmedReading(
    "LC-3.2-a.mental",
    "LC-3.2-a",
    "三、四级精神或智力残疾是否算重度，本文件未写明",
    "Whether grades 3 and 4 of mental or intellectual disability are severe is not said here",
  ),
  confirmedReading(
    "LC-3.2-d.heavy",
    "LC-3.2-d",
    "负担是否较重、基金是否有结余，由专人确认",
    "Whether the burden is heavy and the fund has a balance is confirmed by a named person",
  ),
  confirmedReading(
    "LC-3.2-f.multiple",
    "LC-3.2-f",
    "言语或多重残疾是否包含听力障碍须核实",
    "Whether a speech or multiple disability includes hearing is to be verified",
  ),
  confirmedReading(
    "LC-3.2-g.list",
    "LC-3.2-g",
    "是否属于门诊特殊病种，须按病种目录核对",
    "Whether the disability is on the list of special outpatient diseases is checked there",
  ),
  {
    id: "LC-3.2-i.fourteen",
    clause: "LC-3.2-i",
    text: both("0至14岁是否包括14周岁当年", "Whether ages 0 to 14 include the year of being 14"),
    options: [
      { id: "through14", text: both("到15周岁生日前一天", "until the day before the 15th birthday") },
      { id: "until14", text: both("到14周岁生日前一天", "until the day before the 14th birthday") },
    ],
    taken: "through14",
  },
  confirmedReading(
    "LC-3.3-f.attend",
    "LC-3.3-f",
    "是否确实不能到校，由教育部门评定",
    "Whether the child really cannot attend is for the education department to assess",
  ),
  confirmedReading(
    "LC-3.5-f.adult",
    "LC-3.5-f",
    "成年后的孤儿是否仍优先分配住房，须确认",
    "Whether an orphan who has grown up still comes first for housing is to be confirmed",
  ),
  confirmedReading(
    "LC-3.5-g.need",
    "LC-3.5-g",
    "是否需要法律援助，按法律援助规定核对",
    "Whether legal aid is needed is checked in its own rules",
  ),
  confirmedReading(
    "LC-4.5-a.need",
    "LC-4.5-a",
    "是否需要寄养、代养或助养，由专人评估",
    "Whether fostering or sponsoring is needed is assessed by a named person",
  ),
];

export const readings: readonly Reading[] = [...scope, ...orphans, ...referrals];
