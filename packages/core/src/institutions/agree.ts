import { tenantKey } from "@tongyou/database";
import { institutionAgreement, placement } from "@tongyou/database/schema";
import { and, count, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { getInstitutionRow, lockInstitution, requireOpenInstitution } from "./institution-row.ts";
import type { agreeInput, endAgreementInput } from "./institutions.schema.ts";

const AGREEMENT = { zh: "委托代养协议", en: "agreement" } as const;

/**
 * Writes down the agreement by which one institution has another raise children for it. Sent again with the same id
 * it changes nothing.
 * @throws DomainError `invalid`, `conflict` (an institution that takes nobody in), `notFound`
 */
export async function agree(
  context: StaffContext,
  input: z.output<typeof agreeInput>,
): Promise<{ id: string }> {
  requirePast(context, "signedOn", input.signedOn);
  if (input.until < input.from || input.entruster === input.entrusted)
    throw invalid(
      input.until < input.from ? "until" : "entrusted",
      {
        zh: "终止日早于起始日，或委托双方是同一个机构。",
        en: "It ends before it begins, or both are the same.",
      },
      { zh: "请核对日期和双方机构。", en: "Check the days and the two institutions." },
    );
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "institutions.agree",
    async (tx, note) => {
      const { division } = await lockInstitution(tx, context, input.entruster);
      requireOpenInstitution(await getInstitutionRow(tx, input.entrusted));
      const { id, entruster, entrusted, signedOn, from, until, number, note: said } = input;
      await tx
        .insert(institutionAgreement)
        .values({
          id,
          division,
          entruster,
          entrusted,
          signedOn,
          fromOn: from,
          untilOn: until,
          contentSealed: sealJson(key, { ...(number && { number }), ...(said && { note: said }) }),
          madeBy: context.staff.id,
          madeAt: context.now(),
        })
        .onConflictDoNothing({ target: institutionAgreement.id });
      note({ division, detail: { agreement: id, entruster, entrusted, until } });
      return { id };
    },
    { area: "tenant" },
  );
}

/**
 * Ends an agreement before its last day. While children are raised under it, it stays.
 * @throws DomainError `conflict` (children, or ended already), `invalid`, `notFound`
 */
export async function endAgreement(
  context: StaffContext,
  { id, on, why }: z.output<typeof endAgreementInput>,
): Promise<{ id: string }> {
  requirePast(context, "on", on);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "institutions.endAgreement",
    async (tx, note) => {
      const [row] = await tx
        .select()
        .from(institutionAgreement)
        .where(eq(institutionAgreement.id, id))
        .for("update");
      if (!row || !isWithin(row.division, context.area.code)) throw notFound(AGREEMENT);
      const [living] = await tx
        .select({ children: count() })
        .from(placement)
        .where(and(eq(placement.agreementId, id), isNull(placement.endedOn)));
      if (row.endedOn !== null || (living?.children ?? 0) > 0)
        throw conflict(
          {
            zh: row.endedOn ? "这份协议已经终止。" : `还有 ${living?.children ?? 0} 名儿童按这份协议代养。`,
            en: row.endedOn
              ? "This agreement has ended already."
              : `${living?.children ?? 0} children are still raised under it.`,
          },
          { zh: "请先为儿童另作安置。", en: "Place the children first." },
        );
      if (on < row.fromOn)
        throw invalid(
          "on",
          { zh: "终止日早于起始日。", en: "It would end before it began." },
          { zh: "请核对日期。", en: "Check the day." },
        );
      await tx
        .update(institutionAgreement)
        .set({ endedOn: on, endedSealed: sealJson(key, { why }), endedBy: context.staff.id })
        .where(eq(institutionAgreement.id, id));
      note({ division: row.division, detail: { agreement: id, on } });
      return { id };
    },
    { area: "tenant" },
  );
}
