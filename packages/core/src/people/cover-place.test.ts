import { afterAll, expect, test } from "vitest";
import { changePassword } from "../access/change-password.ts";
import { describeMe } from "../access/describe-me.ts";
import { resolveSession } from "../access/resolve-session.ts";
import { signIn } from "../access/sign-in.ts";
import { childrenListInput } from "../children/children.schema.ts";
import { listChildren } from "../children/list-children.ts";
import type { AppContext, StaffContext } from "../context.ts";
import { getAddress, setAddress } from "../notifications/own-address.ts";
import { TEST_PASSWORD, testHouse } from "../testing.ts";
import { planVisits } from "../visits/plan-visits.ts";
import { linkAccount } from "./appoint.ts";
import { coverPlace, endCover, listCovers, listDeputies } from "./cover-place.ts";
import { getWorker } from "./get-worker.ts";
import { handOver } from "./hand-over.ts";
import { getHandover } from "./list-handovers.ts";
import { onDay, peopleDesk } from "./people.fixture.ts";
import { workAt } from "./work-at.ts";

const house = testHouse();
afterAll(() => house.close());
const DAY = "2021-06-15";
const refused = (code: string, field?: string) => ({ code, ...(field ? { field } : {}) });

/** Two villages with a child each; the first has a worker with an account, the second nobody. */
async function twoVillages() {
  const desk = await peopleDesk(house, { division: "640423000000", pack: "ningxia", day: DAY });
  const [own = "", empty = ""] = desk.villages;
  const deputy = onDay(await desk.bureau.another("villageWorker", own), DAY);
  const [ownChild, otherChild] = [await desk.child("马近", own), await desk.child("马远", empty)];
  const cover = (over: object = {}) => ({
    id: crypto.randomUUID(),
    place: empty,
    login: deputy.staff.login,
    from: DAY,
    until: "2021-09-01",
    reason: "换届空缺",
    ...over,
  });
  return { ...desk, own, empty, deputy, ownChild, otherChild, cover };
}

/** A request of a signed-in account on a day. */
async function visitor(context: StaffContext, day: string) {
  const app: AppContext = { ...house.app, now: () => new Date(`${day}T02:00:00Z`) };
  const { sessionId } = await signIn(app, {
    bureau: context.tenant.code,
    login: context.staff.login,
    password: TEST_PASSWORD,
  });
  return async (on = day) => {
    const found = await resolveSession({ ...app, now: () => new Date(`${on}T02:00:00Z`) }, sessionId);
    if (!found || !("tenant" in found)) throw new Error("no session");
    return found;
  };
}

const seen = async (context: StaffContext) =>
  (await listChildren(context, childrenListInput.parse({}))).rows.map(({ id }) => id);

test("a deputy works at one place at a time, and is back at the own one when the cover is over", async () => {
  const { officer, deputy, own, empty, ownChild, otherChild, cover } = await twoVillages();
  const request = await visitor(deputy, DAY);
  expect(await describeMe(await request())).not.toHaveProperty("places");
  await expect(workAt(await request(), { place: empty })).rejects.toMatchObject(refused("notFound"));
  const input = cover();
  await coverPlace(officer, input);
  await coverPlace(officer, input);
  expect(await listCovers(officer)).toMatchObject([
    { place: { code: empty }, until: "2021-09-01", deputy: deputy.staff.name },
  ]);
  expect((await describeMe(await request())).places).toMatchObject([
    { code: own, until: null },
    { code: empty, until: "2021-09-01" },
  ]);
  expect(await seen(await request())).toEqual([ownChild]);
  await workAt(await request(), { place: empty });
  const there = await request();
  expect(there).toMatchObject({ area: { code: empty }, staff: { home: own } });
  expect(await seen(there)).toEqual([otherChild]);
  await planVisits(there, {
    childIds: [otherChild],
    on: "2021-06-20",
    worker: deputy.staff.id,
    replace: false,
  });
  await setAddress(there, { email: "deputy@example.cn" });
  expect(await getAddress(there)).toEqual({ email: "deputy@example.cn" });
  expect((await request("2021-09-01")).area.code).toBe(own);
  await workAt(there, { place: own });
  expect(await seen(await request())).toEqual([ownChild]);
  await workAt(await request(), { place: empty });
  await endCover(officer, { id: input.id });
  expect((await request()).area.code).toBe(own);
  await expect(endCover(officer, { id: input.id })).rejects.toMatchObject(refused("conflict"));
});

