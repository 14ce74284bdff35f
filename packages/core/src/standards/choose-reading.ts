import type { Pack } from "@tongyou/policy/engine";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { computeForRules } from "../corrections/ask-computing.ts";
import { invalid } from "../errors/refusals.ts";
import { enterInBook } from "./enter-in-book.ts";
import { readingKey } from "./load-standards.ts";
import { replaceEntry } from "./replace-entry.ts";
import type { chooseReadingInput, PolicyBook } from "./standards.schema.ts";

type Input = z.output<typeof chooseReadingInput>;

/** Throws `invalid` for a reading that the pack does not have, or an option that the reading does not. */
export function checkChoice(pack: Pack, { reading, option }: Pick<Input, "reading" | "option">): void {
  const found = pack.readings.find(({ id }) => id === reading);
  if (!found)
    throw invalid(
      "reading",
      { zh: "本地区的政策没有这一条读法。", en: "This region's policy has no such reading." },
      { zh: "请从政策页所列的读法中选择。", en: "Choose one that the policy page lists." },
    );
  if (!found.options.some(({ id }) => id === option))
    throw invalid(
      "option",
      { zh: "这条读法没有这个选项。", en: "This reading has no such option." },
      {
        zh: `请从以下选项中选择：${found.options.map(({ text }) => text.zh).join("；")}。`,
        en: `Choose one of: ${found.options.map(({ text }) => text.en).join("; ")}.`,
      },
    );
}

/**
 * Takes one reading of an ambiguous clause for the whole bureau from a day on; the person and the reason are kept.
 * Decisions for earlier days keep the earlier reading; lists are decided again, open months that it touches are stale,
 * and a job computes the corrections where one since then is fixed. Choosing again for the same day supersedes the choice. Throws `invalid`.
 */
export async function chooseReading(context: StaffContext, input: Input): Promise<PolicyBook> {
  const { pack } = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  return enterInBook(context, "policy.chooseReading", async (tx, note) => {
    checkChoice(pack, input);
    const { reading, option, validFrom, reason } = input;
    const documentNumber = input.documentNumber ?? null;
    const isNew = await replaceEntry(tx, context, {
      parameter: readingKey(reading),
      validFrom,
      value: { option },
      documentNumber,
      issuedOn: null,
      note: reason,
    });
    note({ detail: { reading, option, validFrom, documentNumber, ...(!isNew && { repeated: true }) } });
    if (!isNew) return undefined;
    const job = await computeForRules(tx, context, validFrom.slice(0, 7));
    return job ? [job] : [];
  });
}
