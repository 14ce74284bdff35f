import { type TenantKey, tenantKey } from "@tongyou/database";
import { importRow } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, asc, count, eq } from "drizzle-orm";
import type { z } from "zod";
import type { TenantRole } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { CONTACT_LABELS, type ContactKey } from "../facts/contact.ts";
import { isRestricted, seesRestricted, shownContact } from "../facts/mask.ts";
import { labelOf, showFact } from "../facts/show-fact.ts";
import type { Page } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { type BatchRecord, getBatch } from "./batch-record.ts";
import type { Difference } from "./differences.ts";
import type { ImportRow, importRowsInput } from "./imports.schema.ts";
import { openNotes } from "./row-notes.ts";

type Shown = ImportRow["differences"][number];

function shownPerson(contact: ContactKey, value: string, role: TenantRole): Bilingual {
  const text = contact === "keptIn" ? placeName(value) : shownContact(contact, value, role);
  return { zh: text, en: text };
}

function shownDifference(difference: Difference, role: TenantRole, referenceDate: string): Shown[] {
  if ("contact" in difference) {
    const { contact, before, after } = difference;
    return [
      {
        fact: `contact.${contact}`,
        label: CONTACT_LABELS[contact],
        before: before === null ? null : shownPerson(contact, before, role),
        after: shownPerson(contact, after, role),
        from: referenceDate,
      },
    ];
  }
  const { fact, before, after, from } = difference;
  if (isRestricted(fact) && !seesRestricted(role)) return [];
  return [
    {
      fact,
      label: labelOf(fact),
      before: before === null ? null : showFact(fact, before),
      after: showFact(fact, after),
      from: from ?? referenceDate,
    },
  ];
}

type Row = typeof importRow.$inferSelect;

function shownRow(row: Row, key: TenantKey, role: TenantRole, batch: BatchRecord): ImportRow {
  const { problems, differences, kept, closed } = openNotes(key, row.notes);
  const promised = row.change === "new" && batch.state !== "done";
  return {
    row: row.row,
    name: row.name,
    verdict: row.verdict,
    change: row.change,
    childId: promised ? null : row.childId,
    problems: problems.map((problem) => ({ ...problem })),
    differences: differences.flatMap((one) => shownDifference(one, role, batch.referenceDate)),
    kept: kept
      .filter((name) => !isRestricted(name) || seesRestricted(role))
      .map((name) => ({
        fact: name,
        label: labelOf(name),
        shown: { zh: "未填，沿用原记录", en: "left blank: what is on file stays" },
      })),
    closedFile: closed === true,
  };
}

type Filter = z.output<typeof importRowsInput>["filter"];

function where(id: string, filter: Filter) {
  const ofBatch = eq(importRow.importId, id);
  if (filter === "all") return ofBatch;
  if (filter === "warned" || filter === "rejected") return and(ofBatch, eq(importRow.verdict, filter));
  return and(ofBatch, eq(importRow.change, filter));
}

/** Rows of a batch with their problems and what they change, in sheet order. Restricted facts only for the county officer. */
export async function listImportRows(
  context: StaffContext,
  input: z.output<typeof importRowsInput>,
): Promise<Page<ImportRow>> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "imports.rows", async (tx, note) => {
    const batch = await getBatch(tx, input.id);
    const condition = where(input.id, input.filter);
    const [rows, [total]] = await Promise.all([
      tx
        .select()
        .from(importRow)
        .where(condition)
        .orderBy(asc(importRow.row))
        .limit(input.limit)
        .offset(input.offset),
      tx.select({ rows: count() }).from(importRow).where(condition),
    ]);
    note({
      division: batch.division,
      detail: { import: input.id, filter: input.filter, offset: input.offset, rows: rows.length },
    });
    return {
      rows: rows.map((row) => shownRow(row, key, context.staff.role, batch)),
      total: total?.rows ?? 0,
    };
  });
}
