import { tenantKey } from "@tongyou/database";
import { institutionAgreement, placement } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { CHILD_FILE, getChildRecord } from "../children/child-row.ts";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import type { Said } from "../facts/statement.ts";
import { finishTransfers } from "../institutions/transfer-record.ts";
import { requirePast } from "../protection/require-past.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { checkAdmission, requireAdmitted } from "./admission.ts";
import {
  addStep,
  evidenceOf,
  findRunning,
  markEnded,
  type PlacementContent,
  sayCare,
} from "./placement-record.ts";
import type { checkPlacementInput, PlacementCheck, PlacementKind, placeInput } from "./placements.schema.ts";

type Input = z.output<typeof placeInput>;

const WORDS: { readonly [K in PlacementKind]: string } = {
  kinship: "亲属抚养",
  foster: "家庭寄养",
  institution: "机构养育",
  institutionTemporary: "机构临时监护",
  nonPublicBody: "非公办机构养育",
};

/** Whether the rules and the beds allow a placement, before it is made. @throws DomainError `invalid`, `notFound`, `conflict` */
export async function checkPlacement(
  context: StaffContext,
  input: z.output<typeof checkPlacementInput>,
): Promise<PlacementCheck> {
  return inTenant(
    context,
    "placements.check",
    async (tx, note) => {
      const { division } = await getChildRecord(tx, input.childId);
      if (!isWithin(division, context.area.code)) throw notFound(CHILD_FILE);
      const checked = await checkAdmission(tx, await decidingOn(tx, context, input.from), input);
      note({ childId: input.childId, division, detail: { kind: input.kind } });
      const { refused, doubts, admissions, beds } = checked;
      return { refused, doubts, admissions, beds };
    },
    { area: "tenant" },
  );
}

function requireCarer({ kind, carer }: Input): void {
  const family = kind === "kinship" || kind === "foster";
  if (family === (carer !== undefined)) return;
  throw invalid(
    "carer",
    {
      zh: family ? "没有填写抚养人或寄养家庭。" : "机构安置不填写抚养家庭。",
      en: family ? "The family is not named." : "A placement in an institution names no family.",
    },
    { zh: "请按安置方式填写。", en: "Fill it in as the kind of placement asks." },
  );
}

/** The agreement under which a child is raised for another institution must be with this one and hold on the day. */
async function requireAgreement(
  tx: Parameters<typeof findRunning>[0],
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
 * Places a child: who raises the child from a day on, on which legal basis. The placement before ends on that day, and
 * the file says who cares for the child. What the pack's rules refuse is refused with the clause; what the known facts
 * do not answer needs a reason. Sent again with the same id it changes nothing.
 * @throws DomainError `invalid`, `conflict`, `stale`, `notFound`
 */
export async function placeChild(context: StaffContext, input: Input): Promise<{ id: string }> {
  requirePast(context, "from", input.from);
  requireCarer(input);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "placements.place",
    async (tx, note) => {
      const { id, childId, kind, from } = input;
      const { division } = await getChildRecord(tx, childId);
      if (!isWithin(division, context.area.code)) throw notFound(CHILD_FILE);
      const about = { childId, division, detail: { placement: id, kind, from } };
      const [known] = await tx.select().from(placement).where(eq(placement.id, id));
      if (known && known.childId !== childId) throw notFound(CHILD_FILE);
      if (known) {
        note({ ...about, detail: { ...about.detail, repeated: true } });
        return { id };
      }
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
      note(about);
      return { id };
    },
    { area: "tenant" },
  );
}
