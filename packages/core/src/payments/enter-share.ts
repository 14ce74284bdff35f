import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { staffNames } from "../staff-names.ts";
import { replaceEntry } from "../standards/replace-entry.ts";
import { inTenant } from "../verb.ts";
import { classTitles } from "./list-payments.ts";
import { loadShares, shareKey } from "./load-shares.ts";
import type { FundingEntry, shareEnterInput } from "./payments.schema.ts";

/** The funding shares the bureau entered, with document and person, the earliest first. */
export async function listShares(context: StaffContext): Promise<FundingEntry[]> {
  const rows = await inTenant(context, "payments.shares", (tx) => loadShares(tx));
  const names = await staffNames(
    context,
    rows.map(({ enteredBy }) => enteredBy),
  );
  return rows.map(({ enteredBy, enteredAt, ...rule }) => ({
    ...rule,
    enteredBy: names.get(enteredBy) ?? "",
    enteredAt: enteredAt.toISOString(),
  }));
}

/**
 * Enters who carries a class's money in which parts, from a month on, by a document; for the part of a child's month
 * that lies above an amount where the document shares an increase only. Entering again for the same month supersedes
 * the entry. Throws `invalid` for a class the region does not have, or a level named twice.
 */
export async function enterShare(
  context: StaffContext,
  input: z.output<typeof shareEnterInput>,
): Promise<FundingEntry[]> {
  const { class: rate, from, aboveFen, parts, document } = input;
  if (rate !== undefined && !classTitles(context).has(rate))
    throw invalid(
      "class",
      { zh: "本地区没有这个发放档次。", en: "This region has no such class." },
      { zh: "请从列出的档次中选择。", en: "Choose one of those listed." },
    );
  if (new Set(parts.map(({ funder }) => funder)).size !== parts.length)
    throw invalid(
      "parts",
      { zh: "同一级财政填了两次。", en: "A level of government stands twice." },
      { zh: "每一级只填一个份额。", en: "Give each level one part." },
    );
  await inTenant(context, "payments.enterShare", async (tx, note) => {
    const entered = await replaceEntry(tx, context, {
      parameter: shareKey(rate ?? null),
      validFrom: `${from}-01`,
      value: { aboveFen, parts },
      documentNumber: document,
      issuedOn: null,
      note: null,
    });
    const words = parts.map(({ funder, weight }) => `${funder} ${weight}`);
    note({
      detail: {
        class: rate ?? "*",
        from,
        aboveFen,
        parts: words,
        document,
        ...(!entered && { repeated: true }),
      },
    });
  });
  return listShares(context);
}
