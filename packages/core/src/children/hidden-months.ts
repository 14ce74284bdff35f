import type { TenantTransaction } from "@tongyou/database";
import type { benefitLine } from "@tongyou/database/schema";
import {
  type CivilDate,
  type CivilMonth,
  FACTS,
  type FactName,
  lastDayOf,
  type Receipt,
} from "@tongyou/policy";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { statedOn } from "../facts/facts-on.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { CONTACT, decodeSaid } from "../facts/statement.ts";
import type { StatementRow } from "../facts/statements-of.ts";
import { tenantPackOn } from "../tenants/pack-pins.ts";
import { choicesFor, decideFacts, decidingBy } from "./deciding.ts";
import { withoutRestrictedFacts } from "./restricted-parts.ts";

/** What the money of a month was decided from: the facts and rules of a day, as they were known at an instant. */
export type Ground = { month: CivilMonth; on: CivilDate; knownAt: Date; packHash: string };

/** What a fixed line rests on, by its receipt. */
export function groundOfLine(
  context: StaffContext,
  { month, receipt, fixedAt }: Pick<typeof benefitLine.$inferSelect, "month" | "receipt" | "fixedAt">,
): Ground {
  const { on, knownAt, packHash } = receipt as Partial<Receipt>;
  const day = on ?? lastDayOf(month);
  return {
    month,
    on: day,
    knownAt: knownAt === undefined ? fixedAt : new Date(knownAt),
    packHash: packHash ?? tenantPackOn(context.tenant, day).hash,
  };
}

const saysRestricted = (row: StatementRow): boolean =>
  row.inSealedCase ||
  (row.name !== CONTACT &&
    decodeSaid(row).some(({ name }) => name in FACTS && isRestricted(name as FactName)));

/** True where a reader may know of all money of the child: by role, or since nothing restricted was ever said. */
export const knowsAllMoney = ({ staff: { role } }: StaffContext, rows: readonly StatementRow[]): boolean =>
  seesRestricted(role) || may(role, "months.items") || !rows.some(saysRestricted);

async function restsOnRestricted(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
  { month, on, knownAt, packHash }: Ground,
): Promise<boolean> {
  const policy = context.packs.get(context.tenant.pack.id, packHash);
  const [deciding, stated, choices] = await Promise.all([
    decidingBy(tx, policy, on, knownAt),
    statedOn(tx, [childId], on, knownAt),
    choicesFor(tx, [childId], month, knownAt),
  ]);
  const decided = decideFacts(deciding, stated.get(childId), choices.get(childId));
  return withoutRestrictedFacts(policy, decided).restricted.has("allowance");
}

/**
 * Months of a child whose money a reader may not know, since it rests on restricted facts. Whoever pays or audits sees
 * class and amount of all.
 * @param rows all that was ever said about the child
 */
export async function hiddenMonths(
  tx: TenantTransaction,
  context: StaffContext,
  childId: string,
  rows: readonly StatementRow[],
  grounds: readonly Ground[],
): Promise<ReadonlySet<CivilMonth>> {
  const hidden = new Set<CivilMonth>();
  if (knowsAllMoney(context, rows)) return hidden;
  for (const ground of grounds)
    if (!hidden.has(ground.month) && (await restsOnRestricted(tx, context, childId, ground)))
      hidden.add(ground.month);
  return hidden;
}
