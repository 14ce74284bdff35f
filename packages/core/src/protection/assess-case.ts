import { type TenantTransaction, tenantKey } from "@tongyou/database";
import type { CivilDate, Incident } from "@tongyou/policy";
import type { z } from "zod";
import { getChildRecord, raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { factsOn } from "../facts/facts-on.ts";
import { recordFacts } from "../facts/record-facts.ts";
import type { Said } from "../facts/statement.ts";
import { inTenant } from "../verb.ts";
import { addRecord, type CaseRecordRow, raiseCase, recordIn, requireOpen } from "./case-record.ts";
import type { assessInput } from "./protection.schema.ts";
import { requirePast } from "./require-past.ts";

type Input = z.output<typeof assessInput>;

/** The child's file that a case is about; throws `conflict` until the report is linked to one. */
export function requireChild(row: CaseRecordRow): string {
  if (row.childId !== null) return row.childId;
  throw conflict(
    { zh: "这个个案还没有关联儿童档案。", en: "This case is not linked to a child's file yet." },
    { zh: "请先建档或查到档案，再关联。", en: "Open or find the child's file and link it first." },
  );
}

/** Says facts about the child of a case from a day on, and decides the child again. Returns nothing of the file. */
export async function sayOfCase(
  tx: TenantTransaction,
  context: StaffContext,
  row: CaseRecordRow,
  { from, said, what }: { from: CivilDate; said: Said; what: string },
): Promise<void> {
  const childId = requireChild(row);
  const { version } = await getChildRecord(tx, childId);
  const { division } = await raiseVersion(tx, childId, version, context.now());
  // Who reads the file and may not read the case learns the fact, not that there is a case.
  const evidence = row.sealedAt === null ? `关爱保护个案 ${row.number}：${what}` : `县级认定：${what}`;
  const key = await tenantKey(context.db, context.tenant);
  await recordFacts(tx, [{ childId, division, said: { [from]: said }, evidence, source: "staff" }], {
    saidBy: context.staff.id,
    at: context.now(),
    key,
  });
  await decideChildren(tx, context, [childId]);
}

/** The incidents known before with those assessed; one of the same kind and day is said anew. */
function joined(known: readonly Incident[], assessed: Input["incidents"]): Incident[] {
  const again = ({ kind, date }: Pick<Incident, "kind" | "date">) =>
    assessed.some((one) => one.kind === kind && one.date === date);
  const open = assessed.map(
    ({ kind, date, byGuardianship, safetyThreat }): Incident => ({
      kind,
      state: "open",
      ...(date !== undefined && { date }),
      ...(byGuardianship !== undefined && { byGuardianship }),
      ...(safetyThreat !== undefined && { safetyThreat }),
    }),
  );
  return [...known.filter((one) => !again(one)), ...open];
}

/**
 * Writes down the assessment of a case. What it found to have happened becomes facts of the child's file from its
 * day on; what was merely reported never does.
 * @throws DomainError `invalid`, `stale`, `notFound`, `conflict` (no child's file yet)
 */
export async function assessCase(context: StaffContext, input: Input): Promise<{ version: number }> {
  requirePast(context, "day", input.day);
  for (const { date } of input.incidents) requirePast(context, "incidents", date);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.assess", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const childId = requireChild(row);
    const { day, finding, incidents } = input;
    const content = { text: finding, incidents: incidents.map(({ kind }) => kind).join(" ") };
    await addRecord(tx, { ...recordIn(context, row), kind: "assessment", day, content, key });
    const from = incidents.map(({ date }) => date ?? day).sort()[0];
    if (from !== undefined) {
      const known = (await factsOn(tx, [childId], day)).get(childId)?.incidents ?? [];
      await sayOfCase(tx, context, row, {
        from,
        said: { incidents: joined(known, incidents) },
        what: "评估",
      });
    }
    note({ childId, division: row.division, detail: { case: row.number, incidents: incidents.length } });
    return { version: row.version };
  });
}
