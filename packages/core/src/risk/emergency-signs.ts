import type { Bilingual } from "@tongyou/policy";
import { DANGER_SIGNS, type DangerSign } from "./risk.schema.ts";

/** Present danger, as the situations in which everybody must report have it (高检发〔2020〕9号), in our own words. */
const TITLES: Readonly<Record<DangerSign, Bilingual>> = {
  harm: {
    zh: "正在受到伤害、侵害或威胁，或有不明原因的伤",
    en: "Is being harmed or threatened, or has injuries nobody explains",
  },
  alone: {
    zh: "无人照看、被遗弃、流落在外或下落不明",
    en: "Is without anybody's care, abandoned, on the street or missing",
  },
  health: {
    zh: "伤病危急，或有自伤、自杀、中毒",
    en: "Is dangerously ill or hurt, or has harmed or poisoned itself",
  },
};

export const emergencySigns = () => DANGER_SIGNS.map((id) => ({ id, title: TITLES[id] }));
