import {
  appoint,
  coverPlace,
  getWorker,
  handOver,
  recordTraining,
  registerWorker,
  type StaffContext,
} from "@tongyou/core";
import type { TestBureau } from "@tongyou/core/testing";

export type PeopleSeed = {
  workerId: string;
  postId: string;
  trainingId: string;
  handoverId: string;
  coverId: string;
  deputy: string;
  secrets: string[];
};

const NAME = "棕榈听雨";
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Of another village of the same town. */
const NEXT_VILLAGE = "640423100001";

/** Somebody in post in the village, trained, who took it over from another; and a colleague who covers it for a time. */
export async function seedPeople(
  bureau: TestBureau,
  officer: StaffContext,
  { village, town }: { village: string; town: string },
): Promise<PeopleSeed> {
  const [leaver, workerId, postId, handoverId] = [
    crypto.randomUUID(),
    crypto.randomUUID(),
    crypto.randomUUID(),
    crypto.randomUUID(),
  ];
  await registerWorker(officer, { id: leaver, area: town, name: "已离任者" });
  await registerWorker(officer, { id: workerId, area: town, name: NAME, phone: "13577788899" });
  await recordTraining(officer, {
    id: crypto.randomUUID(),
    workerIds: [workerId],
    on: dayBefore(9),
    classHours: 8,
    topics: ["家庭走访"],
  });
  const post = { role: "villageWorker", place: village, from: dayBefore(9) } as const;
  await appoint(officer, { id: postId, workerId: leaver, ...post });
  await handOver(officer, {
    id: handoverId,
    workerId: leaver,
    version: 2,
    on: dayBefore(1),
    reason: "离任",
    posts: [{ postId, successor: workerId }],
  });
  const { trainings } = await getWorker(officer, { id: workerId });
  const trainingId = trainings[0]?.id ?? "";
  const coverId = crypto.randomUUID();
  const deputy = (await bureau.staff("villageWorker", NEXT_VILLAGE)).staff.login;
  await coverPlace(officer, {
    id: coverId,
    place: village,
    login: deputy,
    from: dayBefore(1),
    until: dayBefore(-30),
    reason: "代管",
  });
  return {
    workerId,
    postId,
    trainingId,
    handoverId,
    coverId,
    deputy,
    secrets: [NAME, workerId, "13577788899"],
  };
}
