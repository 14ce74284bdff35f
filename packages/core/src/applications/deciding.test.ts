import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import type { StaffContext } from "../context.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { COMPLAINTS } from "../standards/own-settings.ts";
import { testHouse } from "../testing.ts";
import { child, desk, pass, read, say, start } from "./applications-desk.fixture.ts";
import { chooseInApplication } from "./choose-in-application.ts";
import { confirmApplications } from "./confirm-applications.ts";
import { getApplication } from "./get-application.ts";
import { printRefusal } from "./print-refusal.ts";
import { refuseApplication } from "./refuse-application.ts";

const house = testHouse();
afterAll(() => house.close());

const NORMAL = [{ status: "normal" as const }];
const AT_HOME = { "father.statuses": NORMAL, "mother.statuses": NORMAL };
const confirm = async (by: StaffContext, id: string) =>
  confirmApplications(by, { items: [await read(by, id)] });
const refuse = async (by: StaffContext, id: string) =>
  refuseApplication(by, { ...(await read(by, id)), opinion: "父母均能履行抚养义务" });

test("a refusal rests on the rules, is made by a second person, and stays as it was known", async () => {
  const scene = await desk(house);
  const { officer, town, colleague } = scene;
  const id = await child(scene, "丁一", AT_HOME);
  const application = await start(town, id);
  await expect(refuse(colleague, application)).rejects.toMatchObject({ code: "conflict" });
  await pass(town, application);
  await expect(refuse(town, application)).rejects.toMatchObject({
    reason: { zh: expect.stringContaining("不能再由您认定") },
  });
  await expect(printRefusal(colleague, { id: application })).rejects.toMatchObject({ code: "conflict" });
  await refuse(colleague, application);

  await say({ officer, id }, "father.statuses", [{ status: "deceased" }]);
  await say({ officer, id }, "mother.statuses", [{ status: "deceased" }]);
  const refused = await getApplication(town, { id: application });
  expect(refused).toMatchObject({ state: "refused", firstMonth: null });
  expect(refused.evidence.find(({ fact }) => fact === "father.statuses")?.shown.zh).toContain("正常");
  expect(refused.clauses).toContain("NX-3.1-c");
  expect(refused.steps.at(-1)).toMatchObject({ act: "refuse", opinion: "父母均能履行抚养义务" });
  const paper = await printRefusal(colleague, { id: application });
  expect(paper).toMatchObject({
    mime: "application/pdf",
    fileName: expect.stringContaining("不予认定告知书"),
  });
  expect(Buffer.from(paper.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
});

test("facts behind a group that the class names are among the evidence", async () => {
  const scene = await desk(house);
  const id = await child(scene, "丁五", { careArrangement: "institution" });
  const { evidence } = await getApplication(scene.town, { id: await start(scene.town, id) });
  expect(evidence.map(({ fact }) => fact)).toEqual(
    expect.arrayContaining(["careArrangement", "father.statuses", "mother.statuses"]),
  );
});

test("an application is judged by the facts of its day, whatever month the lists stand on", async () => {
  const scene = await desk(house);
  const { officer, town, colleague } = scene;
  const id = await child(scene, "丁七", AT_HOME);
  await calculateMonth(officer, { month: "2018-05" });
  for (const name of ["father.statuses", "mother.statuses"] as const) {
    const { version } = await getChild(officer, { id });
    const said = { value: [{ status: "deceased", since: "2018-06-20" }], from: "2018-06-20" };
    await recordFact(officer, { id, version, name, ...said, evidence: "死亡证明" });
  }
  expect((await getChild(officer, { id })).decision).toMatchObject({ on: "2018-05-31" });
  const application = await start(town, id);
  await pass(town, application);
  expect(await getApplication(colleague, { id: application })).toMatchObject({
    on: "2018-07-02",
    allowance: { status: "decided", fen: 73_700 },
  });
  await expect(refuse(colleague, application)).rejects.toMatchObject({ code: "conflict" });
  await confirm(colleague, application);
  expect(await getApplication(town, { id: application })).toMatchObject({
    state: "granted",
    firstMonth: "2018-08",
  });
});

test("neither who qualifies nor who may is refused", async () => {
  const scene = await desk(house);
  const { town, colleague } = scene;
  for (const said of [{}, { benefitsDrawn: null }]) {
    const application = await start(town, await child(scene, "丁二", said));
    await pass(town, application);
    await expect(refuse(colleague, application)).rejects.toMatchObject({
      reason: { zh: expect.stringContaining("不能不予认定") },
    });
  }
});

test("where a clause leaves it to a named person, the choice comes first and then the allowance", async () => {
  const scene = await desk(house);
  const { town, colleague } = scene;
  const application = await start(town, await child(scene, "丁三", { benefitsDrawn: ["dibao"] }));
  const early = { ...(await read(colleague, application)), clause: "NX-3.1-j", chosen: "x", reason: "测试" };
  await expect(chooseInApplication(colleague, early)).rejects.toMatchObject({ code: "conflict" });
  await pass(town, application);
  expect((await confirm(colleague, application)).leftOut.map(({ cause }) => cause.zh)).toEqual([
    expect.stringContaining("尚未作出选择"),
  ]);
  const open = await getApplication(colleague, { id: application });
  expect(open.may).toMatchObject({ confirm: false, choose: true });
  const [question] = open.decisions;
  const kept = question?.options.find(({ label }) => label.zh.includes("津贴"));
  if (!question || !kept) throw new Error("nothing to choose");
  const chosen = { clause: question.clause, chosen: kept.value, reason: "监护人选择津贴" };
  const version = { id: application, version: open.version };
  await expect(
    chooseInApplication(colleague, { ...version, ...chosen, chosen: "none" }),
  ).rejects.toMatchObject({
    code: "invalid",
  });
  await chooseInApplication(colleague, { ...version, ...chosen });
  await expect(chooseInApplication(colleague, { ...version, ...chosen })).rejects.toMatchObject({
    code: "stale",
  });
  expect(await confirm(colleague, application)).toMatchObject({ granted: [{ name: "丁三" }], fen: 73_700 });
  const done = await getApplication(town, { id: application });
  expect(done.steps.map(({ act }) => act)).toEqual(["start", "pass", "pass", "choose", "grant"]);
});

test("what rests on restricted facts is decided by the county's officer, and says nothing to the town", async () => {
  const scene = await desk(house, "licheng", "350304000000");
  const { officer, town } = scene;
  const { pack } = officer.tenant;
  const missing = officer.packs.get(pack.id, pack.hash).missingStandards({ on: "2018-07-02" });
  for (const { parameter } of missing)
    await enterStandard(officer, {
      parameter,
      validFrom: "2018-01-01",
      value: 140_000,
      documentNumber: "测试〔2018〕1号",
      issuedOn: "2018-01-01",
    });
  const id = await child(scene, "陈一", { ...AT_HOME, careArrangement: "parents", hivInfected: true });
  const application = await start(town, id);
  await pass(town, application);
  const told = await getApplication(town, { id: application });
  expect(told.allowance).toEqual({ status: "restricted", className: null, fen: null });
  expect(JSON.stringify(told)).not.toContain("hivInfected");
  expect(JSON.stringify(told)).not.toContain("LC-3.1-g");
  const full = await getApplication(officer, { id: application });
  expect(full.clauses).toContain("LC-3.1-g");
  expect(await confirm(officer, application)).toMatchObject({ granted: [{ name: "陈一" }], fen: 90_000 });
  expect((await getApplication(town, { id: application })).allowance.fen).toBeNull();
});

test("where a family can complain is the bureau's own word", async () => {
  const { officer } = await desk(house);
  const book = await enterSetting(officer, {
    setting: COMPLAINTS,
    value: "隆德县民政局儿童福利科 0954-6000000",
    validFrom: "2018-01-01",
    reason: "公布的监督电话",
  });
  expect(book.settings.find(({ id }) => id === COMPLAINTS)?.current).toContain("0954");
});
