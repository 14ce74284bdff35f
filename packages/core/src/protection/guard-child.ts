import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { requireChild, sayOfCase } from "./assess-case.ts";
import { addRecord, chainAt, raiseCase, recordIn, recordsOf, requireOpen } from "./case-record.ts";
import { educationFailed, guardianshipOf } from "./case-view.ts";
import type { endGuardInput, guardInput } from "./protection.schema.ts";
import { requirePast } from "./require-past.ts";

/** The clause asks that police education failed before: refused, with the clause, until that is written down. */
const educationMissing = (clauses: readonly string[]) =>
  conflict(
    {
      zh: `父母不履行监护职责的，须经公安机关教育不改才能临时监护（${clauses.join("、")}）。`,
      en: `Where parents refuse their duty, police education must have failed first (${clauses.join(", ")}).`,
    },
    {
      zh: "请先登记公安教育记录，并写明教育后仍不改正。",
      en: "Record the police education first, and that it did not help.",
    },
    "ground",
  );

/**
 * Begins a temporary guardianship: on whose decision, on what basis, from which day. The child's file then says that
 * the institution cares for the child.
 * @throws DomainError `conflict` without a child's file, while one runs, or (field `ground`) where a clause asks for
 *   failed police education; `invalid`, `stale`, `notFound`
 */
export async function guardChild(
  context: StaffContext,
  input: z.output<typeof guardInput>,
): Promise<{ version: number }> {
  requirePast(context, "from", input.from);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.guard", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const childId = requireChild(row);
    const records = await recordsOf(tx, row.id);
    const { educationFirst } = chainAt(context, row).chain;
    if (input.ground === "refusesDuty" && educationFirst && !educationFailed(key, records))
      throw educationMissing(educationFirst);
    const running = guardianshipOf(key, records);
    if (running && running.until === null)
      throw conflict(
        { zh: "临时监护正在进行。", en: "A temporary guardianship is running." },
        { zh: "更换监护的，请先登记原临时监护结束。", en: "End the running one before another begins." },
      );
    const { from, ground, by, basis } = input;
    const content = { ground, by, basis };
    await addRecord(tx, { ...recordIn(context, row), kind: "guardianship", day: from, content, key });
    await sayOfCase(tx, context, row, {
      from,
      said: { careArrangement: "institutionTemporary", careSince: from, careInstitution: by },
      what: "临时监护",
    });
    note({ childId, division: row.division, detail: { case: row.number, from, ground } });
    return { version: row.version };
  });
}

/**
 * Ends the temporary guardianship. Who cares for the child from then on is not known until somebody says so.
 * @throws DomainError `conflict` when none runs, `invalid`, `stale`, `notFound`
 */
export async function endGuard(
  context: StaffContext,
  input: z.output<typeof endGuardInput>,
): Promise<{ version: number }> {
  requirePast(context, "on", input.on);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.endGuard", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const running = guardianshipOf(key, await recordsOf(tx, row.id));
    if (!running || running.until !== null || input.on < running.from)
      throw conflict(
        { zh: "这一天没有正在进行的临时监护。", en: "No temporary guardianship is running on that day." },
        { zh: "请核对开始和结束日期。", en: "Check the days of its beginning and end." },
      );
    const { on, why } = input;
    await addRecord(tx, {
      ...recordIn(context, row),
      kind: "guardianshipEnd",
      day: on,
      content: { text: why },
      key,
    });
    await sayOfCase(tx, context, row, {
      from: on,
      said: { careArrangement: null, careSince: null, careInstitution: null },
      what: "临时监护结束",
    });
    note({
      ...(row.childId && { childId: row.childId }),
      division: row.division,
      detail: { case: row.number, on },
    });
    return { version: row.version };
  });
}
