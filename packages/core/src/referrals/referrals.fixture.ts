import { randomUUID } from "node:crypto";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import type { TestBureau } from "../testing.ts";
import { getReferral } from "./get-referral.ts";
import { type SendReferral, sendInput } from "./referrals.schema.ts";
import { sendReferral } from "./send-referral.ts";

/** An entitlement of Ningxia that a child with a second-generation certificate has at nine years. */
export const REHABILITATION = "NX-3.5-b";

/** A disabled child of nine of the bureau's first village. */
export async function disabledChild(bureau: TestBureau, name = "马小草"): Promise<string> {
  const worker = await bureau.staff("villageWorker");
  const year = worker.now().getUTCFullYear() - 9;
  const { id } = await registerChild(worker, {
    name,
    birthDate: `${year}-01-05`,
    division: worker.area.code,
    evidence: "户口簿",
  });
  const from = `${year + 8}-01-01`;
  const facts = [
    { name: "disabled", value: true },
    { name: "disabilityClasses", value: ["hearing"] },
    { name: "certificateGeneration", value: 2 },
  ] as const;
  for (const fact of facts) {
    const { version } = await getChild(worker, { id });
    await recordFact(worker, { id, version, ...fact, from, evidence: "残疾证" });
  }
  return id;
}

/** A question to the school's department about a child; the ids of both. */
export async function asked(
  bureau: TestBureau,
  { by, ...more }: Partial<SendReferral> & { by?: StaffContext } = {},
): Promise<{ id: string; childId: string; number: string }> {
  const childId = more.childId ?? (await disabledChild(bureau));
  const { id, number } = await sendReferral(
    by ?? (await bureau.staff("townSupervisor")),
    sendInput.parse({
      id: randomUUID(),
      childId,
      kind: "question",
      department: "education",
      text: "请核实该生是否在校",
      fact: "boarding",
      fields: ["name", "birthDate"],
      ...more,
    }),
  );
  return { id, number, childId };
}

/** The referral with the version that the next step must name. */
export async function versionOf(who: StaffContext, id: string): Promise<{ id: string; version: number }> {
  const { version } = await getReferral(who, { id });
  return { id, version };
}
