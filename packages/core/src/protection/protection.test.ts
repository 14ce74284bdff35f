import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { listAsked } from "../referrals/list-asked.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { advanceCase } from "./advance-case.ts";
import { askParty } from "./ask-party.ts";
import { assessCase } from "./assess-case.ts";
import { assignCase, listHandlers } from "./assign-case.ts";
import { confirmClosing, proposeClosing, returnClosing } from "./close-case.ts";
import { getCase } from "./get-case.ts";
import { linkChild } from "./link-child.ts";
import { listCases } from "./list-cases.ts";
import { listOwnReports } from "./list-own-reports.ts";
import { answerRequest } from "./party-requests.ts";
import { at, reported, versionOf } from "./protection.fixture.ts";
import { protectionListInput, reportInput } from "./protection.schema.ts";
import { reportHarm } from "./report-harm.ts";
import { writeRecord } from "./write-record.ts";

const house = testHouse();
afterAll(() => house.close());

const all = { offset: 0, limit: 50 };
const listed = (who: StaffContext, filter: object = {}) => listCases(who, protectionListInput.parse(filter));
const kindsOf = async (who: StaffContext) => (await getWorkbench(who, {})).counts.map(({ kind }) => kind);

describe("a report", () => {
  test("opens a case at the chain's first stage, once for one form", async () => {
    const bureau = await house.bureau();
    const worker = await bureau.staff("villageWorker");
    const officer = await bureau.staff("countyOfficer");
    const { id, number, division } = await reported(bureau);
    const again = reportInput.parse({
      id,
      division,
      situation: "other",
      danger: "no",
      what: "又点了一次",
      source: "duty",
    });
    expect(await reportHarm(worker, again)).toEqual({ number });
    const another = await bureau.department("hotline");
    await expect(reportHarm(another, again)).rejects.toMatchObject({ code: "conflict", field: "id" });
    const seen = await getCase(officer, { id });
    expect(seen).toMatchObject({
      number,
      subject: "马小草",
      situation: "injuries",
      danger: "yes",
      stage: { id: "report" },
      state: "open",
      handler: null,
      told: { what: "手臂多处淤青，说是被打" },
      // Ningxia's document gives no term and the bureau entered none: none is made up.
      clock: { due: null, from: "unset" },
    });
    expect(seen.chain.stages.map(({ id: stage, state }) => [stage, state])).toEqual([
      ["report", "now"],
      ["emergency", "ahead"],
      ["assessment", "ahead"],
      ["intervention", "ahead"],
    ]);
    expect((await listed(officer)).rows).toHaveLength(1);
  });

  test("sent twice at the same moment is one report", async () => {
    const bureau = await house.bureau();
    const worker = await bureau.staff("villageWorker");
    const input = reportInput.parse({
      id: randomUUID(),
      division: worker.area.code,
      situation: "begging",
      danger: "no",
      what: "车站外",
      source: "duty",
    });
    const [first, second] = await Promise.all([reportHarm(worker, input), reportHarm(worker, input)]);
    expect(second).toEqual(first);
    expect((await listOwnReports(worker, all)).total).toBe(1);
  });

  test("about a child on file changes no fact of the file until it is assessed", async () => {
    const bureau = await house.bureau();
    const { childId } = await reported(bureau);
    const file = await getChild(await bureau.staff("countyOfficer"), { id: childId });
    expect(file.facts.filter(({ name }) => name === "incidents")).toEqual([]);
  });

  test("may be made by everybody, and shows a department its number and state alone", async () => {
    const bureau = await house.bureau();
    const hotline = await bureau.department("hotline");
    const { number, id } = await reported(bureau, {
      by: hotline,
      source: "hotline",
      reporter: { name: "群众李某", phone: "13800000000" },
    });
    expect((await listOwnReports(hotline, all)).rows).toEqual([
      { number, state: "received", reportedAt: expect.any(String), feedback: null },
    ]);
    await expect(getCase(hotline, { id })).rejects.toMatchObject({ code: "forbidden" });
    const school = await bureau.department("education");
    expect((await listOwnReports(school, all)).rows).toEqual([]);
  });

  test("lies where the child is, also outside the reporter's own area, and never outside the bureau", async () => {
    const bureau = await house.bureau();
    const worker = await bureau.staff("villageWorker");
    const report = {
      id: randomUUID(),
      division: "640522000000",
      situation: "abandoned",
      danger: "unknown",
      what: "路边遇见",
      source: "duty",
    };
    await reportHarm(worker, reportInput.parse(report));
    expect((await listed(worker)).total).toBe(0);
    expect((await listed(await bureau.staff("countyOfficer", "640522000000"))).total).toBe(1);
    const away = reportInput.parse({ ...report, id: randomUUID(), division: "350503000000" });
    await expect(reportHarm(worker, away)).rejects.toMatchObject({ code: "invalid", field: "division" });
    const future = reportInput.parse({ ...report, id: randomUUID(), happenedOn: "2199-01-01" });
    await expect(reportHarm(worker, future)).rejects.toMatchObject({ code: "invalid", field: "happenedOn" });
  });

  test("of a child whose file the reporter cannot open is refused as not found", async () => {
    const bureau = await house.bureau();
    const { childId, division } = await reported(bureau);
    for (const who of [
      await bureau.department("education"),
      await bureau.staff("villageWorker", "640423101200"),
    ]) {
      const input = {
        id: randomUUID(),
        childId,
        division,
        situation: "other",
        danger: "no",
        what: "x",
        source: "duty",
      };
      await expect(reportHarm(who, reportInput.parse(input))).rejects.toMatchObject({ code: "notFound" });
    }
  });
});

