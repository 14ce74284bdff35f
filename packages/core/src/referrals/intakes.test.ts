import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { readWorkbook } from "../ledger/index.ts";
import { at } from "../protection/protection.fixture.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { closeReferral } from "./close-referral.ts";
import { finishIntake } from "./finish-intake.ts";
import { getIntake } from "./get-intake.ts";
import { listIntakes } from "./list-intakes.ts";
import { exportReferralStatistics, referralStatistics } from "./referral-statistics.ts";
import { asked, disabledChild, versionOf } from "./referrals.fixture.ts";
import { closeReferralInput, replyInput, takeInInput } from "./referrals.schema.ts";
import { replyReferral } from "./reply-referral.ts";
import { takeIn } from "./take-in.ts";

const house = testHouse();
afterAll(() => house.close());

const page = { offset: 0, limit: 50 };
const VILLAGE = "640423100004";
const open = (who: StaffContext) => listIntakes(who, { open: true, ...page });
const take = (who: StaffContext, more: object = {}) =>
  takeIn(
    who,
    takeInInput.parse({
      id: randomUUID(),
      division: VILLAGE,
      source: "phone",
      applicant: "祖母王某",
      phone: "13800000000",
      childName: "小石头",
      what: "想让孩子上学，家里没钱看病",
      ...more,
    }),
  );
const reply = async (who: StaffContext, id: string, more: object) =>
  replyReferral(who, replyInput.parse({ ...(await versionOf(who, id)), text: "已核实", ...more }));
const close = async (who: StaffContext, id: string, outcome: string) =>
  closeReferral(who, closeReferralInput.parse({ ...(await versionOf(who, id)), outcome }));

describe("a request of a family", () => {
  test("is taken once, split among departments, and finished when all are done", async () => {
    const bureau = await house.bureau();
    const town = await bureau.staff("townSupervisor");
    const school = await bureau.department("education");
    const health = await bureau.department("health");
    const form = { id: randomUUID() };
    const { id, number } = await take(town, form);
    expect(await take(town, form)).toEqual({ id, number });
    expect((await getWorkbench(town, {})).todos.find(({ kind }) => kind === "intake")).toMatchObject({
      why: { zh: "尚未交办部门" },
      to: `/referrals/intakes/${id}`,
    });
    const about = { childId: undefined, intakeId: id, fact: undefined, fields: ["name", "applicant"] };
    const childId = await disabledChild(bureau, "石小磊");
    const first = await asked(bureau, { by: town, ...about });
    const second = await asked(bureau, {
      by: town,
      ...about,
      kind: "service",
      department: "health",
      childId,
    });
    const seen = await getIntake(town, { id });
    expect(seen).toMatchObject({
      number,
      applicant: "祖母王某",
      referrals: 2,
      closed: 0,
      child: { id: childId, name: "石小磊" },
      mayFinish: true,
    });
    expect(seen.parts.map((one) => one.id)).toEqual([first.id, second.id]);
    const finish = async () =>
      finishIntake(town, { id, version: (await getIntake(town, { id })).version, result: "已电话告知祖母" });
    await expect(finish()).rejects.toMatchObject({ code: "conflict" });
    await reply(school, first.id, { reply: "answered", yes: true });
    await close(town, first.id, "known");
    await reply(health, second.id, { reply: "answered" });
    await close(town, second.id, "received");
    expect((await getWorkbench(town, {})).todos.find(({ kind }) => kind === "intake")).toMatchObject({
      why: { zh: "部门均已办结，请告知家庭" },
    });
    await finish();
    expect(await getIntake(town, { id })).toMatchObject({
      finished: true,
      result: { text: "已电话告知祖母", by: town.staff.name },
    });
    expect((await open(town)).total).toBe(0);
    await expect(asked(bureau, { by: town, ...about })).rejects.toMatchObject({ code: "conflict" });
  });

  test("taken by a partner is followed by that person alone, without the file", async () => {
    const bureau = await house.bureau();
    const hotline = await bureau.department("hotline");
    const { id, number } = await take(hotline, { source: "hotline" });
    const officer = await bureau.staff("countyOfficer");
    const childId = await disabledChild(bureau, "石小磊");
    await asked(bureau, { by: officer, intakeId: id, childId });
    const own = await getIntake(hotline, { id });
    expect(own).toMatchObject({ number, childName: "小石头", child: null, parts: [], mayFinish: false });
    expect(JSON.stringify(own)).not.toContain("石小磊");
    expect((await open(hotline)).rows).toMatchObject([{ number, referrals: 1, closed: 0 }]);
    const other = await bureau.department("hotline");
    expect((await open(other)).total).toBe(0);
    await expect(getIntake(other, { id })).rejects.toMatchObject({ code: "notFound" });
    await expect(take(hotline, { childId })).rejects.toMatchObject({ code: "notFound" });
  });

  test("lies in the person's area, and follows its child who moves", async () => {
    const bureau = await house.bureau();
    const town = await bureau.staff("townSupervisor");
    await expect(take(town, { division: "640423101200" })).rejects.toMatchObject({ field: "division" });
    const childId = await disabledChild(bureau);
    const { id } = await take(town, { childId });
    const { id: part } = await asked(bureau, { by: town, childId, intakeId: id });
    const { version } = await getChild(town, { id: childId });
    const moved = {
      name: "residenceDivision",
      value: "640423100012",
      from: "2026-01-01",
      evidence: "迁居",
    } as const;
    await recordFact(town, { id: childId, version, ...moved });
    expect((await getIntake(town, { id })).division).toBe("640423100012");
    expect(await versionOf(await bureau.staff("villageWorker", "640423100012"), part)).toMatchObject({
      id: part,
    });
  });
});

