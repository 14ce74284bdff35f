import { both, confirmedReading, type Reading } from "@tongyou/policy";

/** Where the document is ambiguous or silent, and which reading this pack takes. A bureau can take another. */
export const readings: readonly Reading[] = [
  {
    id: "MTG-2.age",
    clause: "MTG-2.1-a",
    text: both(
      "文件未写儿童的年龄上限，留守儿童也没有",
      "The document names no upper age, left-behind included",
    ),
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
    id: "MTG-2.1-a.hardship",
    clause: "MTG-2.1-a",
    text: both(
      "低保、低收入家庭儿童是否还须另有生活、就医、就学困难",
      "Whether a child of a dibao or low-income family must also have hardship in living, medical care or schooling",
    ),
    options: [
      { id: "named", text: both("列名的家庭即计入", "a family that is named counts as it is") },
      { id: "tested", text: both("还须登记有困难", "a recorded hardship is needed as well") },
    ],
    taken: "named",
  },
  confirmedReading(
    "MTG-2.1-a.other",
    "MTG-2.1-a",
    "列举是开放的：特困、建档立卡家庭未点名，有困难的是否计入须确认",
    "The list is open: tekun and registered-poor families are not named; with hardship they are confirmed",
  ),
  confirmedReading(
    "MTG-2.1-b.deFacto",
    "MTG-2.1-b",
    "文件没有定义事实无人抚养；2020年前按北京市2016年分类保障的定义（媒体转载，原文待核）：父母各有死亡、失踪、残疾、服刑、强制戒毒之一，或一方如此、另一方因其他原因无力",
    "De facto unattended is not defined; before 2020 Beijing's scheme of 2016 is read (press copy, to be checked): each parent dead, missing, disabled, in prison or in detox, or one so and the other unable for another reason",
  ),
  {
    id: "MTG-2.1-c.hardship",
    clause: "MTG-2.1-c",
    text: both(
      "残疾、重病、受艾滋病影响儿童是否还须另有康复、照料、护理、融入困难",
      "Whether a disabled, severely ill or AIDS-affected child must also have hardship in rehabilitation, care, nursing or inclusion",
    ),
    options: [
      { id: "named", text: both("列名的儿童即计入", "a child who is named counts as it is") },
      { id: "tested", text: both("还须登记有困难", "a recorded hardship is needed as well") },
    ],
    taken: "named",
  },
  confirmedReading(
    "MTG-2.1-d.other",
    "MTG-2.1-d",
    "列举是开放的：突发事件、意外伤害、重大疾病是否属于临时困境须确认",
    "The list is open: whether a sudden event, an accident or a major illness is a temporary difficulty is confirmed",
  ),
  confirmedReading(
    "MTG-2.2-a.capacity",
    "MTG-2.2-a",
    "一方外出务工，另一方死亡、失踪、失联或被限制自由等，是否等于无监护能力须确认",
    "One parent works away and the other is dead, missing, out of contact or held: whether that is no capacity to guard is confirmed",
  ),
  {
    id: "MTG-2.2-a.lacking",
    clause: "MTG-2.2-a",
    text: both(
      "“缺乏关爱和有效监护”是说明还是另一项条件",
      "Whether lacking affection and effective guardianship describes these children or is a further test",
    ),
    options: [
      { id: "described", text: both("是说明，不另设条件", "it describes them; no further test") },
      { id: "tested", text: both("须登记缺乏关爱照料", "a recorded lack of care is needed as well") },
    ],
    taken: "described",
  },
  confirmedReading(
    "MTG-3.1-c.mixed",
    "MTG-3.1-c",
    "父母一方死亡、另一方查找不到，按失去父母处理",
    "One parent dead and the other not found counts as having lost both parents",
    "include",
  ),
  {
    id: "MTG-3.3.1-a.recipients",
    clause: "MTG-3.3.1-a",
    text: both(
      "困境儿童生活保障由谁享受，文件未写明",
      "The document does not say who receives the living guarantee",
    ),
    options: [
      { id: "all", text: both("本文件所称困境儿童都可申请", "every child in difficulty of this document") },
      {
        id: "beijing2016",
        text: both(
          "参照北京市2016年分类（媒体转载）：孤儿弃婴、事实无人抚养、低保家庭重病儿童、未满16周岁的重残儿童",
          "as Beijing's scheme of 2016 (press copy): orphans and foundlings, de facto unattended, severely ill children on dibao, severely disabled children under 16",
        ),
      },
    ],
    taken: "all",
  },
  confirmedReading(
    "MTG-3.3.1-b.stage",
    "MTG-3.3.1-b",
    "受侵害的儿童处于监护干预阶段才有临时生活保障；尚未登记干预的，由专人确认",
    "A harmed child receives temporary support while guardianship is being intervened in; before that is recorded, a named person confirms",
  ),
  {
    id: "MTG-3.3.1-c.trigger",
    clause: "MTG-3.3.1-c",
    text: both(
      "字面为三项都符合时可择高；任两项相遇是否也可，文字不明确",
      "The words say all three; whether the highest may be chosen where any two meet is not clear",
    ),
    options: [
      { id: "anyTwo", text: both("任两项相遇即可", "Where any two meet") },
      { id: "every", text: both("三项都符合才可", "Only where all three meet") },
    ],
    taken: "anyTwo",
  },
  confirmedReading(
    "MTG-3.3.1-e.needy",
    "MTG-3.3.1-e",
    "“困难的”重病、残疾儿童指哪些家庭，贫困家庭以外须确认",
    "Which ill or disabled children are needy is not said; outside poor families it is confirmed",
  ),
  confirmedReading(
    "MTG-3.3.1-e.outside",
    "MTG-3.3.1-e",
    "事实无人抚养儿童是否也须在机构集中养育，文字不明确",
    "Whether de facto unattended children must live in the institution too is not clear",
  ),
  confirmedReading(
    "MTG-3.3.1-g.multiple",
    "MTG-3.3.1-g",
    "言语或多重残疾是否包含听力障碍须核实",
    "Whether a speech or multiple disability includes hearing is to be verified",
  ),
  {
    id: "MTG-3.3.1-j.age",
    clause: "MTG-3.3.1-j",
    text: both(
      "“婴幼儿”到几岁，文件未写明",
      "The document does not say up to which age a child is an infant",
    ),
    options: [
      { id: "through3", text: both("0至3岁，未满4周岁", "ages 0 to 3, under 4") },
      { id: "under3", text: both("未满3周岁", "under 3") },
    ],
    taken: "through3",
  },
  confirmedReading(
    "MTG-3.3.2-a.senior",
    "MTG-3.3.2-a",
    "基础教育阶段是否包含高中阶段须确认",
    "Whether basic education reaches to senior secondary school is confirmed",
  ),
  confirmedReading(
    "MTG-3.3.2-b.school",
    "MTG-3.3.2-b",
    "随班就读还是送教上门由教育部门评定",
    "Regular class or teaching at home is assessed by the education department",
  ),
  confirmedReading(
    "MTG-3.severe.mental",
    "MTG-3.3.2-b",
    "三、四级精神或智力残疾是否算重残，本文件未写明",
    "Whether grades 3 and 4 of mental or intellectual disability are severe is not said here",
  ),
  confirmedReading(
    "MTG-3.4.4-c.needed",
    "MTG-3.4.4-c",
    "是否需要寄养、代养或助养由专人评估",
    "Whether fostering, entrusted care or sponsoring is needed is assessed by a named person",
  ),
  {
    id: "MTG-3.2.3-b.small",
    clause: "MTG-3.2.3-b",
    text: both("“低龄”到几岁，文件未写明", "The document does not say up to which age a child is small"),
    options: [
      {
        id: "under8",
        text: both("未满8周岁（参照无民事行为能力的年龄）", "under 8, the age of no civil capacity"),
      },
      { id: "any", text: both("不限年龄，凡无人看管的儿童", "any child left unattended") },
    ],
    taken: "under8",
  },
  confirmedReading(
    "MTG-3.2.5-b.grave",
    "MTG-3.2.5-b",
    "侵害、遗弃是否已严重损害身心健康，以及置于危险经教育不改，由专人认定",
    "Whether harm or abandonment has seriously damaged the child, or danger goes on after warning, is found by a named person",
  ),
];
