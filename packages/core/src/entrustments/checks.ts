import { addMonths, ageOn, type Bilingual, type CivilDate } from "@tongyou/policy";
import type { z } from "zod";
import { invalid } from "../errors/refusals.ts";
import type { Bar, EntrustmentContent, recordEntrustmentInput, Signer } from "./entrustments.schema.ts";

type Input = z.output<typeof recordEntrustmentInput>;

/** The Law on the Protection of Minors as revised in 2020: who may be entrusted, and what parents owe then. */
const ARTICLE_22 = { zh: "《未成年人保护法》第二十二条", en: "Law on the Protection of Minors, art. 22" };
const ARTICLE_23 = { zh: "《未成年人保护法》第二十三条", en: "Law on the Protection of Minors, art. 23" };
/** An adult's age. */
const ADULT = 18;

export const BAR_WORDS: { readonly [B in Bar]: Bilingual } = {
  crime: {
    zh: "曾有伤害、虐待、遗弃、拐卖儿童等违法犯罪",
    en: "committed violence, abuse, abandonment or trafficking",
  },
  vice: { zh: "吸毒、酗酒、赌博", en: "takes drugs, drinks or gambles" },
  duty: { zh: "曾拒不履行或长期怠于照护职责", en: "refused or neglected a duty of care" },
  other: { zh: "有其他不适宜的情形", en: "is unfit for another reason" },
};

const refused = (field: string, cause: Bilingual, by: Bilingual, remedy: Bilingual) =>
  invalid(field, { zh: `${cause.zh}（${by.zh}）。`, en: `${cause.en} (${by.en}).` }, remedy);

const ANOTHER = { zh: "请另选有照护能力的成年人。", en: "Choose another capable adult." };

/**
 * Refuses a person the law bars from being entrusted: a minor, somebody not capable, the four barred kinds. What is
 * not known is not refused here, but keeps it from being confirmed.
 * @throws DomainError `invalid` naming the field and the article
 */
export function checkCarer({ carer, from, capable, bars }: Input): void {
  if (ageOn(carer.birthDate, from) < ADULT)
    throw refused(
      "carer",
      { zh: `受托人 ${from} 时未满 ${ADULT} 周岁`, en: `The carer is under ${ADULT} on ${from}` },
      ARTICLE_22,
      ANOTHER,
    );
  if (capable === "no")
    throw refused(
      "capable",
      { zh: "受托人没有照护能力", en: "The carer is not capable" },
      ARTICLE_22,
      ANOTHER,
    );
  const bar = (Object.keys(BAR_WORDS) as Bar[]).find((one) => bars[one] === "yes");
  if (bar)
    throw refused(
      "bars",
      {
        zh: `受托人${BAR_WORDS[bar].zh}，不得作为受托人`,
        en: `The carer ${BAR_WORDS[bar].en} and is barred`,
      },
      ARTICLE_22,
      ANOTHER,
    );
}

/** Days that cannot be right. @throws DomainError `invalid` */
export function checkDays({ from, until, signedOn }: Input, today: CivilDate): void {
  const wrong =
    signedOn > today ? "signedOn" : until <= from || from < addMonths(today, -24) ? "until" : undefined;
  if (wrong)
    throw invalid(
      wrong,
      {
        zh: "签订日晚于今天、终止日不晚于起始日，或起始日早于两年前。",
        en: "It was signed after today, ends before it begins, or began more than two years ago.",
      },
      { zh: "请核对日期。", en: "Check the days." },
    );
}

/** What still keeps a recorded confirmation from being confirmed, in words with the article. */
export function lacksOf(content: EntrustmentContent, signed: ReadonlySet<Signer>): Bilingual[] {
  const lacks: Bilingual[] = [];
  const add = (zh: string, en: string, by: Bilingual) =>
    lacks.push({ zh: `${zh}（${by.zh}）`, en: `${en} (${by.en})` });
  if (content.capable === "unknown") add("受托人有没有照护能力", "Whether the carer is capable", ARTICLE_22);
  for (const bar of Object.keys(BAR_WORDS) as Bar[])
    if ((content.bars[bar] ?? "unknown") === "unknown")
      add(`受托人是否${BAR_WORDS[bar].zh}`, `Whether the carer ${BAR_WORDS[bar].en}`, ARTICLE_22);
  if (content.villageTold === undefined)
    add("书面告知村（居）委会的日期", "When the village was told in writing", ARTICLE_23);
  if (content.schoolTold === undefined)
    add("书面告知学校、幼儿园的日期", "When the school was told in writing", ARTICLE_23);
  const unsigned = (["guardian", "entrusted"] as const).filter((who) => !signed.has(who));
  if (!content.onPaper && unsigned.length > 0)
    lacks.push({ zh: "监护人和受托人的签名", en: "The signatures of the guardian and the carer" });
  return lacks;
}
