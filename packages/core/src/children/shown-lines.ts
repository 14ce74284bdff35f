import type { TenantTransaction } from "@tongyou/database";
import { benefitLine } from "@tongyou/database/schema";
import { FACTS, type FactName, lastDayOf } from "@tongyou/policy";
import { desc, eq } from "drizzle-orm";
import { may } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import { statedOn } from "../facts/facts-on.ts";
import { isRestricted, seesRestricted } from "../facts/mask.ts";
import { CONTACT, decodeSaid } from "../facts/statement.ts";
import type { StatementRow } from "../facts/statements-of.ts";
import type { ChildFile } from "./children.schema.ts";
import { choicesFor, decideFacts, decidingOn } from "./deciding.ts";
import { withoutRestrictedFacts } from "./restricted-parts.ts";

type Line = typeof benefitLine.$inferSelect;

const saysRestricted = (row: StatementRow): boolean =>
  row.inSealedCase ||
  (row.name !== CONTACT &&
    decodeSaid(row).some(({ name }) => name in FACTS && isRestricted(name as FactName)));

/** True when the line rests on restricted facts, as they were known when it was fixed. */
async function restsOnRestricted(
  tx: TenantTransaction,
  context: StaffContext,
  { childId, month, fixedAt }: Line,
): Promise<boolean> {
  const [deciding, stated, choices] = await Promise.all([
    decidingOn(tx, context, lastDayOf(month)),
    statedOn(tx, [childId], lastDayOf(month), fixedAt),
    choicesFor(tx, [childId], month),
  ]);
  const decided = decideFacts(deciding, stated.get(childId), choices.get(childId));
  return withoutRestrictedFacts(deciding.policy, decided).restricted.has("allowance");
}

/**
 * The fixed lines of a child, newest first. Whoever pays or audits sees class and amount; for the others those of a
 * month that rests on restricted facts are left out.
 * @param rows all that was ever said about the child
 */
export async function shownLines(
  tx: TenantTransaction,
  context: StaffContext,
  id: string,
  rows: readonly StatementRow[],
): Promise<ChildFile["months"]> {
  const { role } = context.staff;
  const lines = await tx
    .select()
    .from(benefitLine)
    .where(eq(benefitLine.childId, id))
    .orderBy(desc(benefitLine.month));
  const all = seesRestricted(role) || may(role, "months.items") || !rows.some(saysRestricted);
  return Promise.all(
    lines.map(async (line) => {
      const hidden = !all && (await restsOnRestricted(tx, context, line));
      const { month, benefit, fixedAt } = line;
      const paid = hidden ? { class: null, fen: null } : { class: line.class, fen: line.fen };
      return { month, benefit, ...paid, fixedAt: fixedAt.toISOString() };
    }),
  );
}