test("a password is changed also while another place is covered", async () => {
  const { officer, deputy, empty, cover } = await twoVillages();
  const request = await visitor(deputy, DAY);
  await coverPlace(officer, cover());
  await workAt(await request(), { place: empty });
  await expect(
    changePassword(await request(), { current: TEST_PASSWORD, next: "seven green 14 kettles" }),
  ).resolves.toMatchObject({ mustChangePassword: false });
});

test("one place has one deputy at a time, of the same work under the same town, to a day that lies ahead", async () => {
  const { officer, bureau, deputy, empty, town, cover } = await twoVillages();
  const elsewhere = await bureau.another("villageWorker", `${town.slice(0, 6)}101001`.padEnd(12, "0"));
  expect((await listDeputies(officer, { place: empty })).map(({ login }) => login)).toEqual([
    deputy.staff.login,
  ]);
  await expect(coverPlace(officer, cover({ login: elsewhere.staff.login }))).rejects.toMatchObject(
    refused("invalid", "login"),
  );
  await expect(coverPlace(officer, cover({ login: officer.staff.login }))).rejects.toMatchObject(
    refused("invalid", "login"),
  );
  await expect(coverPlace(officer, cover({ until: DAY }))).rejects.toMatchObject(refused("invalid", "until"));
  await expect(coverPlace(officer, cover({ place: officer.area.code }))).rejects.toMatchObject(
    refused("invalid", "place"),
  );
  await coverPlace(officer, cover());
  await expect(coverPlace(officer, cover({ until: "2022-01-01" }))).rejects.toMatchObject(
    refused("conflict"),
  );
  await coverPlace(officer, cover({ from: "2021-09-01", until: "2021-12-01" }));
});

test("a leaving worker's village is covered without a gap: work goes to the deputy, the post stays vacant", async () => {
  const { officer, bureau, deputy, empty, otherChild, register, post } = await twoVillages();
  const leaver = await register("离任者");
  const postId = await post(leaver, { place: empty, from: "2020-01-01" });
  const account = await bureau.another("villageWorker", empty);
  await linkAccount(officer, { postId, login: account.staff.login });
  await planVisits(officer, {
    childIds: [otherChild],
    on: "2021-06-20",
    worker: account.staff.id,
    replace: false,
  });
  const { version } = await getWorker(officer, { id: leaver });
  const input = {
    id: crypto.randomUUID(),
    workerId: leaver,
    version,
    on: DAY,
    reason: "换届离任",
    posts: [{ postId, cover: { login: deputy.staff.login, until: "2021-09-01" } }],
  };
  await handOver(officer, input);
  expect(await getHandover(officer, { id: input.id })).toMatchObject({
    posts: [
      {
        successor: deputy.staff.name,
        coveredUntil: "2021-09-01",
        closedLogin: account.staff.login,
        childCount: 1,
        work: [{ kind: "visit", label: "马远" }],
      },
    ],
  });
  expect((await getWorker(officer, { id: leaver })).posts).toMatchObject([{ until: DAY }]);
  expect(await listCovers(officer)).toMatchObject([{ place: { code: empty } }]);
  const login = { bureau: officer.tenant.code, login: account.staff.login, password: TEST_PASSWORD };
  await expect(signIn(house.app, login)).rejects.toMatchObject(refused("invalid"));
});

test("another bureau and another area cover nothing here; those who keep no register cannot", async () => {
  const { bureau, deputy, cover, empty, officer } = await twoVillages();
  const input = cover();
  await coverPlace(officer, input);
  const other = await house.bureau();
  const neighbour = await bureau.staff("townSupervisor", officer.area.code.slice(0, 6).concat("101000"));
  for (const one of [await other.staff("countyOfficer"), neighbour]) {
    await expect(endCover(one, { id: input.id })).rejects.toMatchObject(refused("notFound"));
    expect(await listCovers(one)).toEqual([]);
  }
  await expect(coverPlace(neighbour, cover())).rejects.toMatchObject(refused("invalid", "place"));
  await expect(coverPlace(deputy, cover())).rejects.toMatchObject(refused("forbidden"));
  await expect(workAt(neighbour, { place: empty })).rejects.toMatchObject(refused("notFound"));
});
