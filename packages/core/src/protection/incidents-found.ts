import { type TenantTransaction, tenantKey } from "@tongyou/database";
import type { CivilDate, Incident } from "@tongyou/policy";
import { getChildRecord, raiseVersion } from "../children/child-row.ts";
import { decideChildren } from "../children/decide-children.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { statedOn } from "../facts/facts-on.ts";
import { recordFacts } from "../facts/record-facts.ts";
import type { CaseRecordRow } from "./case-record.ts";

/** The child's file that a case is about; throws `conflict` until the report is linked to one. */
export function requireChild(row: CaseRecordRow): string {
  if (row.childId !== null) return row.childId;
  throw conflict(
    { zh: "这个个案还没有关联儿童档案。", en: "This case is not linked to a child's file yet." },
    { zh: "请先建档或查到档案，再关联。", en: "Open or find the child's file and link it first." },
  );
}

/** The incidents that a case found, as it says they stand on a day. */
export async function incidentsFound(
  tx: TenantTransaction,
  { id, childId }: CaseRecordRow,
  on: CivilDate,
): Promise<readonly Incident[]> {
  if (childId === null) return [];
  const stated = (await statedOn(tx, [childId], on)).get(childId);
  return stated?.layers?.get(id)?.incidents ?? [];
}

/** Says which incidents a case found as they stand from each day on, and decides the child again. */
export async function sayIncidents(
  tx: TenantTransaction,
  context: StaffContext,
  row: CaseRecordRow,
  byDay: Readonly<Record<CivilDate, readonly Incident[]>>,
  what: string,
): Promise<void> {
  const childId = requireChild(row);
  const { version } = await getChildRecord(tx, childId);
  const { division } = await raiseVersion(tx, childId, version, context.now());
  const said = Object.fromEntries(Object.entries(byDay).map(([day, incidents]) => [day, { incidents }]));
  const evidence = `关爱保护个案 ${row.number}：${what}`;
  await recordFacts(tx, [{ childId, division, said, evidence, source: "staff", caseId: row.id }], {
    saidBy: context.staff.id,
    at: context.now(),
    key: await tenantKey(context.db, context.tenant),
  });
  await decideChildren(tx, context, [childId]);
}
