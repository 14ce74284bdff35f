import { randomUUID } from "node:crypto";
import { askParty, listAsked, openGlass, reportHarm, type StaffContext } from "@tongyou/core";
import { reportInput } from "@tongyou/core/schemas";
import type { TestBureau } from "@tongyou/core/testing";

export const REPORTER = "檐下听雨人";
const TOLD = "灶台边的旧伤痕";
const QUESTION = "请接收柳条巷的孩子";
const REASON = "深夜须联系其亲属";

export type ProtectionSeed = {
  caseId: string;
  caseNumber: string;
  requestId: string;
  grantId: string;
  secrets: string[];
};

/** A case of the child with its reporter, a request to an institution, and a leave to read it. */
export async function seedProtection(
  bureau: TestBureau,
  officer: StaffContext,
  child: { childId: string; division: string; town: string },
): Promise<ProtectionSeed> {
  const caseId = randomUUID();
  const { division, childId } = child;
  const { number } = await reportHarm(
    officer,
    reportInput.parse({
      id: caseId,
      childId,
      division,
      situation: "injuries",
      danger: "yes",
      what: TOLD,
      source: "public",
      reporter: { name: REPORTER },
    }),
  );
  await askParty(officer, {
    id: caseId,
    version: 1,
    kind: "institution",
    party: "institution",
    question: QUESTION,
  });
  const home = await bureau.staff("institutionStaff", officer.area.code);
  const [request] = (await listAsked(home, { open: true, offset: 0, limit: 1 })).rows;
  const worker = await bureau.staff("townSocialWorker", child.town);
  const grant = await openGlass(worker, { file: { kind: "case", number }, reason: REASON, hours: 24 });
  if (!request || !grant) throw new Error("the case was not seeded");
  return {
    caseId,
    caseNumber: number,
    requestId: request.id,
    grantId: grant.id,
    secrets: [REPORTER, TOLD, QUESTION, REASON, caseId, number, request.id, grant.id],
  };
}
