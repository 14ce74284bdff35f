import { tenantKey } from "@tongyou/database";
import { entrustment } from "@tongyou/database/schema";
import { addDays, type CivilDate } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { recordFacts } from "../facts/record-facts.ts";
import { openJson, sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { lacksOf } from "./checks.ts";
import { getEntrustmentRow, openEntrustments, signersOf, stateOf } from "./entrustment-record.ts";
import type {
  confirmEntrustmentInput,
  EntrustmentContent,
  endEntrustmentInput,
} from "./entrustments.schema.ts";

const evidenceOf = (what: string, on: CivilDate, id: string): string =>
  `${on}${what}（委托监护确认书 ${id.slice(0, 8)}）`;

/**
 * Confirms a confirmation of entrusted guardianship. From its first to its last day the file says that it was signed
 * and who cares for the child; the one before is renewed by it.
 * @throws DomainError `conflict` naming what is still missing, or when it does not wait; `stale`, `notFound`
 */
export async function confirmEntrustment(
  context: StaffContext,
  { id, version }: z.output<typeof confirmEntrustmentInput>,
): Promise<{ id: string }> {
  const today = civilDayOf(context.now());
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "entrustments.confirm", async (tx, note) => {
    const row = await getEntrustmentRow(tx, id);
    if (stateOf(row) !== "waiting")
      throw conflict(
        { zh: "这份确认书已经确认或已经结束。", en: "This confirmation was confirmed or ended already." },
        { zh: "请刷新后查看。", en: "Reload and look again." },
      );
    const content = openJson<EntrustmentContent>(key, row.contentSealed);
    const lacks = lacksOf(content, await signersOf(tx, id));
    if (lacks.length > 0)
      throw conflict(
        {
          zh: `还缺：${lacks.map(({ zh }) => zh).join("；")}。`,
          en: `Still missing: ${lacks.map(({ en }) => en).join("; ")}.`,
        },
        { zh: "请了解清楚后重新填写确认书。", en: "Find it out and fill the confirmation in again." },
      );
    const running = (await openEntrustments(tx, row.childId)).find((one) => stateOf(one) === "running");
    if (running) {
      const on = row.fromOn > running.fromOn ? row.fromOn : today;
      await tx
        .update(entrustment)
        .set({ endedOn: on, endedHow: "renewed", endedBy: context.staff.id })
        .where(eq(entrustment.id, running.id));
    }
    await tx
      .update(entrustment)
      .set({ confirmedBy: context.staff.id, confirmedAt: context.now() })
      .where(eq(entrustment.id, id));
    const { division } = await raiseVersion(tx, row.childId, version, context.now());
    const about = {
      childId: row.childId,
      division,
      evidence: evidenceOf("签订", row.signedOn, id),
      source: "staff" as const,
    };
    const said = { entrustmentSigned: true, careArrangement: "entrusted", careSince: row.fromOn } as const;
    await recordFacts(
      tx,
      [
        { ...about, said: { [row.fromOn]: said }, to: addDays(row.untilOn, 1) },
        { ...about, contact: { entrustedCarer: content.carer.name } },
      ],
      { saidBy: context.staff.id, at: context.now(), key },
    );
    await decideChildren(tx, context, [row.childId]);
    note({
      childId: row.childId,
      division,
      detail: { entrustment: id, from: row.fromOn, until: row.untilOn },
    });
    return { id };
  });
}

/**
 * Ends a confirmation before its last day, or takes back one that waits. Of one that ran the file then says that there
 * is none; who cares for the child is known only where a parent came back.
 * @throws DomainError `conflict` (ended already, or before it began), `stale`, `notFound`
 */
export async function endEntrustment(
  context: StaffContext,
  input: z.output<typeof endEntrustmentInput>,
): Promise<{ id: string }> {
  const { id, on, how, why, version } = input;
  const today = civilDayOf(context.now());
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "entrustments.end", async (tx, note) => {
    const row = await getEntrustmentRow(tx, id);
    const state = stateOf(row);
    if (state === "ended" || on > today || (state === "running" && on < row.fromOn))
      throw conflict(
        {
          zh: "这份确认书已经结束，或结束日期不在它的期限内。",
          en: "It has ended already, or the day lies outside its term.",
        },
        { zh: "请刷新后核对日期。", en: "Reload and check the day." },
        "on",
      );
    await tx
      .update(entrustment)
      .set({ endedOn: on, endedHow: how, endedSealed: sealJson(key, { why }), endedBy: context.staff.id })
      .where(eq(entrustment.id, id));
    const { division } = await raiseVersion(tx, row.childId, version, context.now());
    if (state === "running") {
      const care =
        how === "parentBack"
          ? ({ careArrangement: "parents", careSince: on } as const)
          : { careArrangement: null, careSince: null };
      const said = { entrustmentSigned: false, ...care };
      await recordFacts(
        tx,
        [
          {
            childId: row.childId,
            division,
            said: { [on]: said },
            evidence: evidenceOf("委托监护结束", on, id),
            source: "staff",
          },
        ],
        { saidBy: context.staff.id, at: context.now(), key },
      );
      await decideChildren(tx, context, [row.childId]);
    }
    note({ childId: row.childId, division, detail: { entrustment: id, how, on } });
    return { id };
  });
}
