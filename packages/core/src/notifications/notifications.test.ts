import { withTenant } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { approveMonth } from "../months/approve-month.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { CHILDREN, county, house, key, MARCH } from "../months/month-desk.fixture.ts";
import { sendBackMonth } from "../months/send-back-month.ts";
import { submitMonth } from "../months/submit-month.ts";
import { countUnread } from "./count-unread.ts";
import { listNotifications } from "./list-notifications.ts";
import { markRead } from "./mark-read.ts";
import { type Notice, notify } from "./notify.ts";

afterAll(() => house.close());

const VILLAGE = "640423100004";
const list = (context: StaffContext, unread = false) =>
  listNotifications(context, { unread, offset: 0, limit: 50 });
const kinds = async (context: StaffContext) => (await list(context)).rows.map(({ kind }) => kind);
/** Tells in the actor's own area, as a verb would. */
const tell = (actor: StaffContext, notice: Notice) =>
  withTenant(actor.db, { tenant: actor.tenant, area: actor.area }, (tx) => notify(tx, actor, notice));

test("handing in, sending back and approving a month tells whoever goes on with it, and a ledger whoever took it over", async () => {
  const { officer, finance, bureau } = await county(CHILDREN.slice(0, 1));
  expect((await list(officer)).rows).toMatchObject([
    { kind: "importDone", subject: "台账.xlsx", path: expect.stringMatching(/^\/imports\//), read: false },
  ]);
  const run = await calculateMonth(officer, { month: MARCH });
  await submitMonth(officer, key(run));
  expect((await list(finance)).rows).toMatchObject([
    { kind: "monthSubmitted", subject: MARCH, path: `/months/${run.id}` },
  ]);
  expect(await kinds(officer)).toEqual(["importDone"]);
  const other = { ...(await bureau.another("countyOfficer")), now: () => finance.now() };
  expect(await kinds(other)).toEqual(["monthSubmitted"]);

  const back = await sendBackMonth(finance, { ...key(run), version: run.version + 1, reason: "再核" });
  expect(await kinds(officer)).toEqual(["monthSentBack", "importDone"]);
  await approveMonth(finance, key(await submitMonth(officer, key(back))));
  expect(await kinds(officer)).toEqual(["monthApproved", "monthSentBack", "importDone"]);
});

test("of a role those are told whose area holds the place, and nobody of what was rolled back", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker", VILLAGE);
  const child = await registerChild(worker, { name: "马通知", division: VILLAGE, evidence: "走访" });
  const notice: Notice = {
    kind: "importDone",
    to: { roles: ["townSupervisor", "countyOfficer", "villageWorker"] },
    division: VILLAGE,
    childId: child.id,
    path: `/children/${child.id}`,
  };
  await tell(worker, notice);
  const scope = { tenant: worker.tenant, area: worker.area };
  const undone = withTenant(worker.db, scope, async (tx) => {
    await notify(tx, worker, notice);
    throw new Error("rolled back");
  });
  await expect(undone).rejects.toThrow("rolled back");
  const told = async (context: StaffContext) => (await list(context)).rows.map(({ subject }) => subject);
  expect(await told(await bureau.staff("townSupervisor", "640423100000"))).toEqual(["马通知"]);
  expect(await told(await bureau.staff("countyOfficer"))).toEqual(["马通知"]);
  expect(await told(await bureau.another("villageWorker", VILLAGE))).toEqual(["马通知"]);
  expect(await told(worker)).toEqual([]);
  expect(await told(await bureau.staff("townSupervisor", "640423101000"))).toEqual([]);
  expect(await told(await bureau.staff("countyOfficer", "640422000000"))).toEqual([]);
  expect(await told(await (await house.bureau()).staff("countyOfficer"))).toEqual([]);
});

test("a department is told without the child's name, and only the department that is meant", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const child = await registerChild(officer, { name: "马部门", division: VILLAGE, evidence: "走访" });
  await tell(officer, {
    kind: "importDone",
    to: { roles: ["departmentStaff"], department: "education" },
    division: VILLAGE,
    childId: child.id,
    subject: "就学核实",
    path: "/",
  });
  const { rows } = await list(await bureau.department("education"));
  expect(rows.map(({ subject }) => subject)).toEqual(["就学核实"]);
  expect(await kinds(await bureau.department("health"))).toEqual([]);
});

test("a person of a smaller area than the place is told all the same", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const worker = await bureau.staff("villageWorker", VILLAGE);
  await tell(officer, {
    kind: "importDone",
    to: { staff: [worker.staff.id] },
    division: "640423000000",
    path: "/",
  });
  expect(await kinds(worker)).toEqual(["importDone"]);
});

test("the count is each person's own; reading one, all, or one twice", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const one = await bureau.staff("countyFinance");
  const other = await bureau.another("countyFinance");
  for (const subject of ["甲", "乙", "丙"])
    await tell(officer, {
      kind: "monthSubmitted",
      to: { roles: ["countyFinance"] },
      division: "640423000000",
      subject,
      path: "/months",
    });
  expect(await countUnread(one)).toEqual({ unread: 3 });
  const [first] = (await list(one)).rows;
  expect(await markRead(one, { id: first?.id })).toEqual({ marked: 1 });
  expect(await markRead(one, { id: first?.id })).toEqual({ marked: 0 });
  expect(await list(one, true)).toMatchObject({ total: 2, unread: 2 });
  expect(await markRead(one, {})).toEqual({ marked: 2 });
  expect(await countUnread(one)).toEqual({ unread: 0 });
  expect((await list(one)).rows.map(({ read }) => read)).toEqual([true, true, true]);
  expect(await countUnread(other)).toEqual({ unread: 3 });
  await expect(markRead(officer, { id: first?.id })).rejects.toMatchObject({ code: "notFound" });
});
