import { tenantKey } from "@tongyou/database";
import { visit } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import { checkedFacts, sayFacts } from "../children/say-facts.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { notify } from "../notifications/notify.ts";
import { inTenant } from "../verb.ts";
import { sealVisit } from "./visit-content.ts";
import { checkDay, evidenceOf, getStoredVisit, isRepeated } from "./visit-record.ts";
import type { checkVisitInput } from "./visits.schema.ts";

/**
 * Checks a visit another person recorded: it was right, or it was wrong, with what was found and the corrected facts.
 * Both records stay. Sent again with the same id it changes nothing. Throws `stale`, `notFound`, `invalid`, and
 * `conflict` when the visit was checked already, or is the person's own.
 */
export async function checkVisit(
  context: StaffContext,
  input: z.output<typeof checkVisitInput>,
): Promise<{ id: string }> {
  checkDay(context, input.on);
  if (input.outcome === "wrong" && input.note === undefined)
    throw invalid(
      "note",
      { zh: "没有写明哪里不符。", en: "It is not said what was wrong." },
      { zh: "请写明抽查发现的情况。", en: "Say what the check found." },
    );
  if (input.outcome === "confirmed" && input.facts.length > 0)
    throw invalid(
      "outcome",
      { zh: "更正了情况，就不是“属实”。", en: "A visit with corrections is not confirmed." },
      { zh: "请改选“不符”，或去掉更正。", en: 'Choose "found wrong", or leave the corrections out.' },
    );
  const facts = checkedFacts(context, input.facts);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "visits.check", async (tx, note) => {
    const checked = await getStoredVisit(tx, input.visitId);
    const about = {
      childId: checked.childId,
      division: checked.division,
      detail: { visit: input.visitId, check: input.id, outcome: input.outcome, facts: facts.length },
    };
    if (await isRepeated(tx, context, { id: input.id, childId: checked.childId })) {
      note({ ...about, detail: { ...about.detail, repeated: true } });
      return { id: input.id };
    }
    if (checked.checked || checked.kind === "spotCheck" || checked.kind === "verification")
      throw conflict(
        {
          zh: "这次走访已经抽查过，或不属于可抽查的走访。",
          en: "This visit was checked already, or is none to be checked.",
        },
        { zh: "请刷新列表，选择其他待抽查的走访。", en: "Reload the list and choose another." },
      );
    if (checked.doneBy === context.staff.id)
      throw conflict(
        { zh: "不能抽查自己记录的走访。", en: "Nobody checks a visit of their own." },
        { zh: "请由其他督导人员抽查。", en: "Another supervisor has to check it." },
      );
    const record = await raiseVersion(tx, checked.childId, input.version, context.now());
    const evidence = evidenceOf("抽查", input.on, input.id);
    const division = await sayFacts(tx, context, record, { facts, evidence, key });
    await tx.update(visit).set({ checked: true }).where(eq(visit.id, checked.id));
    await tx.insert(visit).values({
      id: input.id,
      childId: record.id,
      division,
      kind: "spotCheck",
      doneOn: input.on,
      doneBy: context.staff.id,
      recordedAt: context.now(),
      content: sealVisit(key, {
        sections: [],
        fields: [{ title: HOW, shown: WAYS[input.kind] }],
        facts: facts.map(({ name, value, from }) => ({ name, value: value ?? null, from })),
        ...(input.note && { note: input.note }),
      }),
      changed: facts.length,
      complete: false,
      sampled: false,
      checks: checked.id,
      confirmed: input.outcome === "confirmed",
    });
    if (facts.length > 0) await decideChildren(tx, context, [record.id]);
    if (input.outcome === "wrong")
      await notify(tx, context, {
        kind: "visitWrong",
        to: { staff: [checked.doneBy] },
        division,
        childId: record.id,
        path: `/visits/${input.id}`,
      });
    note(about);
    return { id: input.id };
  });
}

const HOW = { zh: "抽查方式", en: "How it was checked" };
const WAYS = {
  home: { zh: "入户", en: "At home" },
  phone: { zh: "电话", en: "By telephone" },
} as const;
