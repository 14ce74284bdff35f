import { newId, tenantKey } from "@tongyou/database";
import { institutionTransfer, placement, transferChild } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { evidenceOf, findRunning, markEnded, sayCare } from "../placements/placement-record.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { getInstitutionRow, lockInstitution, requireOpenInstitution } from "./institution-row.ts";
import type { receiveInput, transferInput } from "./institutions.schema.ts";
import { findOpenTransfer, finishTransfers, TRANSFER } from "./transfer-record.ts";

/**
 * Begins the transfer of all children of an institution to another. Every child who lives there is on the list; the
 * institution takes nobody in from then on, and the transfer ends when each was received or left otherwise.
 * Sent again with the same id it changes nothing.
 * @throws DomainError `conflict` (nobody lives there, or a transfer runs), `invalid`, `notFound`
 */
export async function transferChildren(
  context: StaffContext,
  input: z.output<typeof transferInput>,
): Promise<{ id: string; children: number }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "institutions.transfer",
    async (tx, note) => {
      const from = await lockInstitution(tx, context, input.from);
      const about = {
        division: from.division,
        detail: { transfer: input.id, from: input.from, to: input.to },
      };
      const [known] = await tx
        .select({ childId: transferChild.childId })
        .from(transferChild)
        .where(eq(transferChild.transferId, input.id));
      if (known) {
        note({ ...about, detail: { ...about.detail, repeated: true } });
        return { id: input.id, children: 0 };
      }
      requireOpenInstitution(await getInstitutionRow(tx, input.to));
      if (input.from === input.to)
        throw invalid(
          "to",
          { zh: "接收机构就是移交机构。", en: "The two institutions are the same." },
          { zh: "请选择另一个机构。", en: "Choose another institution." },
        );
      const living = await tx
        .select({ childId: placement.childId, division: placement.division })
        .from(placement)
        .where(and(eq(placement.institutionId, input.from), isNull(placement.endedOn)));
      if (living.length === 0 || (await findOpenTransfer(tx, input.from)))
        throw conflict(
          living.length === 0
            ? { zh: "机构内没有儿童。", en: "No child lives there." }
            : { zh: "这个机构的移交正在进行。", en: "A transfer of this institution is running." },
          { zh: "请刷新后核对。", en: "Reload and check." },
        );
      const { id, to, on, reason, decidedBy } = input;
      await tx.insert(institutionTransfer).values({
        id,
        division: from.division,
        fromInstitution: from.id,
        toInstitution: to,
        plannedOn: on,
        contentSealed: sealJson(key, { reason, decidedBy }),
        madeBy: context.staff.id,
        madeAt: context.now(),
      });
      await tx.insert(transferChild).values(living.map((one) => ({ transferId: id, ...one })));
      note({ ...about, detail: { ...about.detail, children: living.length } });
      return { id, children: living.length };
    },
    { area: "tenant" },
  );
}

/**
 * The receipt for one child of a transfer, by the institution that takes the child or the county of the child. The
 * child is placed there from that day on, in the same way as before.
 * @throws DomainError `notFound` (no such child expected here), `conflict` (received already, or gone), `invalid`
 */
export async function receiveChild(
  context: StaffContext,
  input: z.output<typeof receiveInput>,
): Promise<{ left: boolean }> {
  requirePast(context, "on", input.on);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "institutions.receive",
    async (tx, note) => {
      const [found] = await tx
        .select({ row: transferChild, transfer: institutionTransfer })
        .from(transferChild)
        .innerJoin(institutionTransfer, eq(institutionTransfer.id, transferChild.transferId))
        .where(and(eq(transferChild.transferId, input.transfer), eq(transferChild.childId, input.childId)))
        .for("update");
      const { role, institution } = context.staff;
      const own =
        found &&
        (role === "institutionStaff"
          ? institution === found.transfer.toInstitution
          : isWithin(found.row.division, context.area.code));
      if (!found || !own) throw notFound(TRANSFER);
      const { row, transfer } = found;
      const running = await findRunning(tx, input.childId);
      if (row.receivedOn !== null || running?.institutionId !== transfer.fromInstitution)
        throw conflict(
          {
            zh: "这名儿童已经签收，或已另作安置。",
            en: "This child was received already, or is placed elsewhere.",
          },
          { zh: "请刷新名单。", en: "Reload the list." },
        );
      if (input.on < running.fromOn)
        throw invalid(
          "on",
          {
            zh: `接收日期早于现在安置的开始日 ${running.fromOn}。`,
            en: `The present placement began on ${running.fromOn}.`,
          },
          { zh: "请核对日期。", en: "Check the day." },
        );
      const to = await getInstitutionRow(tx, transfer.toInstitution);
      const id = newId();
      await markEnded(tx, context, { id: running.id, on: input.on, how: "transferred" });
      await tx.insert(placement).values({
        ...running,
        id,
        institutionId: to.id,
        agreementId: null,
        fromOn: input.on,
        madeBy: context.staff.id,
        madeAt: context.now(),
      });
      await tx
        .update(transferChild)
        .set({
          receivedOn: input.on,
          receivedBy: context.staff.id,
          receivedAt: context.now(),
          receiptSealed: sealJson(key, { receipt: input.receipt }),
        })
        .where(and(eq(transferChild.transferId, transfer.id), eq(transferChild.childId, input.childId)));
      await finishTransfers(tx, context, transfer.fromInstitution);
      const child = await getChildRecord(tx, input.childId);
      await sayCare(tx, context, child, {
        from: input.on,
        said: { careArrangement: running.kind, careSince: input.on, careInstitution: to.name },
        evidence: evidenceOf("机构移交签收", input.on, id),
      });
      note({
        childId: input.childId,
        division: row.division,
        detail: { transfer: transfer.id, to: to.id, on: input.on },
      });
      return { left: (await findOpenTransfer(tx, transfer.fromInstitution)) !== undefined };
    },
    { area: "tenant" },
  );
}
