import { newId, type TenantTransaction } from "@tongyou/database";
import { choice } from "@tongyou/database/schema";
import type { CivilMonth } from "@tongyou/policy";
import { and, eq, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { invalid, notFound } from "../errors/refusals.ts";
import { openQuestions } from "../months/open-questions.ts";
import { CHILD_FILE } from "./child-row.ts";
import { type Deciding, decideMany } from "./deciding.ts";

/** A named person's decision for one child and one clause, with its reason; it counts from the month on. */
export type Choice = { childId: string; clause: string; chosen: string; reason: string };

/** The question must be open for this child and the answer one of its options; decided before, it may change. */
async function checkChoice(tx: TenantTransaction, deciding: Deciding, { childId, clause, chosen }: Choice) {
  const found = (await decideMany(tx, deciding, [childId])).get(childId);
  if (!found) throw notFound(CHILD_FILE);
  const { [clause]: _, ...choices } = found.at.choices ?? {};
  const { policy } = deciding;
  const at = { ...found.at, choices };
  const questions = openQuestions(policy, { ...found, at, decision: policy.decide(found.facts, at) });
  const question = questions.find((one) => one.clause === clause);
  if (!question?.options.some(({ value }) => value === chosen))
    throw invalid(
      "chosen",
      { zh: "这名儿童没有这个待定事项。", en: "There is no such open question for this child." },
      { zh: "请刷新页面，从所列选项中选择。", en: "Reload the page and choose one of the options shown." },
    );
}

/**
 * Keeps a named person's decision, which takes the place of an earlier one for the same month. Throws `invalid` for a
 * question that is not open under `deciding`, or an answer that is none of its options.
 */
export async function keepChoice(
  tx: TenantTransaction,
  context: StaffContext,
  { deciding, month, division }: { deciding: Deciding; month: CivilMonth; division: string },
  made: Choice,
): Promise<void> {
  await checkChoice(tx, deciding, made);
  const at = context.now();
  await tx
    .update(choice)
    .set({ supersededAt: at })
    .where(
      and(
        eq(choice.childId, made.childId),
        eq(choice.clause, made.clause),
        eq(choice.fromMonth, month),
        isNull(choice.supersededAt),
      ),
    );
  await tx
    .insert(choice)
    .values({ id: newId(), ...made, division, fromMonth: month, by: context.staff.id, at });
}