describe("statistics by department", () => {
  const JANUARY = { from: "2026-01-01", to: "2026-01-31" };

  test("count what was asked, in time, late, waiting and returned, and the middle number of days", async () => {
    const bureau = await house.bureau();
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-05T02:00:00Z");
    const school = await bureau.department("education");
    const childId = await disabledChild(bureau);
    const question = async (dueOn?: string) =>
      (await asked(bureau, { by: officer, childId, ...(dueOn && { dueOn }) })).id;
    const replies = [
      [await question("2026-01-08"), "2026-01-07T02:00:00Z", { reply: "answered", yes: true }],
      [await question("2026-01-08"), "2026-01-10T02:00:00Z", { reply: "answered", yes: false }],
      [await question(), "2026-01-06T02:00:00Z", { reply: "returned" }],
    ] as const;
    await question("2026-01-09");
    await question("2026-02-20");
    for (const [id, instant, more] of replies) await reply(at(school, instant), id, more);
    const later = at(officer, "2026-02-01T02:00:00Z");
    expect(await referralStatistics(later, JANUARY)).toEqual({
      ...JANUARY,
      requests: [],
      parties: [
        {
          department: "education",
          institution: null,
          asked: 5,
          inTime: 2,
          late: 1,
          waiting: 2,
          overdue: 1,
          returned: 1,
          refused: 0,
          medianDays: 2,
        },
      ],
    });
    expect(await referralStatistics(later, { from: "2026-01-06" })).toEqual({
      from: "2026-01-06",
      to: "2026-02-01",
      parties: [],
      requests: [],
    });
    await expect(referralStatistics(later, { from: "2026-02-01", to: "2026-01-31" })).rejects.toMatchObject({
      field: "to",
    });
    const { base64, fileName } = await exportReferralStatistics(later, JANUARY);
    expect(fileName).toBe("协同办理统计 2026-01-01 至 2026-01-31.xlsx");
    const [sheet] = readWorkbook(Buffer.from(base64, "base64"));
    expect(JSON.stringify(sheet)).toContain("教育部门");
    expect(JSON.stringify(sheet)).toContain("这段日期没有受理登记");
    expect(JSON.stringify(sheet)).not.toContain("马小草");
  });

  test("say how families' requests came in and how long they took", async () => {
    const bureau = await house.bureau();
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-05T02:00:00Z");
    const division = officer.area.code;
    const take = (source: "visit" | "phone") =>
      takeIn(officer, { id: randomUUID(), division, source, what: "学费困难" });
    const { id } = await take("visit");
    await take("visit");
    await take("phone");
    const told = at(officer, "2026-01-09T02:00:00Z");
    await finishIntake(told, { id, version: 1, result: "已告知" });
    expect((await referralStatistics(told, JANUARY)).requests).toEqual([
      { source: "visit", taken: 2, finished: 1, medianDays: 4 },
      { source: "phone", taken: 1, finished: 0, medianDays: null },
    ]);
    const { base64 } = await exportReferralStatistics(told, JANUARY);
    expect(JSON.stringify(readWorkbook(Buffer.from(base64, "base64")))).toContain(
      "受理 3 件（来访 2、来电 1），已办结 1 件，在办 2 件",
    );
  });

  test("are of the reader's own area, and not for a department", async () => {
    const bureau = await house.bureau();
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-05T02:00:00Z");
    await asked(bureau, { by: officer });
    const next = at(await bureau.staff("countyOfficer", "640424000000"), "2026-01-05T02:00:00Z");
    expect(await referralStatistics(next, {})).toEqual({
      from: "2026-01-01",
      to: "2026-01-05",
      parties: [],
      requests: [],
    });
    await expect(referralStatistics(await bureau.department("education"), JANUARY)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
