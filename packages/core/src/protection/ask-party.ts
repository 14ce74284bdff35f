import { newId, tenantKey } from "@tongyou/database";
import { protectionRequest } from "@tongyou/database/schema";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { notify } from "../notifications/notify.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { raiseCase, requireOpen } from "./case-record.ts";
import type { askInput } from "./protection.schema.ts";

/** Who a request of a kind can go to: a hand-over to its one party, a joint assessment to any. */
function requireParty({ kind, party }: z.output<typeof askInput>): void {
  if (kind === "joint" || kind === party) return;
  throw invalid(
    "party",
    { zh: "移交的对象不对。", en: "This is not whom the hand-over goes to." },
    {
      zh: "移交公安选公安，移交机构选机构。",
      en: "Hand over to the police or to an institution, as chosen.",
    },
  );
}

/**
 * Hands a case over to the police or an institution, or asks another department to take part in the assessment. They
 * see what is written here and nothing else of the case.
 * @throws DomainError `invalid`, `stale`, `notFound`, `conflict`
 */
export async function askParty(
  context: StaffContext,
  input: z.output<typeof askInput>,
): Promise<{ version: number }> {
  requireParty(input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "protection.ask", async (tx, note) => {
    const row = await raiseCase(tx, context, input);
    requireOpen(row);
    const { kind, party, question, dueOn } = input;
    await tx.insert(protectionRequest).values({
      id: newId(),
      caseId: row.id,
      division: row.division,
      kind,
      party,
      questionSealed: sealJson(key, { question }),
      askedBy: context.staff.id,
      askedAt: context.now(),
      dueOn: dueOn ?? null,
    });
    await notify(tx, context, {
      kind: "protectionAsked",
      to:
        party === "institution"
          ? { roles: ["institutionStaff"] }
          : { roles: ["departmentStaff"], department: party },
      division: row.division,
      subject: row.number,
      path: "/referrals/asked",
    });
    note({
      ...(row.childId && { childId: row.childId }),
      division: row.division,
      detail: { case: row.number, kind, party },
    });
    return { version: row.version };
  });
}
