import { withTenant } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { areaRange, divisionsUnder } from "../divisions/index.ts";
import { getJobOf } from "../jobs/get-job-of.ts";
import type { JobQueue, JobRef } from "../jobs/job-work.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { workOn } from "../jobs/work-on.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { APRIL, county, house, later } from "../months/month-desk.fixture.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { REFRESH_SUBJECT } from "./children.schema.ts";
import { refreshOutdated } from "./refresh-lists.ts";
import { registerChild } from "./register-child.ts";

afterAll(() => house.close());

/** The same person with a queue that keeps what it is handed, for the test to work on step by step. */
function withQueue(context: StaffContext): { person: StaffContext; handed: JobRef[] } {
  const handed: JobRef[] = [];
  const jobs: JobQueue = {
    async send(ref) {
      handed.push(ref);
    },
  };
  return { person: { ...context, jobs }, handed };
}

const whole = ({ tenant, db }: StaffContext) => [db, { tenant, area: areaRange(tenant.division) }] as const;

const villageOf = (county: string) => divisionsUnder(county, 5)[0]?.code ?? "";

const rowsOf = (context: StaffContext) =>
  withTenant(...whole(context), (tx) =>
    tx
      .select({ name: child.name, fen: child.allowanceFen, day: child.decidedOn })
      .from(child)
      .where(eq(child.status, "active")),
  );
const daysOf = async (context: StaffContext) => new Set((await rowsOf(context)).map(({ day }) => day));
const fenOf = async (context: StaffContext, name: string) =>
  (await rowsOf(context)).find((one) => one.name === name)?.fen;

const raise = (fen: number) => ({
  parameter: "NX.bothDead.monthly",
  validFrom: "2018-03-01",
  value: fen,
  documentNumber: `测试〔2018〕${fen}号`,
  issuedOn: "2018-03-01",
});

test("when a month is calculated the lists of the whole bureau follow to its last day", async () => {
  const { bureau, officer } = await county();
  const neighbour = later(await bureau.staff("countyOfficer", "640424000000"), "2018-04-02");
  await registerChild(neighbour, { name: "邻县童", division: villageOf("640424000000"), evidence: "核实" });
  expect(await daysOf(officer)).toEqual(new Set(["2018-03-31"]));
  await calculateMonth(later(officer, "2018-05-02"), { month: APRIL });
  expect(await daysOf(officer)).toEqual(new Set(["2018-04-30"]));
});

test("a standard entered while files are decided again begins that anew, and nothing is handed over twice", async () => {
  const { officer } = await county();
  const { person, handed } = withQueue(officer);
  await enterStandard(person, raise(75_000));
  expect(handed).toHaveLength(1);
  const [ref] = handed;
  if (!ref) throw new Error("no job was handed over");
  const step = () => workOn(person, ref, 0);
  expect(await fenOf(officer, "丁双亡")).toBe(73_700);
  expect(await step()).toBe("more");
  expect(await fenOf(officer, "丁双亡")).toBe(75_000);
  expect(await getJobOf(officer, { subject: REFRESH_SUBJECT })).toMatchObject({ done: 7, total: 7 });
  await enterStandard(person, { ...raise(78_000), replaces: 75_000 });
  expect(handed).toHaveLength(1);
  expect(await getJobOf(officer, { subject: REFRESH_SUBJECT })).toMatchObject({ state: "open", done: 0 });
  // A server that starts takes it up.
  expect(await openJobs(person)).toContainEqual(ref);
  expect([await step(), await step()]).toEqual(["more", "over"]);
  expect(await fenOf(officer, "丁双亡")).toBe(78_000);
  expect(await getJobOf(officer, { subject: REFRESH_SUBJECT })).toMatchObject({ state: "done", done: 7 });
});

test("the same standard again decides nothing again", async () => {
  const { officer } = await county();
  await enterStandard(officer, raise(75_000));
  const { person, handed } = withQueue(officer);
  await enterStandard(person, raise(75_000));
  expect(handed).toEqual([]);
});

test("the calendar moves the lists of a bureau without ledgers on, once a day", async () => {
  const bureau = await house.bureau();
  const officer = later(await bureau.staff("countyOfficer"), "2018-04-02");
  await registerChild(officer, { name: "童独", division: villageOf("640423000000"), evidence: "核实" });
  const { person, handed } = withQueue(later(officer, "2018-04-03"));
  await refreshOutdated(person, person.tenant);
  await refreshOutdated(person, person.tenant);
  expect(handed).toHaveLength(1);
  for (const ref of handed) while ((await workOn(person, ref, 0)) === "more");
  expect(await daysOf(officer)).toEqual(new Set(["2018-04-03"]));
  await refreshOutdated(person, person.tenant);
  expect(handed).toHaveLength(1);
});

test("one that failed says why, and is done again by itself when the way is clear", async () => {
  const { officer } = await county();
  const { person, handed } = withQueue(officer);
  await enterStandard(person, raise(75_000));
  const [ref] = handed;
  if (!ref) throw new Error("no job was handed over");
  const gone = { ...house.app.packs, get: () => house.app.packs.get("none", "0") };
  expect(await workOn({ ...person, packs: gone }, ref, 0)).toBe("over");
  expect(await getJobOf(officer, { subject: REFRESH_SUBJECT })).toMatchObject({
    state: "failed",
    error: { reason: { zh: expect.stringContaining("不在这台服务器上") } },
  });
  await refreshOutdated(officer, officer.tenant);
  expect(await fenOf(officer, "丁双亡")).toBe(75_000);
});
