import type { Pack } from "@tongyou/policy/engine";
import type { z } from "zod";
import { startRefresh } from "../children/start-refresh.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getPolicyBook } from "./get-policy-book.ts";
import type { StandardValue } from "./load-standards.ts";
import { replaceEntry } from "./replace-entry.ts";
import type { enterStandardInput, PolicyBook } from "./standards.schema.ts";

type Input = z.output<typeof enterStandardInput>;

/** The value as the pack needs it: integer fen of a parameter, or the figure of a year of a series. */
function checkedValue(pack: Pack, { parameter, value, validFrom }: Input): StandardValue {
  if (pack.parameters.some(({ id }) => id === parameter)) {
    if (typeof value === "number") return { fen: value };
    throw invalid(
      "value",
      { zh: "月标准应为以分为单位的整数金额。", en: "A monthly standard is a whole amount in fen." },
      { zh: "请填写金额，如 737 元。", en: "Enter an amount, such as 737 yuan." },
    );
  }
  if (!pack.series.some(({ id }) => id === parameter))
    throw invalid(
      "parameter",
      { zh: "本地区的政策没有这一项标准。", en: "This region's policy has no such standard." },
      { zh: "请从政策页所列的标准中选择。", en: "Choose one that the policy page lists." },
    );
  if (typeof value !== "string")
    throw invalid(
      "value",
      { zh: "统计数字应按公布的原样填写。", en: "A statistic is entered as it was published." },
      { zh: "请填写如 9851.6 的数字。", en: "Enter a figure such as 9851.6." },
    );
  if (!validFrom.endsWith("-01-01"))
    throw invalid(
      "validFrom",
      {
        zh: "统计数字按年填写，日期应为该年1月1日。",
        en: "A statistic belongs to a year: give its 1 January.",
      },
      { zh: "请选择年份。", en: "Choose the year." },
    );
  return { figure: value };
}

/**
 * Enters a gazetted value (fen per month, from a day on) or a published statistic (by year) with the document it
 * stands in, for the whole bureau. It wins over the pack's own; months calculated before are stale. Throws `invalid`.
 */
export async function enterStandard(context: StaffContext, input: Input): Promise<PolicyBook> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  await inTenant(context, "policy.enterStandard", async (tx, note) => {
    const value = checkedValue(pack, input);
    const { note: remark, ...entry } = input;
    await replaceEntry(tx, context, { ...entry, value, note: remark ?? null });
    const { parameter, validFrom, documentNumber, issuedOn } = input;
    note({ detail: { parameter, validFrom, documentNumber, issuedOn, ...value } });
  });
  startRefresh(context, "all");
  return getPolicyBook(context);
}
