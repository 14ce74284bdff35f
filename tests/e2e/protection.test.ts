import type { AppRouter } from "@tongyou/api";
import type { TRPCClient } from "@trpc/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { signedIn } from "./harness/client.ts";
import { button, choose, type Desk, openDesk } from "./harness/desk.ts";
import { startTongyou, type Tongyou } from "./harness/tongyou.ts";

/** One whole case across five desks in Ningxia by browser, then the chain of each other region, with the clock moved. */
const clock = { TONGYOU_CLOCK: "2026-01-05T10:00:00+08:00" };
let tongyou: Tongyou;
let browser: Browser;
const desks: Desk[] = [];
let number = "";

beforeAll(async () => {
  [tongyou, browser] = await Promise.all([startTongyou(clock), launchBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await Promise.all(desks.map((desk, at) => desk.picture(`failed-protection-${at}`)));
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
});

/** A person of a bureau at a fresh browser. */
async function sit(login: string, size: "desk" | "phone" = "desk"): Promise<Desk> {
  const desk = await openDesk(browser, tongyou.url, size);
  desks.push(desk);
  await desk.signIn("ningxia", login);
  return desk;
}

async function moveClock(to: string): Promise<void> {
  await Promise.all(desks.splice(0).map((desk) => desk.close()));
  await tongyou.stop();
  clock.TONGYOU_CLOCK = to;
  await tongyou.start();
}

/** Opens the case from the list, as a clerk would. */
async function openCase(page: Page): Promise<void> {
  await page.goto("/protection");
  await page.getByRole("link", { name: number }).click();
  await page.getByRole("region", { name: "办理环节" }).waitFor();
}

type Client = TRPCClient<AppRouter>;

/** What a party is asked out of a case, by its words. */
async function askedOf(party: Client, question: string): Promise<string> {
  const { rows } = await party.referrals.asked.query({});
  const found = rows.find((row) => row.of === "case" && row.question === question);
  if (!found) throw new Error(`nobody asks: ${question}`);
  return found.id;
}

const dialog = (page: Page) => page.getByRole("dialog");

/** An act of the case, on the page itself or behind 更多操作. */
async function act(page: Page, name: string): Promise<void> {
  const shown = page.getByRole("button", { name, exact: true });
  if (await shown.isVisible()) return shown.click();
  await page.getByRole("button", { name: "更多操作" }).click();
  await page.getByRole("menuitem", { name }).click();
}

/** Sends the dialog's form and waits until it is gone. */
async function send(page: Page, name: string | RegExp): Promise<void> {
  await dialog(page).getByRole("button", { name }).last().click();
  await dialog(page).waitFor({ state: "detached" });
}

test("a village worker reports in six taps and fields from any page of a phone", async () => {
  const { page, picture } = await sit("village", "phone");
  await page.goto("/policy");
  let taps = 0;
  const tap = (action: Promise<void>) => {
    taps += 1;
    return action;
  };
  await tap(page.getByRole("link", { name: "报告", exact: true }).click());
  await tap(page.getByRole("radio", { name: /多处伤/ }).click());
  await tap(page.getByRole("radio", { name: "有", exact: true }).click());
  await tap(page.getByLabel("发生了什么").fill("手臂多处淤青，说是被打"));
  await tap(page.getByLabel(/孩子姓名/).fill("马小草"));
  await picture("report");
  await tap(page.getByRole("button", { name: "提交报告" }).click());
  const done = page.getByText(/已报告，编号 \d{8}-\d{4}/);
  number = /\d{8}-\d{4}/.exec((await done.textContent()) ?? "")?.[0] ?? "";
  expect(number).toMatch(/^20260105-/);
  expect(taps).toBeLessThanOrEqual(6);
  await page.getByRole("row").filter({ hasText: number }).getByText("已收到").waitFor();
});

test("the officer takes it, the police take over and the reporter's clock begins", async () => {
  const officer = await sit("officer");
  const { page } = officer;
  await page.getByRole("region", { name: "待办事项" }).getByText(new RegExp(number)).waitFor();
  await openCase(page);
  await act(page, "指定承办人");
  await choose(dialog(page).getByRole("combobox"), "王秀兰");
  await send(page, "指定承办人");
  await act(page, "移交或请部门协同");
  await dialog(page).getByRole("radio", { name: "移交公安" }).click();
  await dialog(page).getByLabel("请对方办什么").fill("请到红崖社区接处警");
  await send(page, /发\s?出/);
  await page.getByText("等待答复").waitFor();

  const police = await sit("police");
  await police.page.goto("/");
  const todo = police.page.getByRole("listitem").filter({ hasText: number });
  await todo.getByRole("link", { name: /答\s?复/ }).click();
  const asked = police.page.getByRole("row").filter({ hasText: "请到红崖社区接处警" });
  await asked.waitFor();
  expect(await police.page.getByText("马小草").count()).toBe(0);
  await police.picture("requests");
  await button(asked, "办理").click();
  await dialog(police.page).getByRole("radio", { name: "接受办理" }).click();
  await dialog(police.page).getByLabel("办理情况或原因").fill("已受理并送医");
  await dialog(police.page)
    .getByLabel(/回执号/)
    .fill("隆公受〔2026〕1号");
  await send(police.page, "提交答复");

  await page.reload();
  await page.getByText("隆公受〔2026〕1号").waitFor();
  await page.getByText("答复报告人").first().waitFor();
  await act(page, "进入下一环节");
  await send(page, /进入“应急处置”/);
  await page.locator(".step.now").getByText("应急处置").waitFor();
  await officer.picture("protection-case");
});

test("three days later the answer to the reporter is overdue, in words and on the desk", async () => {
  await moveClock("2026-01-09T09:00:00+08:00");
  const { page } = await sit("officer");
  const todo = page.getByRole("listitem").filter({ hasText: number });
  await todo
    .getByText(/已超期/)
    .first()
    .waitFor();
  await openCase(page);
  await act(page, "登记办理情况");
  await choose(dialog(page).getByLabel("记录类型"), "答复报告人");
  await send(page, "保存记录");
  await page.getByRole("region", { name: "办理记录" }).getByText("答复报告人").waitFor();
});

test("the school takes part, the assessment becomes a fact, guardianship waits for police education", async () => {
  const officer = await sit("officer");
  const { page, picture } = officer;
  const api = await signedIn(tongyou.url, "ningxia", "officer");
  const village = await signedIn(tongyou.url, "ningxia", "village");
  const { area } = await village.auth.me.query();
  const child = await api.children.register.mutate({
    name: "马小草",
    division: area?.code ?? "",
    evidence: "入户核实",
  });
  await openCase(page);
  await act(page, "进入下一环节");
  await send(page, /进入“评估帮扶”/);
  await act(page, "移交或请部门协同");
  await dialog(page).getByRole("radio", { name: "联合评估" }).click();
  await choose(dialog(page).getByLabel("对方", { exact: true }), "教育");
  await dialog(page).getByLabel("请对方办什么").fill("请说明该生近期到校情况");
  await send(page, /发\s?出/);
  const school = await signedIn(tongyou.url, "ningxia", "school");
  await school.protection.answer.mutate({
    id: await askedOf(school, "请说明该生近期到校情况"),
    accepted: true,
    answer: "连续三天未到校，老师见到淤青",
  });
  await page.reload();
  await page.getByText("连续三天未到校").waitFor();
  await act(page, "关联儿童档案");
  await choose(dialog(page).getByRole("combobox"), "马小草");
  await send(page, "关联这份档案");
  await act(page, "登记评估");
  await dialog(page).getByLabel("评估情况").fill("确受父亲殴打");
  await dialog(page).getByRole("checkbox", { name: "虐待" }).check();
  await dialog(page).getByRole("checkbox", { name: "因监护缺失或不当" }).check();
  await picture("protection-assess");
  await send(page, "保存评估");
  const file = await api.children.get.query({ id: child.id });
  expect(file.facts.find(({ name }) => name === "incidents")?.value).toMatchObject([
    { kind: "abuse", byGuardianship: true, state: "open" },
  ]);

  await act(page, "进入下一环节");
  await send(page, /进入“监护干预”/);
  await act(page, "开始临时监护");
  await choose(dialog(page).getByLabel("理由"), "父母不履行监护职责");
  await dialog(page).getByLabel("由谁临时监护").fill("隆德县未成年人救助保护中心");
  await dialog(page).getByLabel("法律依据").fill("县民政局决定");
  await dialog(page).getByRole("button", { name: "开始临时监护" }).click();
  await dialog(page)
    .getByText(/须经公安机关教育不改才能临时监护（NX-3\.4-c）/)
    .waitFor();
  await dialog(page)
    .getByRole("button", { name: /取\s?消/ })
    .click();
  await act(page, "登记办理情况");
  await choose(dialog(page).getByLabel("记录类型"), "公安教育");
  await dialog(page).getByLabel("做了什么").fill("派出所训诫，父亲拒不改正");
  await dialog(page)
    .getByRole("checkbox", { name: /仍不改正/ })
    .check();
  await send(page, "保存记录");
  await act(page, "开始临时监护");
  await choose(dialog(page).getByLabel("理由"), "父母不履行监护职责");
  await dialog(page).getByLabel("由谁临时监护").fill("隆德县未成年人救助保护中心");
  await dialog(page).getByLabel("法律依据").fill("县民政局决定");
  await send(page, "开始临时监护");
  await page.getByText(/起由隆德县未成年人救助保护中心临时监护/).waitFor();
  await act(page, "结束临时监护");
  await dialog(page).getByLabel("结束原因").fill("祖父母接回抚养");
  await send(page, "结束临时监护");
  await act(page, "申请结案");
  await choose(dialog(page).getByLabel("结案结果"), "另行安置");
  await dialog(page).getByLabel("说明").fill("随祖父母生活，已回访");
  await send(page, "申请结案");
  expect(await page.getByRole("button", { name: "复核结案" }).count()).toBe(0);
});

test("a second person closes it, and the child's file tells the way without the reporter", async () => {
  const { page, complaints } = await sit("town");
  const todo = page.getByRole("listitem").filter({ hasText: number });
  await todo.getByRole("link", { name: /复\s?核/ }).click();
  await page.getByRole("region", { name: "办理环节" }).waitFor();
  await act(page, "复核结案");
  await send(page, "复核结案");
  await page.getByText(/复核结案：另行安置/).waitFor();
  await page.getByRole("link", { name: "打开儿童档案" }).click();
  await page.getByRole("tab", { name: "保护与计划" }).click();
  await page.getByRole("link", { name: number }).waitFor();
  // The reporter is also who answers for the village: that stands in the head of every file there.
  expect(await page.getByRole("tabpanel").textContent()).not.toContain("马秀英");
  expect(complaints).toEqual([]);
});

const today = "2026-01-09";

/** The same way by program: report, police, assessment, closing by a second person; the stages it went through. */
async function walk(bureau: string): Promise<{ id: string; stages: string[] }> {
  const [village, officer, police, town] = await Promise.all(
    ["village", "officer", "police", "town"].map((login) => signedIn(tongyou.url, bureau, login)),
  );
  if (!village || !officer || !police || !town) throw new Error("nobody is there");
  const { area } = await village.auth.me.query();
  const division = area?.code ?? "";
  const { id: childId } = await village.children.register.mutate({
    name: "李小树",
    division,
    evidence: "走访",
  });
  const id = crypto.randomUUID();
  const told = { situation: "abandoned", danger: "yes", what: "独自在家数日", source: "duty" } as const;
  await village.protection.report.mutate({ id, childId, division, ...told });
  const at = async (client: Client) => ({ id, version: (await client.protection.get.query({ id })).version });
  const ask = { kind: "police", party: "police", question: "请接处警" } as const;
  await officer.protection.ask.mutate({ ...(await at(officer)), ...ask });
  const asked = await askedOf(police, ask.question);
  await police.protection.answer.mutate({ id: asked, accepted: true, answer: "已受理" });
  await officer.protection.advance.mutate(await at(officer));
  await officer.protection.advance.mutate(await at(officer));
  await officer.protection.assess.mutate({
    ...(await at(officer)),
    day: today,
    finding: "父母外出多日",
    incidents: [{ kind: "abandonment", date: today }],
  });
  await officer.protection.advance.mutate(await at(officer));
  await officer.protection.proposeClosing.mutate({
    ...(await at(officer)),
    outcome: "safe",
    reason: "母亲已返家",
  });
  await town.protection.confirmClosing.mutate(await at(town));
  const { chain } = await officer.protection.get.query({ id });
  return { id, stages: chain.stages.filter(({ enteredAt }) => enteredAt).map(({ title }) => title.zh) };
}

test.each(["zhengzhou", "licheng", "mentougou"])(
  "%s: the region's own chain is walked to its end and shown",
  async (bureau) => {
    const { id, stages } = await walk(bureau);
    expect(stages).toEqual(["强制报告", "应急处置", "评估帮扶", "监护干预"]);
    const desk = await openDesk(browser, tongyou.url);
    await desk.signIn(bureau, "officer");
    await desk.page.goto(`/protection/${id}`);
    await desk.page.getByText(/复核结案：风险消除/).waitFor();
    expect(await desk.page.locator(".step.before").count()).toBe(bureau === "mentougou" ? 1 : 0);
    await desk.picture(`protection-${bureau}`);
    await desk.close();
  },
);
