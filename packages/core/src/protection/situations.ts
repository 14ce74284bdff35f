import type { Bilingual } from "@tongyou/policy";

/**
 * The nine situations in which everybody on duty must report (高检发〔2020〕9号, 2020-05-07), in our own words.
 * `sexual`: the case is sealed from its first minute.
 */
export const SITUATIONS = {
  privateParts: {
    title: { zh: "隐私部位有异常伤", en: "Injury of private parts" },
    sexual: true,
  },
  under14: {
    title: {
      zh: "不满14周岁女孩疑受性侵、怀孕或流产",
      en: "Girl under 14: suspected sexual harm, pregnancy, abortion",
    },
    sexual: true,
  },
  over14: {
    title: {
      zh: "14周岁以上女孩疑因受侵害怀孕或流产",
      en: "Girl of 14 or over: pregnancy or abortion, suspected of harm",
    },
    sexual: true,
  },
  injuries: {
    title: {
      zh: "多处伤、严重营养不良或神志不清，疑受暴力",
      en: "Many injuries, malnutrition or unconsciousness, violence suspected",
    },
    sexual: false,
  },
  selfHarm: {
    title: { zh: "自杀、自残、中毒、被殴打", en: "Suicide, self-harm, poisoning, beating" },
    sexual: false,
  },
  abandoned: {
    title: { zh: "被遗弃或长时间无人照看", en: "Abandoned, or long without care" },
    sexual: false,
  },
  unknownOrigin: {
    title: { zh: "来历不明、失踪，疑被拐骗买卖", en: "Of unknown origin, missing, perhaps trafficked" },
    sexual: false,
  },
  begging: {
    title: { zh: "被组织乞讨", en: "Made to beg" },
    sexual: false,
  },
  other: {
    title: { zh: "其他严重伤害或正面临危险", en: "Other grave harm, or present danger" },
    sexual: false,
  },
} as const satisfies Record<string, { title: Bilingual; sexual: boolean }>;

export type Situation = keyof typeof SITUATIONS;
export const SITUATION_IDS = Object.keys(SITUATIONS) as [Situation, ...Situation[]];

/** The reporter hears of the outcome within three days of acceptance by the police (the same opinion). */
export const FEEDBACK_WITHIN = { count: 3, unit: "days" } as const;