describe("the way of a case", () => {
  test("goes on only when the police know, and as it was seen", async () => {
    const bureau = await house.bureau();
    const { id } = await reported(bureau);
    const officer = await bureau.staff("countyOfficer");
    const seen = await versionOf(officer, id);
    await expect(advanceCase(officer, seen)).rejects.toMatchObject({ code: "conflict" });
    await askParty(officer, { ...seen, kind: "police", party: "police", question: "请出警" });
    await expect(advanceCase(officer, seen)).rejects.toMatchObject({ code: "stale" });
    await advanceCase(officer, await versionOf(officer, id));
    expect((await getCase(officer, { id })).stage.id).toBe("emergency");
    const wrong = {
      ...(await versionOf(officer, id)),
      kind: "police",
      party: "health",
      question: "x",
    } as const;
    await expect(askParty(officer, wrong)).rejects.toMatchObject({ code: "invalid", field: "party" });
  });

  test("a department sees its question alone and answers once; acceptance starts the reporter's clock", async () => {
    const bureau = await house.bureau();
    const { id, number } = await reported(bureau);
    const officer = await bureau.staff("countyOfficer");
    const police = at(await bureau.department("police"), "2026-01-05T10:00:00+08:00");
    await askParty(officer, {
      ...(await versionOf(officer, id)),
      kind: "police",
      party: "police",
      question: "请到北街接处警",
    });
    const [asked] = (await listAsked(police, { open: true, ...all })).rows;
    expect(asked).toMatchObject({ caseNumber: number, question: "请到北街接处警" });
    expect(JSON.stringify(asked)).not.toMatch(/马小草|淤青/);
    expect(await kindsOf(police)).toEqual(["protectionRequest"]);
    expect((await listAsked(await bureau.department("health"), { open: true, ...all })).rows).toEqual([]);
    const answer = { id: asked?.id ?? "", accepted: true, answer: "已受理", receipt: "公受〔2026〕1号" };
    await expect(answerRequest(await bureau.department("health"), answer)).rejects.toMatchObject({
      code: "notFound",
    });
    await answerRequest(police, answer);
    await expect(answerRequest(police, answer)).rejects.toMatchObject({ code: "conflict" });
    const before = await getCase(at(officer, "2026-01-08T23:00:00+08:00"), { id });
    expect(before.feedback).toEqual({
      due: "2026-01-08T16:00:00.000Z",
      done: false,
      overdue: false,
      minutes: 60,
    });
    const late = at(officer, "2026-01-09T00:00:01+08:00");
    expect((await getCase(late, { id })).feedback).toMatchObject({ overdue: true });
    await writeRecord(late, {
      ...(await versionOf(late, id)),
      kind: "feedback",
      day: "2026-01-09",
      text: "电话告知",
    });
    expect((await getCase(late, { id })).feedback).toMatchObject({ done: true, overdue: false });
  });

  test("what was assessed becomes facts of the child on file", async () => {
    const bureau = await house.bureau();
    const officer = at(await bureau.staff("countyOfficer"), "2026-01-10T09:00:00+08:00");
    const by = at(await bureau.department("hotline"), "2026-01-05T09:00:00+08:00");
    const { id, childId } = await reported(bureau, { by, source: "hotline" });
    const assessment = {
      day: "2026-01-10",
      finding: "确有殴打",
      incidents: [{ kind: "abuse", date: "2026-01-04", byGuardianship: true, safetyThreat: true }],
    } as const;
    const unlinked = {
      ...(await versionOf(officer, id)),
      ...assessment,
      incidents: [...assessment.incidents],
    };
    await expect(assessCase(officer, unlinked)).rejects.toMatchObject({ code: "conflict" });
    await linkChild(officer, { ...(await versionOf(officer, id)), childId });
    const linked = { ...unlinked, ...(await versionOf(officer, id)) };
    await expect(assessCase(officer, { ...linked, day: "2026-01-11" })).rejects.toMatchObject({
      code: "invalid",
    });
    await assessCase(officer, linked);
    const file = await getChild(officer, { id: childId });
    expect(file.facts.find(({ name }) => name === "incidents")).toMatchObject({
      value: [{ kind: "abuse", date: "2026-01-04", byGuardianship: true, safetyThreat: true, state: "open" }],
      from: "2026-01-04",
    });
    const worker = await bureau.staff("villageWorker");
    await expect(assessCase(worker, linked)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("closing takes an assessment and a second person, and may be sent back", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const second = await bureau.another("countyOfficer");
    const { id } = await reported(bureau);
    await assignCase(officer, { ...(await versionOf(officer, id)), handler: officer.staff.id });
    const close = async () => ({
      ...(await versionOf(officer, id)),
      outcome: "safe" as const,
      reason: "已安全",
    });
    await expect(proposeClosing(officer, await close())).rejects.toMatchObject({ code: "conflict" });
    const assess = { day: "2026-01-10", finding: "平安", incidents: [] };
    await assessCase(officer, { ...(await versionOf(officer, id)), ...assess });
    await proposeClosing(officer, await close());
    expect(await kindsOf(second)).toContain("protectionClosing");
    expect(await kindsOf(officer)).not.toContain("protectionClosing");
    await expect(
      confirmClosing(officer, { ...(await versionOf(officer, id)), incidents: [] }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    const note = { ...(await versionOf(officer, id)), kind: "note", day: "2026-01-10", text: "x" } as const;
    await expect(writeRecord(officer, note)).rejects.toMatchObject({ code: "conflict" });
    await returnClosing(second, { ...(await versionOf(second, id)), reason: "补充回访" });
    await proposeClosing(officer, await close());
    await confirmClosing(second, { ...(await versionOf(second, id)), incidents: [] });
    const closed = await getCase(second, { id });
    expect(closed).toMatchObject({ state: "closed", closing: { outcome: "safe" }, may: ["reporter"] });
    expect(closed.records.map(({ kind }) => kind)).toEqual([
      "assessment",
      "closing",
      "closingReturned",
      "closing",
    ]);
    await expect(proposeClosing(officer, await close())).rejects.toMatchObject({ code: "conflict" });
    const worker = await bureau.staff("villageWorker");
    const again = {
      id: randomUUID(),
      division: worker.area.code,
      situation: "injuries",
      danger: "no",
      what: "再次",
      source: "duty",
    };
    await reportHarm(worker, reportInput.parse({ ...again, follows: id }));
    expect((await getCase(officer, { id: again.id })).follows).toBe(id);
    const onOpen = reportInput.parse({ ...again, id: randomUUID(), follows: again.id });
    await expect(reportHarm(worker, onOpen)).rejects.toMatchObject({ code: "conflict", field: "follows" });
  });

  test("a handler is somebody of the place whose role handles cases", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const { id } = await reported(bureau);
    const there = await bureau.staff("villageWorker");
    const elsewhere = await bureau.staff("villageWorker", "640423101200");
    const finance = await bureau.staff("countyFinance");
    const people = (await listHandlers(officer, { id })).map((one) => one.id);
    expect(people).toContain(there.staff.id);
    expect(people).not.toContain(elsewhere.staff.id);
    for (const wrong of [elsewhere, finance]) {
      const input = { ...(await versionOf(officer, id)), handler: wrong.staff.id };
      await expect(assignCase(officer, input)).rejects.toMatchObject({ code: "invalid", field: "handler" });
    }
  });
});
