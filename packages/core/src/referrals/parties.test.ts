import { randomUUID } from "node:crypto";
import type { FactName } from "@tongyou/policy";
import { afterAll, describe, expect, test } from "vitest";
import { addAttachment } from "../attachments/add-attachment.ts";
import { getAttachment } from "../attachments/get-attachment.ts";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { employ } from "../institutions/employ.ts";
import { founded } from "../institutions/institutions.fixture.ts";
import { saveInstitution } from "../institutions/save-institution.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { askParty } from "../protection/ask-party.ts";
import { reported, versionOf as versionOfCase } from "../protection/protection.fixture.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getTimeline } from "../timeline/get-timeline.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { acceptReferral } from "./accept-referral.ts";
import { closeReferral } from "./close-referral.ts";
import { draftReferral } from "./draft-referral.ts";
import { getReferral } from "./get-referral.ts";
import { listAsked } from "./list-asked.ts";
import { listReferrals } from "./list-referrals.ts";
import { referralStatistics } from "./referral-statistics.ts";
import { asked, disabledChild, REHABILITATION, versionOf } from "./referrals.fixture.ts";
import { closeReferralInput, referralsListInput, replyInput } from "./referrals.schema.ts";
import { replyReferral } from "./reply-referral.ts";
import { sendMany } from "./send-many.ts";

const house = testHouse();
afterAll(() => house.close());

const page = { offset: 0, limit: 50 };
const toDo = (who: StaffContext) => listAsked(who, { open: true, ...page });
const reply = async (who: StaffContext, id: string, more: object) =>
  replyReferral(
    who,
    replyInput.parse({ ...(await versionOf(who, id)), reply: "answered", text: "已办", ...more }),
  );

/** A rehabilitation body of the county, and somebody who works there. */
async function body(bureau: TestBureau, name = "康复中心") {
  const officer = await bureau.staff("countyOfficer");
  const institution = await founded(officer, { name, kind: "rehabilitationBody" });
  const person = await bureau.another("institutionStaff", officer.area.code);
  await employ(officer, { institution, staff: person.staff.id, belongs: true });
  const who: StaffContext = { ...person, staff: { ...person.staff, institution } };
  return { officer, institution, who };
}
const toInstitution = (institution: string) => ({ department: undefined, institution });

