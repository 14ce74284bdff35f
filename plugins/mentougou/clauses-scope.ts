import { type Clause, clause, encoded, informational } from "@tongyou/policy";

/** 一、总体要求 and 二、保障范围. */
export const scopeClauses: readonly Clause[] = [
  clause(
    "MTG-1-a",
    "一（二）",
    "DEADLINE",
    "到2020年健全保护机制，完善适度普惠的儿童福利",
    "By 2020 a sound protection system and moderately universal child welfare",
    informational,
  ),
  clause(
    "MTG-2.1-a",
    "二（一）1",
    "CAT",
    "家庭贫困致生活、就医、就学困难，列举城乡低保、低收入家庭儿童",
    "Hardship through poverty; dibao and low-income families, urban or rural, are named",
    encoded("MTG.poverty", "MTG.child"),
  ),
  clause(
    "MTG-2.1-b",
    "二（一）2",
    "CAT",
    "监护缺失或不当而受侵害，列举孤儿弃婴、事实无人抚养（未定义）、流浪儿童",
    "Harmed through failing guardianship; orphans and foundlings, de facto unattended (not defined) and street children are named",
    encoded("MTG.guardianship", "MTG.deFacto"),
  ),
  clause(
    "MTG-2.1-c",
    "二（一）3",
    "CAT",
    "因重病或残疾在康复、照料、融入上有困难，列举残疾、重病、受艾滋病影响儿童",
    "Hardship through illness or disability; disabled, severely ill and AIDS-affected children are named",
    encoded("MTG.illness", "MTG.illOrDisabled"),
  ),
  clause(
    "MTG-2.1-d",
    "二（一）4",
    "CAT",
    "其他特殊原因造成的临时困境，列举打拐解救、临时失去家庭依靠的儿童",
    "Temporary difficulty for other special reasons; children rescued from trafficking or temporarily without family are named",
    encoded("MTG.temporary"),
  ),
  clause(
    "MTG-2.2-a",
    "二（二）",
    "CAT",
    "父母都外出务工，或一方外出、另一方无监护能力，得不到关爱和有效监护；不限年龄和户口",
    "Both parents work away, or one does and the other cannot guard; no age or hukou is named",
    encoded("MTG.leftBehind", "MTG.parentsAway"),
  ),
  clause(
    "MTG-2.2-b",
    "二（二）",
    "CAT",
    "留守儿童符合困境条件的同时是困境儿童",
    "A left-behind child who meets the conditions is a child in difficulty as well",
    encoded("MTG.inDifficulty"),
  ),
];
