import { isDeepStrictEqual } from "node:util";
import type { TenantTransaction } from "@tongyou/database";
import type { Pack, Policy } from "@tongyou/policy/engine";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { computeForRules } from "../corrections/ask-computing.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { enterInBook } from "./enter-in-book.ts";
import type { enterStandardInput } from "./gazette.schema.ts";
import type { StandardValue } from "./load-standards.ts";
import { getPreviewJob, inputOf, isOutdated, previewOutdated } from "./preview-record.ts";
import { choicesToday, proposalRow } from "./proposal-rows.ts";
import { replaceEntry } from "./replace-entry.ts";
import { refuseBelowFloor } from "./standard-floor.ts";
import type { PolicyBook } from "./standards.schema.ts";

type Input = z.output<typeof enterStandardInput>;

const noSuchStandard = () =>
  invalid(
    "parameter",
    { zh: "本地区的政策没有这一项标准。", en: "This region's policy has no such standard." },
    { zh: "请从政策页所列的标准中选择。", en: "Choose one that the policy page lists." },
  );

/** Throws `invalid` for what is no parameter of the pack. */
export function requireParameter(pack: Pack, parameter: string): void {
  if (!pack.parameters.some(({ id }) => id === parameter)) throw noSuchStandard();
}

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
  if (!pack.series.some(({ id }) => id === parameter)) throw noSuchStandard();
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

const moved = (zh: string, en: string) =>
  conflict(
    { zh, en },
    { zh: "请重新打开，核对后再录入。", en: "Open it again and look before you enter it." },
  );

/** Throws `conflict` where what the form showed was of another entry, is not known yet, or is out of date. */
async function refuseUnseen(
  tx: TenantTransaction,
  context: StaffContext,
  { preview, parameter, validFrom, value }: Input,
): Promise<void> {
  if (preview === undefined) return;
  const found = await getPreviewJob(tx, preview);
  const input = inputOf(found);
  const shown = isDeepStrictEqual(input.entry, { parameter, validFrom, value }) && found.state === "done";
  if (!shown || (await isOutdated(tx, context, input))) throw previewOutdated();
}

/**
 * The amount with what the formula gives for its first day. Throws `conflict` when the form showed another proposal
 * or another entry for the day than there is now, and `invalid` when the amount is below its floor, or is not the
 * formula's and nobody says why.
 */
async function besideProposal(
  tx: TenantTransaction,
  context: StaffContext,
  policy: Policy,
  { parameter, validFrom, proposed: shown, replaces, note }: Input,
  { fen }: { fen: number },
): Promise<StandardValue> {
  const choices = await choicesToday(tx, context, policy);
  refuseBelowFloor(policy, { parameter, validFrom }, fen, choices.standards);
  const proposed = proposalRow(policy, parameter, validFrom, choices)?.value ?? undefined;
  if (shown !== undefined && shown !== proposed)
    throw moved(
      "打开表单之后，统计数据或以前的标准有变动，测算值已不同。",
      "Since the form was opened the figures moved, and the formula gives another amount.",
    );
  const live = choices.standards.parameters?.[parameter]?.find(({ from }) => from === validFrom)?.fen ?? null;
  if (replaces !== undefined && live !== replaces && live !== fen)
    throw moved(
      "打开表单之后，同一天的标准已由别人录入。",
      "Since the form was opened somebody entered a standard for the same day.",
    );
  if (proposed === undefined) return { fen };
  if (proposed !== fen && !note)
    throw invalid(
      "note",
      {
        zh: `录入的金额与公式测算值（${proposed / 100} 元）不一致。`,
        en: `The amount is not what the formula gives (${proposed / 100} yuan).`,
      },
      { zh: "请填写理由，如“按公布文件执行”。", en: "Give the reason, such as the gazetted document." },
    );
  return { fen, proposed };
}

/**
 * Enters a gazetted value (fen per month, from a day on) or a published statistic (by year) with the document it
 * stands in, for the whole bureau. It wins over the pack's own; months calculated before are stale, and where one
 * since then is fixed a job computes the corrections of the whole bureau. What the formula gives is kept beside
 * it; another amount asks for a reason (`note`). Throws `invalid`, and `conflict` for a form
 * that showed another proposal, another entry for the day, or what another entry means.
 */
export async function enterStandard(context: StaffContext, input: Input): Promise<PolicyBook> {
  const policy = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  return enterInBook(context, "policy.enterStandard", async (tx, note) => {
    await refuseUnseen(tx, context, input);
    const checked = checkedValue(policy.pack, input);
    const value = "fen" in checked ? await besideProposal(tx, context, policy, input, checked) : checked;
    const { parameter, validFrom, documentNumber, issuedOn } = input;
    const entry = { parameter, validFrom, documentNumber, issuedOn, note: input.note ?? null };
    const isNew = await replaceEntry(tx, context, { ...entry, value });
    const repeated = isNew ? {} : { repeated: true };
    note({ detail: { parameter, validFrom, documentNumber, issuedOn, ...value, ...repeated } });
    if (!isNew) return undefined;
    const job = "fen" in value && (await computeForRules(tx, context, validFrom.slice(0, 7)));
    return job ? [job] : [];
  });
}