describe("an institution", () => {
  test("is asked like a department: it sees its own letters, and nothing of the file", async () => {
    const bureau = await house.bureau();
    const { institution, who } = await body(bureau);
    const other = await body(bureau, "另一家康复中心");
    const { id, number, childId } = await asked(bureau, toInstitution(institution));
    expect((await toDo(who)).rows).toMatchObject([
      { of: "referral", number, institution: { name: "康复中心" } },
    ]);
    expect((await getWorkbench(who, {})).counts.map(({ kind }) => kind)).toEqual(["referral"]);
    const told = await listNotifications(who, { unread: true, ...page });
    expect(told.rows).toMatchObject([{ kind: "referralSent", subject: number, path: `/referrals/${id}` }]);
    const seen = await getReferral(who, { id });
    expect(seen).toMatchObject({
      view: "asked",
      department: null,
      fields: [{ key: "name" }, { key: "birthDate" }],
    });
    expect(JSON.stringify(seen)).not.toContain(childId);
    await acceptReferral(who, await versionOf(who, id));
    await reply(who, id, { yes: true });
    for (const stranger of [
      other.who,
      await bureau.department("education"),
      await bureau.staff("institutionStaff"),
    ]) {
      expect((await toDo(stranger)).total).toBe(0);
      await expect(getReferral(stranger, { id })).rejects.toMatchObject({ code: "notFound" });
    }
    expect((await listNotifications(other.who, { unread: true, ...page })).rows).toEqual([]);
    const { rows } = await getTimeline(other.officer, {
      id: childId,
      ...page,
      kinds: ["referral"],
      superseded: false,
    });
    expect(rows.map(({ title }) => title.zh).sort()).toEqual(["交康复中心办理", "康复中心答复"]);
  });

  test("without an account for the place is written to on paper; a closed one is not asked", async () => {
    const bureau = await house.bureau();
    const officer = await bureau.staff("countyOfficer");
    const institution = await founded(officer, { name: "民办康复站", kind: "rehabilitationBody" });
    const childId = await disabledChild(bureau);
    const draft = await draftReferral(officer, { childId });
    expect(draft.institutions).toMatchObject([{ id: institution, name: "民办康复站", reachable: false }]);
    const sent = await asked(bureau, { childId, ...toInstitution(institution) });
    expect(await getReferral(officer, { id: sent.id })).toMatchObject({ paperNeeded: true });
    await saveInstitution(officer, {
      id: institution,
      version: 1,
      division: officer.area.code,
      name: "民办康复站",
      kind: "rehabilitationBody",
      also: [],
      nature: "private",
      state: "closed",
      beds: null,
      services: [],
    });
    await expect(asked(bureau, { childId, ...toInstitution(institution) })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(asked(bureau, { childId, ...toInstitution(randomUUID()) })).rejects.toMatchObject({
      code: "notFound",
    });
  });

  test("is asked for an entitlement of many children, and counted by its name", async () => {
    const bureau = await house.bureau();
    const { officer, institution, who } = await body(bureau);
    const childIds = [await disabledChild(bureau), await disabledChild(bureau, "马小树")];
    const many = { childIds, item: REHABILITATION, text: "请安排康复", fields: ["name" as const] };
    expect(await sendMany(officer, { ...many, institution })).toEqual({ sent: 2, skipped: [] });
    expect((await toDo(who)).total).toBe(2);
    const filter = (party: string) => listReferrals(officer, referralsListInput.parse({ party }));
    expect((await filter("institution")).total).toBe(2);
    expect((await filter("education")).total).toBe(0);
    expect((await referralStatistics(officer, {})).parties).toMatchObject([
      { department: null, institution: { id: institution, name: "康复中心" }, asked: 2, waiting: 2 },
    ]);
    const [first] = childIds;
    expect((await draftReferral(officer, { childId: first, item: REHABILITATION })).suggested).toContain(
      institution,
    );
  });
});

describe("what is asked of a department", () => {
  test.each<{ fact: FactName; value: unknown; wrong: unknown; shown: string }>([
    { fact: "schoolState", value: "droppedOut", wrong: "truant", shown: "辍学" },
    { fact: "disabilityGrade", value: 2, wrong: 9, shown: "2" },
    { fact: "school", value: "城关小学", wrong: "", shown: "城关小学" },
    { fact: "drawnFen", value: 45_000, wrong: -1, shown: "¥450.00" },
    { fact: "graduationDate", value: "2026-06-30", wrong: "六月", shown: "2026-06-30" },
    { fact: "benefitsDrawn", value: [], wrong: ["gold"], shown: "无" },
  ])("$fact is answered in its own kind, and becomes a dated fact once confirmed", async (one) => {
    const { fact, value, wrong, shown } = one;
    const bureau = await house.bureau();
    const sender = await bureau.staff("townSupervisor");
    const school = await bureau.department("education");
    const { id, childId, number } = await asked(bureau, { fact });
    await expect(reply(school, id, { yes: true })).rejects.toMatchObject({ field: "value" });
    await expect(reply(school, id, { value: wrong })).rejects.toMatchObject({ field: "value" });
    await reply(school, id, { value, on: "2026-01-01" });
    const seen = await getReferral(sender, { id });
    expect(seen.reply).toMatchObject({ yes: null, value: { of: value, shown: { zh: shown } } });
    if (seen.view !== "sent" || seen.childVersion === null) throw new Error("not the sender's view");
    const facts = [{ name: fact, value, from: "2026-01-01" }];
    const close = {
      ...(await versionOf(sender, id)),
      outcome: "known",
      facts,
      childVersion: seen.childVersion,
    };
    await closeReferral(sender, closeReferralInput.parse(close));
    const file = await getChild(sender, { id: childId });
    expect(file.facts.find(({ name }) => name === fact)).toMatchObject({
      value,
      from: "2026-01-01",
      evidence: `协同办理 ${number} 的答复`,
    });
  });

  test("are no sets of days that only the file as a whole can say, nor restricted facts", async () => {
    const bureau = await house.bureau();
    for (const fact of ["father.statuses", "incidents", "hivInfected"] as const)
      await expect(asked(bureau, { fact })).rejects.toMatchObject({ code: "invalid", field: "fact" });
  });

  test("may be a form of the region: its fields are checked, and shown to both in words", async () => {
    const bureau = await house.bureau({ division: "350505000000", pack: "licheng" });
    const health = await bureau.department("health");
    const sender = await bureau.staff("townSupervisor");
    const childId = await disabledChild(bureau);
    const { forms } = await draftReferral(sender, { childId });
    const [form] = forms;
    if (!form) throw new Error("the region has a form of referral");
    await expect(asked(bureau, { childId, form: "none" })).rejects.toMatchObject({ field: "form" });
    const letter = {
      kind: "service",
      department: "health",
      fact: undefined,
      text: "请救治",
      form: form.id,
    } as const;
    const { id } = await asked(bureau, { childId, ...letter });
    expect(await getReferral(health, { id })).toMatchObject({ form: { id: form.id } });
    const payment = form.fields.find((field) => field.id === "payment")?.options[0]?.id;
    await expect(reply(health, id, { fields: { hospital: 3 } })).rejects.toMatchObject({ field: "fields" });
    await reply(health, id, { fields: { hospital: "市第一医院", on: "2026-01-05", payment } });
    expect((await getReferral(sender, { id })).reply).toMatchObject({
      lines: expect.arrayContaining([
        expect.objectContaining({ shown: { zh: "市第一医院", en: "市第一医院" } }),
      ]),
    });
  });
});

test("one list holds a party's referrals and its questions of cases, the most urgent first", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const police = await bureau.department("police");
  const letter = await asked(bureau, { department: "police", dueOn: "2099-02-01" });
  const { id, number } = await reported(bureau);
  const question = { kind: "police", party: "police", question: "请到北街接处警" } as const;
  await askParty(officer, { ...(await versionOfCase(officer, id)), ...question, dueOn: "2099-01-01" });
  await askParty(officer, { ...(await versionOfCase(officer, id)), ...question });
  const { rows, total } = await toDo(police);
  expect(total).toBe(3);
  expect(rows).toMatchObject([
    { of: "case", caseNumber: number, dueOn: "2099-01-01" },
    { of: "referral", number: letter.number },
    { of: "case", dueOn: null },
  ]);
  expect((await listAsked(police, { open: true, offset: 1, limit: 1 })).rows).toEqual(rows.slice(1, 2));
  expect(JSON.stringify(rows)).not.toContain(letter.childId);
});

test("a paper that fills a field of a form, or is added, is not another party's", async () => {
  const bureau = await house.bureau();
  const { institution, who } = await body(bureau);
  const other = await body(bureau, "另一家康复中心");
  const { id } = await asked(bureau, toInstitution(institution));
  const base64 = Buffer.from("%PDF-1.7 x").toString("base64");
  const owner = { ownerKind: "referral", ownerId: id } as const;
  const kept = await addAttachment(who, { ...owner, fileName: "康复记录.pdf", base64 });
  expect((await getAttachment(who, { id: kept.id })).fileName).toBe("康复记录.pdf");
  await expect(getAttachment(other.who, { id: kept.id })).rejects.toMatchObject({ code: "notFound" });
});
