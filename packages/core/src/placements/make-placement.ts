import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { institutionAgreement, placement } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { getChildRecord } from "../children/child-row.ts";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import type { Said } from "../facts/statement.ts";
import type { StoredInstitution } from "../institutions/institution-row.ts";
import { finishTransfers } from "../institutions/transfer-record.ts";
import { sealJson } from "../sealed-json.ts";
import { checkAdmission, requireAdmitted } from "./admission.ts";
import {
  addStep,
  evidenceOf,
  findRunning,
  markEnded,
  type PlacementContent,
  sayCare,
} from "./placement-record.ts";
import type { PlacementKind, placeInput } from "./placements.schema.ts";

const WORDS: { readonly [K in PlacementKind]: string } = {
  kinship: "亲属抚养",
  foster: "家庭寄养",
  institution: "机构养育",
  institutionTemporary: "机构临时监护",
  nonPublicBody: "非公办机构养育",
};

/** The agreement under which a child is raised for another institution must be with this one and hold on the day. */
async function requireAgreement(
  tx: TenantTransaction,
  id: string,
  { institutionId, from }: { institutionId: string | undefined; from: CivilDate },
): Promise<void> {
  const [row] = await tx
    .select()
    .from(institutionAgreement)
    .where(and(eq(institutionAgreement.id, id), isNull(institutionAgreement.endedOn)));
  if (row && row.entrusted === institutionId && row.fromOn <= from && from <= row.untilOn) return;
  throw conflict(
    {
      zh: "这份委托代养协议不是与该机构签订的，或这一天不在协议期内。",
      en: "The agreement is with another institution, or does not hold on the day.",
    },
    { zh: "请先登记有效的协议。", en: "Record an agreement in force first." },
    "agreementId",
  );
}

/**
 * Places a child: the placement before ends on that day, and the file says who cares for the child. What the pack's
 * rules refuse is refused with the clause; what the known facts do not answer needs a reason. Needs the whole bureau's
 * area. Returns the institution that takes the child.
 * @throws DomainError `invalid`, `conflict`, `stale`, `notFound`
 */
export async function makePlacement(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  input: z.output<typeof placeInput>,
): Promise<StoredInstitution | undefined> {
  const { id, childId, kind, from } = input;
  const { division } = await getChildRecord(tx, childId);
  const checked = await checkAdmission(tx, await decidingOn(tx, context, from), input);
  requireAdmitted(checked, input.confirmed);
  if (input.agreementId !== undefined)
    await requireAgreement(tx, input.agreementId, { institutionId: input.institutionId, from });
  const running = await findRunning(tx, childId);
  if (running && from < running.fromOn)
    throw invalid(
      "from",
      {
        zh: `现在的安置从 ${running.fromOn} 开始，新安置不能更早。`,
        en: `The present placement began on ${running.fromOn}.`,
      },
      { zh: "请核对日期。", en: "Check the day." },
    );
  if (running) await markEnded(tx, context, { id: running.id, on: from, how: "replaced" });
  const { basis, decidedBy, carer, confirmed, handOver, guardian } = input;
  const content: PlacementContent = {
    basis,
    decidedBy,
    ...(carer && { carer }),
    ...(confirmed && { confirmed }),
  };
  await tx.insert(placement).values({
    id,
    childId,
    division,
    kind,
    institutionId: input.institutionId ?? null,
    agreementId: input.agreementId ?? null,
    fromOn: from,
    contentSealed: sealJson(key, content),
    madeBy: context.staff.id,
    madeAt: context.now(),
  });
  if (handOver)
    await addStep(tx, context, { id, division }, { kind: "handOver", day: from, content: handOver, key });
  if (running?.institutionId) await finishTransfers(tx, context, running.institutionId);
  const said: Said = {
    careArrangement: kind,
    careSince: from,
    careInstitution: checked.institution?.name ?? null,
    ...(guardian && { guardian }),
  };
  const evidence = evidenceOf(WORDS[kind], from, id);
  await sayCare(tx, context, { id: childId, version: input.version }, { from, said, evidence });
  return checked.institution;
}
