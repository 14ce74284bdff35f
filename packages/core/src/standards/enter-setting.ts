import { MONTH_RULES } from "@tongyou/policy/engine";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { computeForRules } from "../corrections/ask-computing.ts";
import { invalid } from "../errors/refusals.ts";
import { enterInBook } from "./enter-in-book.ts";
import type { enterSettingInput, SettingUnit } from "./gazette.schema.ts";
import { settingKey } from "./load-standards.ts";
import { BENEFIT_STOPS } from "./own-settings.ts";
import { replaceEntry } from "./replace-entry.ts";
import { settingsOf } from "./setting-rows.ts";
import type { PolicyBook } from "./standards.schema.ts";

const PERCENT = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;
/** A length of time of nothing is none; an interval of a thousand units is a slip of the hand. */
const LONGEST = 1000;

const isWhole = (value: unknown): value is number => typeof value === "number";
const isLength = (value: unknown) => isWhole(value) && value >= 1 && value <= LONGEST;

/** Whether a value fits a unit, and what a right one looks like. */
const FITS: {
  readonly [unit in SettingUnit]: { fits: (value: unknown) => boolean; zh: string; en: string };
} = {
  months: { fits: isLength, zh: "请填写 1 至 1000 的整月数。", en: "Give whole months, 1 to 1000." },
  days: { fits: isLength, zh: "请填写 1 至 1000 的整日数。", en: "Give whole days, 1 to 1000." },
  workingDays: {
    fits: isLength,
    zh: "请填写 1 至 1000 的工作日数。",
    en: "Give whole working days, 1 to 1000.",
  },
  count: { fits: isWhole, zh: "请填写整数。", en: "Give a whole number." },
  fen: { fits: isWhole, zh: "请填写金额，如 300 元。", en: "Enter an amount, such as 300 yuan." },
  share: {
    fits: (value) => typeof value === "string" && PERCENT.test(value),
    zh: "请填写 0 至 100 的百分比，如 12.5。",
    en: "Give a percentage from 0 to 100, such as 12.5.",
  },
  monthRule: {
    fits: (value) => MONTH_RULES.some((rule) => rule === value),
    zh: "请选择当月或次月。",
    en: "Choose the same month or the next.",
  },
  text: { fits: (value) => typeof value === "string", zh: "请填写文字。", en: "Give it in words." },
};

/**
 * Enters the bureau's own number or words where a document leaves them open, from a day on, with the person and the
 * reason. Entering again for the same day supersedes the entry. Throws `invalid`.
 */
export async function enterSetting(
  context: StaffContext,
  input: z.output<typeof enterSettingInput>,
): Promise<PolicyBook> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  const { setting: id, value, validFrom, reason, documentNumber = null } = input;
  return enterInBook(context, "policy.enterSetting", async (tx, note) => {
    const setting = settingsOf(pack).find((one) => one.id === id);
    if (!setting)
      throw invalid(
        "setting",
        {
          zh: "本地区的政策没有这一项由本单位设定的内容。",
          en: "This region's policy leaves no such thing to the bureau.",
        },
        { zh: "请从政策页所列的项目中选择。", en: "Choose one that the policy page lists." },
      );
    const { fits, zh, en } = FITS[setting.unit];
    if (!fits(value))
      throw invalid("value", { zh: "填写的内容不合要求。", en: "This cannot be the value." }, { zh, en });
    const isNew = await replaceEntry(tx, context, {
      parameter: settingKey(id),
      validFrom,
      value: { set: value },
      documentNumber,
      issuedOn: null,
      note: reason,
    });
    note({ detail: { setting: id, validFrom, documentNumber, value, ...(!isNew && { repeated: true }) } });
    if (!isNew) return undefined;
    const job = id === BENEFIT_STOPS && (await computeForRules(tx, context, validFrom.slice(0, 7)));
    return job ? [job] : [];
  });
}
