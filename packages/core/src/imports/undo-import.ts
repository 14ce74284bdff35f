import { appendAudits, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { award, benefitLine, fact, importBatch } from "@tongyou/database/schema";
import { and, eq, gt, gte, isNull, ne, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { awardedSince, withdrawAwards } from "../awards/withdraw-awards.ts";
import { decideChildren } from "../children/decide-children.ts";
import { idColumns, searchNames } from "../children/identity.ts";
import type { StaffContext } from "../context.ts";
import { conflict, stale } from "../errors/refusals.ts";
import { type Contact, contactsOf } from "../facts/contact.ts";
import { staffNames } from "../staff-names.ts";
import { auditEntry, inTenant } from "../verb.ts";
import { BATCH_COLUMNS, type BatchRecord, getBatch, IMPORT, toSummary } from "./batch-record.ts";
import { UNDONE } from "./compared-rows.ts";
import type { ImportSummary, importUndoInput } from "./imports.schema.ts";

/** Children the batch opened a file for, changed or confirmed: those it said something about. */
const touched = (id: string) =>
  sql`(SELECT ${fact.childId} FROM ${fact} WHERE ${fact.importId} = ${id} AND ${fact.supersededAt} IS NULL
       UNION SELECT ${award.childId} FROM ${award} WHERE ${award.importId} = ${id})`;

/** Refuses to take back what later work rests on, and says which. */
async function refuseRestedOn(tx: TenantTransaction, batch: BatchRecord): Promise<void> {
  const since = batch.confirmedAt ?? batch.createdAt;
  const [laterFacts, lines, laterAwards] = await Promise.all([
    tx
      .select({ id: fact.childId })
      .from(fact)
      .where(
        and(
          sql`${fact.childId} IN ${touched(batch.id)}`,
          or(isNull(fact.importId), ne(fact.importId, batch.id)),
          isNull(fact.supersededAt),
          gt(fact.recordedAt, since),
        ),
      )
      .limit(1),
    tx
      .select({ id: benefitLine.id })
      .from(benefitLine)
      .where(and(sql`${benefitLine.childId} IN ${touched(batch.id)}`, gte(benefitLine.fixedAt, since)))
      .limit(1),
    awardedSince(tx, batch.id, since),
  ]);
  if (lines.length)
    throw conflict(
      { zh: "导入之后已有月份审批发放，依据了这批资料。", en: "A month paid since rests on this ledger." },
      {
        zh: "请在儿童档案中逐项更正，差额在以后月份处理。",
        en: "Correct the facts in the children's files instead.",
      },
    );
  if (laterAwards)
    throw conflict(
      {
        zh: "导入之后，其中有儿童的待遇又作了认定、暂停或停发。",
        en: "Awards of children of this ledger were decided or changed since.",
      },
      { zh: "请在待遇认定中逐名办理。", en: "Change those awards one by one instead." },
    );
  if (laterFacts.length)
    throw conflict(
      {
        zh: "导入之后，其中有儿童又登记了新的情况。",
        en: "New facts were recorded since about children of this ledger.",
      },
      {
        zh: "请先撤销较晚的导入，或在儿童档案中更正。",
        en: "Undo the later import first, or correct the files.",
      },
    );
}

/** The child's row as it follows from what is still said; a child of whom nothing is said any more is closed. */
function restoredRow(id: string, contact: Contact | undefined, key: TenantKey) {
  const said = contact && Object.keys(contact).length > 0 ? contact : undefined;
  const name = said?.name ?? null;
  const { idHash, idTail, idSealed } = idColumns(key, said?.idNumber);
  return {
    id,
    name,
    ...(name === null ? { pinyin: null, initials: null } : searchNames(name)),
    division: said?.keptIn ?? null,
    id_hash: idHash?.toString("base64") ?? null,
    id_tail: idTail,
    id_sealed: idSealed?.toString("base64") ?? null,
    gone: said === undefined,
  };
}

async function restoreChildren(
  tx: TenantTransaction,
  ids: readonly string[],
  key: TenantKey,
  { at, day }: { at: Date; day: string },
): Promise<void> {
  const contacts = await contactsOf(tx, key, ids);
  const rows = ids.map((id) => restoredRow(id, contacts.get(id), key));
  await tx.execute(sql`
    UPDATE child SET
      name = coalesce(old.name, child.name),
      pinyin = coalesce(old.pinyin, child.pinyin),
      initials = coalesce(old.initials, child.initials),
      division = coalesce(old.division, child.division),
      household_id = CASE WHEN coalesce(old.division, child.division) = child.division AND NOT old.gone
                          THEN child.household_id END,
      id_hash = CASE WHEN old.gone THEN child.id_hash ELSE decode(old.id_hash, 'base64') END,
      id_tail = CASE WHEN old.gone THEN child.id_tail ELSE old.id_tail END,
      id_sealed = CASE WHEN old.gone THEN child.id_sealed ELSE decode(old.id_sealed, 'base64') END,
      status = CASE WHEN old.gone THEN 'closed' ELSE child.status END,
      closed_reason = CASE WHEN old.gone THEN ${UNDONE} ELSE child.closed_reason END,
      closed_on = CASE WHEN old.gone THEN ${day}::date ELSE child.closed_on END,
      version = child.version + 1,
      updated_at = ${at.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS old (
      id uuid, name text, pinyin text, initials text, division text, id_hash text, id_tail text, id_sealed text,
      gone boolean)
    WHERE child.id = old.id`);
}

/**
 * Takes a whole import back: what it said no longer counts (it stays in the history as withdrawn), what was known
 * before holds again, what it granted is taken back, and files it opened are closed. Refuses with `conflict` when a fixed month or later facts
 * rest on it; throws `stale` and `notFound`.
 */
export async function undoImport(
  context: StaffContext,
  { id, version, reason }: z.output<typeof importUndoInput>,
): Promise<ImportSummary> {
  const key = await tenantKey(context.db, context.tenant);
  const at = context.now();
  const batch = await inTenant(
    context,
    "imports.undo",
    async (tx, note) => {
      const [known] = await tx
        .select(BATCH_COLUMNS)
        .from(importBatch)
        .where(eq(importBatch.id, id))
        .for("update");
      if (!known) await getBatch(tx, id);
      if (known?.state !== "done" && known?.state !== "failed")
        throw conflict(
          { zh: "这份台账没有可撤销的导入。", en: "There is nothing to take back of this ledger." },
          { zh: "请刷新查看当前状态。", en: "Reload to see where it stands." },
        );
      if (known.version !== version) throw stale(IMPORT);
      await refuseRestedOn(tx, known);
      const children = await tx
        .selectDistinct({ id: fact.childId, division: fact.division })
        .from(fact)
        .where(and(eq(fact.importId, id), isNull(fact.supersededAt)));
      const ids = children.map((one) => one.id);
      await tx
        .update(fact)
        .set({ supersededAt: at })
        .where(and(eq(fact.importId, id), isNull(fact.supersededAt)));
      await withdrawAwards(tx, id, at);
      await restoreChildren(tx, ids, key, { at, day: known.referenceDate });
      await decideChildren(tx, context, ids);
      await tx
        .update(importBatch)
        .set({
          state: "undone",
          version: version + 1,
          undoneBy: context.staff.id,
          undoneAt: at,
          undoneReason: reason,
        })
        .where(eq(importBatch.id, id));
      const notes = children.map((one) =>
        auditEntry(context, "imports.undo", {
          childId: one.id,
          division: one.division,
          detail: { import: id },
        }),
      );
      await appendAudits(tx, notes);
      note({ division: known.division, purpose: reason, detail: { import: id, children: ids.length } });
      return getBatch(tx, id);
    },
    { timeoutMs: 300_000 },
  );
  return toSummary(batch, await staffNames(context, [batch.createdBy, batch.confirmedBy]));
}
