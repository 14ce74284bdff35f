import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { placement } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { CHILD_FILE, getChildRecord } from "../children/child-row.ts";
import { decidingOn } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { isWithin } from "../divisions/index.ts";
import { invalid, notFound } from "../errors/refusals.ts";
import { requirePast } from "../protection/require-past.ts";
import { inTenant } from "../verb.ts";
import { checkAdmission } from "./admission.ts";
import { makePlacement } from "./make-placement.ts";
import type { checkPlacementInput, PlacementCheck, placeInput } from "./placements.schema.ts";

type Input = z.output<typeof placeInput>;

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
      const known = await findMade(tx, input);
      if (!known) await makePlacement(tx, context, key, input);
      note({
        childId,
        division,
        detail: { placement: id, kind, from, ...(known && { repeated: true }) },
      });
      return { id };
    },
    { area: "tenant" },
  );
}

/** Whether the form was sent before; throws `notFound` for the id of another child's placement. */
async function findMade(tx: TenantTransaction, { id, childId }: Input): Promise<boolean> {
  const [known] = await tx.select({ childId: placement.childId }).from(placement).where(eq(placement.id, id));
  if (known && known.childId !== childId) throw notFound(CHILD_FILE);
  return known !== undefined;
}
