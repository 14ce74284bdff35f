import { PolicyError } from "../errors.ts";

/** Refuses an artefact: the place that is wrong and what is wrong with it. */
export function refuse(place: string, zh: string, en: string): never {
  const text = {
    zh: `政策包有误，位置 ${place}：${zh}`,
    en: `The pack is wrong at ${place}: ${en}`,
  };
  throw new PolicyError("pack", place, text);
}
