import type { TenantTransaction } from "@tongyou/database";
import { spanWords } from "@tongyou/policy/engine";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { chainOf, firstStage, policyToday } from "./chain.ts";
import type { StageTerm, setTermsInput } from "./protection.schema.ts";
import { loadTerms, storeTerms } from "./stage-terms.ts";

/** The stages a case goes through, each with the document's term or the bureau's own. */
async function termRows(tx: TenantTransaction, context: StaffContext): Promise<StageTerm[]> {
  const chain = chainOf(policyToday(context).pack);
  const terms = await loadTerms(tx);
  const begin = chain.stages.findIndex(({ id }) => id === firstStage(chain)?.id);
  return chain.stages.slice(begin).map(({ id, title, within }) => ({
    stage: id,
    title,
    pack: within && !("setting" in within) ? spanWords(within) : null,
    bureau: terms[id] ?? null,
  }));
}

/** How long each stage may take: the document's number where it gives one, else the bureau's, else nothing. */
export const listTerms = (context: StaffContext): Promise<StageTerm[]> =>
  inTenant(context, "protection.terms", (tx) => termRows(tx, context));

/**
 * Sets the bureau's own terms; null takes one back. Cases under way keep the clock they were given.
 * @throws DomainError `invalid` for a stage the chain does not have, or one whose term a document gives
 */
export async function setTerms(
  context: StaffContext,
  { terms }: z.output<typeof setTermsInput>,
): Promise<StageTerm[]> {
  return inTenant(context, "protection.setTerms", async (tx, note) => {
    const rows = await termRows(tx, context);
    for (const stage of Object.keys(terms))
      if (!rows.some((row) => row.stage === stage && row.pack === null))
        throw invalid(
          "terms",
          {
            zh: "这个环节的时限不由本单位设定。",
            en: "The term of this stage is not the bureau's to set.",
          },
          { zh: "请只填写文件未规定时限的环节。", en: "Set only stages to which no document gives a term." },
        );
    const before = await loadTerms(tx);
    const merged = Object.entries({ ...before, ...terms });
    const kept = Object.fromEntries(merged.flatMap(([stage, term]) => (term ? [[stage, term]] : [])));
    await storeTerms(tx, kept);
    note({ detail: { before, after: kept } });
    return termRows(tx, context);
  });
}
