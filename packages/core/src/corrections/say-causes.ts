import { type Bilingual, FACTS, type FactName } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import type { TenantRole } from "../access/roles.ts";
import { civilDayOf } from "../civil-day.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { labelOf } from "../facts/show-fact.ts";
import type { Cause } from "./corrections.schema.ts";

const RESTRICTED: Bilingual = {
  zh: "限阅内容有变动（由县级经办人查看）",
  en: "Something restricted changed (for the county officer)",
};

const CLOSINGS: Readonly<Record<string, Bilingual>> = {
  deceased: { zh: "儿童死亡", en: "the child died" },
  adult: { zh: "已成年", en: "the child is grown up" },
  moved: { zh: "迁出", en: "the child moved away" },
  adopted: { zh: "已被收养", en: "the child was adopted" },
  notEligible: { zh: "不符合条件", en: "not eligible" },
  duplicate: { zh: "重复建档", en: "a second file of the same child" },
};

const AWARDS = {
  granted: { zh: "事后认定（恢复）了这个月的待遇", en: "The month was awarded or resumed afterwards" },
  suspended: { zh: "事后暂停了这个月的待遇", en: "The month was suspended afterwards" },
  none: { zh: "事后停发或撤回了这个月的待遇", en: "The month was ended or withdrawn afterwards" },
} as const;

/** Facts of which a word alone may say too much: incidents may come from a sealed case. */
export const saysTooMuch = (name: FactName) => isRestricted(name) || name === "incidents";

function sayFact({ name, from, at }: Extract<Cause, { kind: "fact" }>, role: TenantRole): Bilingual {
  if (!(name in FACTS)) return { zh: "儿童情况有变动", en: "A fact changed" };
  const fact = name as FactName;
  if (saysTooMuch(fact) && !seesRestricted(role)) return RESTRICTED;
  const label = labelOf(fact);
  const day = at === null ? "" : civilDayOf(new Date(at));
  return {
    zh: `“${label.zh}”${from ? `自 ${from} 起` : ""}有变动${day && `，${day} 才记录`}`,
    en: `"${label.en}" changed${from ? ` from ${from}` : ""}${day && `, recorded on ${day}`}`,
  };
}

const titled = (items: readonly { id: string; title: Bilingual }[], id: string): Bilingual =>
  items.find((one) => one.id === id)?.title ?? { zh: id, en: id };

function sayStandard(
  { id, from, document }: Extract<Cause, { kind: "standard" }>,
  { parameters, series }: Pack,
): Bilingual {
  const title = titled([...parameters, ...series], id);
  return {
    zh: `“${title.zh}”${from ? `自 ${from} 起` : ""}调整${document ? `（${document}）` : ""}`,
    en: `"${title.en}" changed${from ? ` from ${from}` : ""}${document ? ` (${document})` : ""}`,
  };
}

function sayReading({ id, option }: Extract<Cause, { kind: "reading" }>, { readings }: Pack): Bilingual {
  const reading = readings.find((one) => one.id === id);
  if (!reading) return { zh: `条文读法改变：${id}`, en: `Another reading: ${id}` };
  const { clause, text, options, taken } = reading;
  const now = options.find((one) => one.id === (option ?? taken))?.text ?? text;
  return {
    zh: `${clause} 改读为“${now.zh}”（${text.zh}）`,
    en: `${clause} is read as "${now.en}" (${text.en})`,
  };
}

/** A cause in one sentence, as a role may know it. */
export function sayCause(cause: Cause, pack: Pack, role: TenantRole): Bilingual {
  switch (cause.kind) {
    case "fact":
      return sayFact(cause, role);
    case "standard":
      return sayStandard(cause, pack);
    case "reading":
      return sayReading(cause, pack);
    case "choice":
      return {
        zh: `具名选择改变（${cause.clause}）`,
        en: `A named person chose otherwise (${cause.clause})`,
      };
    case "pack":
      return {
        zh: `政策包由 ${cause.from} 版改为 ${cause.to} 版`,
        en: `The policy pack changed from ${cause.from} to ${cause.to}`,
      };
    case "award":
      return AWARDS[cause.state ?? "none"];
    case "closing": {
      const why = CLOSINGS[cause.reason] ?? { zh: "其他原因", en: "another reason" };
      return {
        zh: `档案自 ${cause.on} 起结案（${why.zh}）`,
        en: `The file is closed from ${cause.on} (${why.en})`,
      };
    }
    case "missed":
      return { zh: "当月漏发", en: "Not paid in the month although due" };
    case "other":
      return {
        zh: "情况和标准都没有变，发放记录与应发不一致",
        en: "Neither facts nor rules changed; what was paid is not what was due",
      };
  }
}

/** The sentences of several causes, each once. */
export function sayCauses(causes: readonly Cause[], pack: Pack, role: TenantRole): Bilingual[] {
  const said = causes.map((cause) => sayCause(cause, pack, role));
  return [...new Map(said.map((text) => [text.zh, text])).values()];
}
