import { withTenant } from "@tongyou/database";
import { carePlan, staff } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { signIn } from "../access/sign-in.ts";
import { areaRange } from "../divisions/index.ts";
import { assignCase } from "../protection/assign-case.ts";
import { getCase } from "../protection/get-case.ts";
import { reportHarm } from "../protection/report-harm.ts";
import { TEST_PASSWORD, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { listChildVisits } from "../visits/list-child-visits.ts";
import { planVisits } from "../visits/plan-visits.ts";
import { linkAccount } from "./appoint.ts";
import { getResponsible } from "./get-responsible.ts";
import { getWorker } from "./get-worker.ts";
import { handOver } from "./hand-over.ts";
import { getHandover, listHandovers, printHandover } from "./list-handovers.ts";
import { peopleDesk } from "./people.fixture.ts";
import { previewLeaving } from "./preview-leaving.ts";

const house = testHouse();
afterAll(() => house.close());
const DAY = "2021-06-15";

/** A worker with a child, an agreed visit and a case, an account, and somebody to follow. */
async function leavingDesk() {
  const desk = await peopleDesk(house, { division: "410100000000", pack: "zhengzhou", day: DAY });
  const { bureau, officer, villages, register, post, child } = desk;
  const [village = ""] = villages;
  const childId = await child("小满", village);
  const leaver = await register("旧主任");
  const successor = await register("新主任");
  const postId = await post(leaver, { place: village, from: "2020-01-01" });
  const account = await bureau.another("villageWorker", village);
  await linkAccount(officer, { postId, login: account.staff.login });
  await planVisits(officer, {
    childIds: [childId],
    on: "2021-06-20",
    worker: account.staff.id,
    replace: false,
  });
  const caseId = crypto.randomUUID();
  await reportHarm(officer, {
    id: caseId,
    childId,
    division: village,
    situation: "other",
    danger: "no",
    what: "测试情况",
    source: "duty",
  });
  const { version } = await getCase(officer, { id: caseId });
  await assignCase(officer, { id: caseId, version, handler: account.staff.id });
  return { ...desk, village, childId, leaver, successor, postId, account, caseId };
}

const handing = async (desk: Awaited<ReturnType<typeof leavingDesk>>, over: object = {}) => ({
  id: crypto.randomUUID(),
  workerId: desk.leaver,
  version: (await getWorker(desk.officer, { id: desk.leaver })).version,
  on: DAY,
  reason: "换届离任",
  posts: [{ postId: desk.postId, successor: desk.successor, account: { open: "new-director" } }],
  ...over,
});

test("one act: children, visits and cases go over, the account closes, the receipt tells it all", async () => {
  const desk = await leavingDesk();
  const { bureau, officer, leaver, village, childId, caseId, account } = desk;
  const before = await previewLeaving(officer, { workerId: leaver });
  expect(before.posts).toMatchObject([
    {
      children: [{ id: childId, name: "小满" }],
      work: [{ kind: "visit", label: "小满", due: "2021-06-20" }, { kind: "case" }],
    },
  ]);
  const input = await handing(desk);
  const done = await handOver(officer, input);
  expect(done.passwords).toMatchObject([{ login: "new-director" }]);
  expect((await handOver(officer, input)).passwords).toEqual([]);
  const scope = { tenant: bureau.ref, area: areaRange(bureau.ref.division) };
  const [opened] = await withTenant(house.app.db, scope, (tx) =>
    tx.select().from(staff).where(eq(staff.login, "new-director")),
  );
  expect(opened).toMatchObject({
    name: "新主任",
    role: "villageWorker",
    division: village,
    disabledAt: null,
  });
  const { plan } = await listChildVisits(officer, { childId });
  expect(plan).toMatchObject({ due: "2021-06-20", worker: "新主任" });
  expect((await getCase(officer, { id: caseId })).handler).toBe("新主任");
  await expect(
    signIn(house.app, { bureau: bureau.ref.code, login: account.staff.login, password: TEST_PASSWORD }),
  ).rejects.toMatchObject({ code: "invalid" });
  expect((await getResponsible(officer, { division: village })).map(({ name }) => name)).toEqual(["新主任"]);
  expect((await getWorker(officer, { id: leaver })).posts).toMatchObject([
    { until: DAY, reason: "换届离任" },
  ]);
  const receipt = await getHandover(officer, { id: input.id });
  expect(receipt).toMatchObject({
    worker: "旧主任",
    posts: [
      {
        successor: "新主任",
        login: "new-director",
        closedLogin: account.staff.login,
        children: [{ name: "小满" }],
        work: [{ kind: "visit" }, { kind: "case" }],
      },
    ],
  });
  const list = await listHandovers(officer, { offset: 0, limit: 50 });
  expect(list.rows).toMatchObject([{ worker: "旧主任", posts: 1, children: 1 }]);
  const paper = await printHandover(officer, { id: input.id });
  expect(Buffer.from(paper.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
});

test("nothing is left without an owner, and nothing goes to nobody", async () => {
  const desk = await leavingDesk();
  const { officer, leaver, postId, successor, account } = desk;
  const posts = (over: object) => ({ posts: [{ postId, successor, ...over }] });
  const tries = [
    [posts({}), "account"],
    [posts({ account: { login: account.staff.login } }), "account"],
    [posts({ account: { open: "坏" } }), "account"],
    [posts({ successor: leaver, account: { open: "same-person" } }), "successor"],
    [{ posts: [{ postId: crypto.randomUUID(), successor }] }, "posts"],
    [{ on: "2021-06-16" }, "on"],
  ] as const;
  for (const [over, field] of tries)
    await expect(handOver(officer, await handing(desk, over))).rejects.toMatchObject({
      code: "invalid",
      field,
    });
  await expect(handOver(officer, await handing(desk, { version: 1 }))).rejects.toMatchObject({
    code: "stale",
  });
  expect((await getWorker(officer, { id: leaver })).posts).toMatchObject([{ until: null }]);
});

test("a care plan goes to the successor too", async () => {
  const desk = await leavingDesk();
  const { bureau, officer, account, childId, village } = desk;
  const scope = { tenant: bureau.ref, area: areaRange(bureau.ref.division) };
  const plan = {
    id: crypto.randomUUID(),
    childId,
    division: village,
    number: 1,
    owner: account.staff.id,
    reviewOn: "2021-12-01",
    contentSealed: Buffer.from("sealed"),
    madeBy: officer.staff.id,
    madeAt: officer.now(),
  };
  await withTenant(house.app.db, scope, (tx) => tx.insert(carePlan).values(plan));
  await handOver(officer, await handing(desk));
  const [row] = await withTenant(house.app.db, scope, (tx) =>
    tx
      .select({ login: staff.login })
      .from(carePlan)
      .innerJoin(staff, eq(staff.id, carePlan.owner))
      .where(eq(carePlan.id, plan.id)),
  );
  expect(row?.login).toBe("new-director");
});

test("a successor who has not passed is refused where the document demands it", async () => {
  const desk = await peopleDesk(house, { division: "350500000000", pack: "licheng", day: DAY });
  const { officer, register, post } = desk;
  const leaver = await register("旧主任");
  const postId = await post(leaver, { from: "2018-01-01" });
  const successor = await register("新主任");
  const { worker, posts } = await previewLeaving(officer, { workerId: leaver });
  expect(posts[0]?.successors).toMatchObject([{ id: successor, barred: { clause: "FJ-2.2.2-e" } }]);
  const input = {
    id: crypto.randomUUID(),
    workerId: leaver,
    version: worker.version,
    on: DAY,
    reason: "离任",
  };
  await expect(handOver(officer, { ...input, posts: [{ postId, successor }] })).rejects.toThrow("FJ-2.2.2-e");
});

test("another bureau, another area and other roles cannot", async () => {
  const desk = await leavingDesk();
  const input = await handing(desk);
  const other = await house.bureau({ division: "410100000000", pack: "zhengzhou" });
  const neighbour = await desk.bureau.staff("countyOfficer", "410103000000");
  for (const one of [await other.staff("countyOfficer"), neighbour])
    await expect(handOver(one, input)).rejects.toMatchObject({ code: "notFound" });
  for (const role of ["villageWorker", "tenantAdmin", "auditor"] as const)
    await expect(handOver(await desk.bureau.staff(role), input)).rejects.toMatchObject({ code: "forbidden" });
});

test("a child's timeline tells who its worker was and is, also to the village that sees no register", async () => {
  const desk = await leavingDesk();
  const { bureau, officer, village, childId } = desk;
  await handOver(officer, await handing(desk));
  const told = async (reader: typeof officer) => {
    const input = { id: childId, kinds: ["worker" as const], superseded: false, offset: 0, limit: 50 };
    return (await getTimeline(reader, input)).rows;
  };
  expect(await told(officer)).toMatchObject([
    {
      on: DAY,
      until: null,
      title: { zh: "儿童主任：新主任" },
      text: null,
      to: expect.stringMatching(/^.people/),
    },
    { on: "2020-01-01", until: DAY, text: { zh: "离任原因：换届离任" } },
  ]);
  const villager = await bureau.another("villageWorker", village);
  expect(await told(villager)).toMatchObject([
    { on: DAY, title: { zh: "儿童主任：新主任" }, to: null },
    { until: DAY, text: null, to: null },
  ]);
});
