import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { explanationFor } from "../children/without-restricted.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { contactsOf } from "../facts/contact.ts";
import { statementsOf } from "../facts/statements-of.ts";
import type { FileOut } from "../page.schema.ts";
import { printPaper } from "../papers/print-paper.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { COMPLAINTS } from "../standards/own-settings.ts";
import { inTenant } from "../verb.ts";
import { getApplicationRecord } from "./application-record.ts";
import type { applicationInput } from "./applications.schema.ts";
import { evidenceOf } from "./evidence.ts";
import { opinionOf, rulesFor, stepsOf } from "./get-application.ts";
import { groundsOf } from "./grounds.ts";
import { judgedFor } from "./judge-allowance.ts";
import { refusalPaper } from "./refusal-paper.ts";

/**
 * The refusal for the family in writing (不予认定告知书), with the clauses and the facts it rests on as they were known
 * when it was decided, restricted facts left out. Leaves an audit row.
 * @throws DomainError `conflict` for an application that was not refused, `notFound`
 */
export async function printRefusal(
  context: StaffContext,
  { id }: z.output<typeof applicationInput>,
): Promise<FileOut> {
  const { role } = context.staff;
  const key = await tenantKey(context.db, context.tenant);
  const { number, blocks } = await inTenant(context, "applications.print", async (tx, note) => {
    const record = await getApplicationRecord(tx, id);
    const steps = await stepsOf(tx, id);
    const refusal = steps.find(({ act }) => act === "refuse");
    if (!refusal)
      throw conflict(
        { zh: "这件申请没有作出不予认定的决定。", en: "This application was not refused." },
        { zh: "只有不予认定的申请才有告知书。", en: "Only a refused one has this paper." },
      );
    const { childId, division } = record;
    const file = await getChildRecord(tx, childId);
    const rules = await rulesFor(tx, context, record);
    const { known } = await judgedFor(tx, context, rules, childId);
    const explanation = explanationFor(role, rules.policy.explain(known.facts, known.at), known);
    const { clauses, facts } = groundsOf(explanation);
    const statements = await statementsOf(tx, childId);
    const [contacts, settings] = await Promise.all([
      contactsOf(tx, key, [childId]),
      loadSettings(tx, civilDayOf(context.now())),
    ]);
    const complaints = settings.get(COMPLAINTS)?.value;
    note({ childId, division, detail: { application: id } });
    return {
      number: record.number,
      blocks: refusalPaper({
        pack: rules.policy.pack,
        number: record.number,
        startedOn: civilDayOf(record.startedAt),
        refusedOn: civilDayOf(refusal.at),
        child: file.name,
        asked: record.origin === "family",
        guardian: contacts.get(childId)?.guardianName ?? null,
        opinion: opinionOf(key, refusal) ?? "",
        sentence: explanation.sentence.zh,
        clauses,
        evidence: evidenceOf(statements, { role, key }, { facts, on: rules.on, knownAt: refusal.at }),
        complaints: typeof complaints === "string" ? complaints : null,
      }),
    };
  });
  return printPaper(context, { fileName: `不予认定告知书-${number}.pdf`, title: "不予认定告知书", blocks });
}
