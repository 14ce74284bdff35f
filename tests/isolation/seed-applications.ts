import { getApplication, type StaffContext, startApplications } from "@tongyou/core";

const SAID = "祖母到窗口申请，父亲去世多年";

export type ApplicationSeed = { id: string; secrets: string[] };

/** An application that waits at the town, with what was said when it was started. */
export async function seedApplication(officer: StaffContext, childId: string): Promise<ApplicationSeed> {
  const { started } = await startApplications(officer, { childIds: [childId], origin: "staff", note: SAID });
  const [only] = started;
  if (!only) throw new Error("the seeded child's application was not started");
  const { number } = await getApplication(officer, only);
  return { id: only.id, secrets: [SAID, number] };
}
