import { randomUUID } from "node:crypto";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import type { TestBureau } from "../testing.ts";
import { getCase } from "./get-case.ts";
import { type Report, reportInput } from "./protection.schema.ts";
import { reportHarm } from "./report-harm.ts";

/** The same person at another instant. */
export const at = <C extends StaffContext>(context: C, instant: string): C => ({
  ...context,
  now: () => new Date(instant),
});

/** A village worker's report about a child of the village who is on file; the ids of both. */
export async function reported(
  bureau: TestBureau,
  { by, ...more }: Partial<Report> & { by?: StaffContext } = {},
): Promise<{ id: string; childId: string; number: string; division: string }> {
  const worker = await bureau.staff("villageWorker");
  const division = worker.area.code;
  const child = await registerChild(worker, { name: "马小草", division, evidence: "走访" });
  const id = randomUUID();
  const { number } = await reportHarm(
    by ?? worker,
    reportInput.parse({
      id,
      ...(by ? { name: "马小草" } : { childId: child.id }),
      division,
      situation: "injuries",
      danger: "yes",
      what: "手臂多处淤青，说是被打",
      source: "duty",
      ...more,
    }),
  );
  return { id, childId: child.id, number, division };
}

/** The case with the version that the next act must name. */
export async function versionOf(who: StaffContext, id: string): Promise<{ id: string; version: number }> {
  const { version } = await getCase(who, { id });
  return { id, version };
}
