import { newId, type TenantTransaction, tenantKey } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import { closePlacement } from "../placements/end-placement.ts";
import { makePlacement } from "../placements/make-placement.ts";
import { sayCare } from "../placements/placement-record.ts";
import { inTenant } from "../verb.ts";
import { addRecord, chainAt, raiseCase, recordIn, recordsOf, requireOpen } from "./case-record.ts";
import { educationFailed } from "./case-view.ts";
import { type GuardContent, guardianshipOf } from "./guardianship.ts";
import { requireChild } from "./incidents-found.ts";
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
 * Begins a temporary guardianship: the child is placed in an institution of the register on whose decision, on what
 * basis, from which day. The register, the child's file and the case tell the same.
 * @throws DomainError `conflict` without a child's file, while one runs, (field `ground`) where a clause asks for failed
 *   police education, or where the institution may not take the child; `invalid`, `stale`, `notFound`
 */
export async function guardChild(
  context: StaffContext,
  input: z.output<typeof guardInput>,
): Promise<{ version: number }> {
  requirePast(context, "from", input.from);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "protection.guard",
    async (tx, note) => {
      const row = await raiseCase(tx, context, input);
      requireOpen(row);
      const childId = requireChild(row);
      const records = await recordsOf(tx, row.id);
      const { educationFirst } = chainAt(context, row).chain;
      if (input.ground === "refusesDuty" && educationFirst && !educationFailed(key, records))
        throw educationMissing(educationFirst);
      if ((await guardianshipOf(tx, key, records))?.until === null)
        throw conflict(
          { zh: "临时监护正在进行。", en: "A temporary guardianship is running." },
          { zh: "更换监护的，请先登记原临时监护结束。", en: "End the running one before another begins." },
        );
      const { from, ground, institutionId, basis, decidedBy, confirmed } = input;
      const placed = newId();
      const institution = await makePlacement(tx, context, key, {
        id: placed,
        version: (await getChildRecord(tx, childId)).version,
        childId,
        kind: "institutionTemporary",
        institutionId,
        from,
        basis,
        decidedBy,
        ...(confirmed && { confirmed }),
      });
      const by = institution?.name ?? "";
      const content: GuardContent = { ground, by, basis, decidedBy, placement: placed };
      await addRecord(tx, { ...recordIn(context, row), kind: "guardianship", day: from, content, key });
      const detail = { case: row.number, from, ground, placement: placed };
      note({ childId, division: row.division, detail });
      return { version: row.version };
    },
    { area: "tenant" },
  );
}

/**
 * Ends the temporary guardianship and with it the placement. Who cares for the child from then on follows from the way
 * it ended, and is not known where it does not.
 * @throws DomainError `conflict` when none runs, `invalid`, `stale`, `notFound`
 */
export async function endGuard(
  context: StaffContext,
  input: z.output<typeof endGuardInput>,
): Promise<{ version: number }> {
  requirePast(context, "on", input.on);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "protection.endGuard",
    async (tx, note) => {
      const row = await raiseCase(tx, context, input);
      requireOpen(row);
      const childId = requireChild(row);
      const running = await guardianshipOf(tx, key, await recordsOf(tx, row.id));
      const { on, how, why } = input;
      if (!running || running.until !== null || on < running.from)
        throw conflict(
          { zh: "这一天没有正在进行的临时监护。", en: "No temporary guardianship is running on that day." },
          { zh: "请核对开始和结束日期。", en: "Check the days of its beginning and end." },
        );
      const content = { text: why, how };
      await addRecord(tx, { ...recordIn(context, row), kind: "guardianshipEnd", day: on, content, key });
      const { version } = await getChildRecord(tx, childId);
      if (running.placement) await closePlacement(tx, context, key, running.placement, { ...input, version });
      else await sayCareUnknown(tx, context, { id: childId, version }, on);
      note({ childId, division: row.division, detail: { case: row.number, on, how } });
      return { version: row.version };
    },
    { area: "tenant" },
  );
}

/** Of a guardianship that began before placements were kept: its end leaves the care unknown. */
const sayCareUnknown = (
  tx: TenantTransaction,
  context: StaffContext,
  child: { id: string; version: number },
  from: CivilDate,
) =>
  sayCare(tx, context, child, {
    from,
    said: { careArrangement: null, careSince: null, careInstitution: null },
    evidence: `${from}临时监护结束`,
  });
