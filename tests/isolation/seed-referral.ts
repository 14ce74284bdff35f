import { randomUUID } from "node:crypto";
import { type StaffContext, sendReferral, takeIn } from "@tongyou/core";

const LETTER = "请核实枣树沟孩子的学籍";
const TOLD = "渡口边的祖母来问";

export type ReferralSeed = { referralId: string; intakeId: string; secrets: string[] };

/** A request for the child, and a question to the department of education that was made of it. */
export async function seedReferral(
  officer: StaffContext,
  { childId, division }: { childId: string; division: string },
): Promise<ReferralSeed> {
  const taken = await takeIn(officer, { id: randomUUID(), childId, division, source: "visit", what: TOLD });
  const sent = await sendReferral(officer, {
    id: randomUUID(),
    childId,
    intakeId: taken.id,
    kind: "question",
    department: "education",
    text: LETTER,
    fields: ["name"],
  });
  return {
    referralId: sent.id,
    intakeId: taken.id,
    secrets: [LETTER, TOLD, sent.id, sent.number, taken.id, taken.number],
  };
}
