import type { AppRouter } from "@tongyou/api";
import { INCIDENT_WORDS } from "@tongyou/policy";
import type { TRPCClient } from "@trpc/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { CASE_REGIONS, type CaseRegion } from "./harness/case-regions.ts";
import { signedIn } from "./harness/client.ts";
import { button, choose, type Desk, openDesk } from "./harness/desk.ts";
import { startTongyou, type Tongyou } from "./harness/tongyou.ts";

/** One whole case in each region that has a chain, across the desks of five roles, with the clock moved twice. */
const clock = { TONGYOU_CLOCK: "2026-01-05T10:00:00+08:00" };
const CHILD = "马小草";
const CENTRE = "城东未成年人救助保护中心";
let tongyou: Tongyou;
let browser: Browser;
const desks: Desk[] = [];
/** What is known of the case of each bureau: its number, its id, the titles of its stages, who handles it. */
type Case = { number: string; id: string; stages: string[]; officer: string };
const cases = new Map<string, Case>();

beforeAll(async () => {
  [tongyou, browser] = await Promise.all([startTongyou(clock), launchBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail")
    await Promise.all(desks.map((desk, at) => desk.picture(`failed-protection-${at}`)));
  await Promise.all(desks.splice(0).map((desk) => desk.close()));
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
});

/** A person of a bureau at a fresh browser. */
async function sit({ bureau }: CaseRegion, login: string, size: "desk" | "phone" = "desk"): Promise<Desk> {
  const desk = await openDesk(browser, tongyou.url, size);
  desks.push(desk);
  await desk.enter(bureau, login);
  await desk.page.goto("/");
  return desk;
}

async function moveClock(to: string): Promise<void> {
  await tongyou.stop();
  clock.TONGYOU_CLOCK = to;
  await tongyou.start();
}

function caseOf({ bureau }: CaseRegion): Case {
  const found = cases.get(bureau);
  if (!found) throw new Error(`${bureau}: nothing was reported`);
  return found;
}

async function openCase(page: Page, { id }: Case): Promise<void> {
  await page.goto(`/protection/${id}`);
  await page.getByRole("region", { name: "办理环节" }).waitFor();
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

async function advanceTo(page: Page, title: string | undefined): Promise<void> {
  await act(page, "进入下一环节");
  await send(page, new RegExp(`进入“${title}”`));
  await page
    .locator(".step.now")
    .getByText(title ?? "", { exact: true })
    .waitFor();
}

/** Hands the case over to the police, or asks another department. */
async function ask(page: Page, to: string, question: string, department?: string): Promise<void> {
  await act(page, "移交或请部门协同");
  await dialog(page).getByRole("radio", { name: to }).click();
  if (department) await choose(dialog(page).getByLabel("对方", { exact: true }), department);
  await dialog(page).getByLabel("请对方办什么").fill(question);
  await send(page, /发\s?出/);
}

/** Fills in the form of a temporary guardianship, with the reason where the rules leave it open. */
async function fillGuard(page: Page): Promise<void> {
  await act(page, "开始临时监护");
  await choose(dialog(page).getByLabel("理由", { exact: true }), "父母不履行监护职责");
  await choose(dialog(page).getByLabel("机构", { exact: true }), CENTRE);
  await dialog(page).getByLabel("法律依据").fill("民法典第三十一条");
  await dialog(page).getByLabel("决定单位").fill("县民政局");
  await dialog(page).locator(".ant-alert").filter({ hasText: "安置" }).first().waitFor();
  const reason = dialog(page).getByLabel("安置理由");
  if (await reason.isVisible()) await reason.fill("情况紧急，其他情况随后核实");
}

/** A department answers what it is asked, from its own desk; it sees the question and never the child. */
async function answer(
  region: CaseRegion,
  login: string,
  { question, text, receipt }: { question: string; text: string; receipt?: string },
): Promise<void> {
  const { page } = await sit(region, login);
  const todo = page.getByRole("listitem").filter({ hasText: caseOf(region).number });
  await todo.getByRole("link", { name: /答\s?复/ }).click();
  await page.getByText(question).waitFor();
  expect(await page.getByText(CHILD).count()).toBe(0);
  await button(page.getByRole("row").filter({ hasText: question }), "办理").click();
  await dialog(page).getByRole("radio", { name: "接受办理" }).click();
  await dialog(page).getByLabel("办理情况或原因").fill(text);
  if (receipt)
    await dialog(page)
      .getByLabel(/回执号/)
      .fill(receipt);
  await send(page, "提交答复");
}

type Client = TRPCClient<AppRouter>;

/** By program, for it is another test's: the child's file with what the region's term needs, and a protection centre. */
async function prepare(officer: Client, { bureau, term }: CaseRegion): Promise<void> {
  const village = await signedIn(tongyou.url, bureau, "village");
  const { area } = await village.auth.me.query();
  const home = await officer.auth.me.query();
  const child = { name: CHILD, division: area?.code ?? "", evidence: "入户核实" };
  const { id } = await officer.children.register.mutate(child);
  for (const said of term?.facts ?? []) {
    const { version } = await officer.children.get.query({ id });
    await officer.children.recordFact.mutate({ id, version, ...said, evidence: "派出所比对" });
  }
  await officer.institutions.save.mutate({
    id: crypto.randomUUID(),
    version: 0,
    division: home.area?.code ?? "",
    name: CENTRE,
    kind: "protectionCentre",
    nature: "public",
    state: "open",
    beds: null,
  });
}

describe.each(CASE_REGIONS)("$bureau, on the day of the report", (region) => {
  test("a village worker reports in six taps and fields from any page of a phone, and adds a photo", async () => {
    const { page, picture } = await sit(region, "village", "phone");
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
    await tap(page.getByLabel(/孩子姓名/).fill(CHILD));
    await tap(page.getByRole("button", { name: "提交报告" }).click());
    const done = page.getByText(/已报告，编号 \d{8}-\d{4}/);
    const number = /\d{8}-\d{4}/.exec((await done.textContent()) ?? "")?.[0] ?? "";
    expect(number).toMatch(/^20260105-/);
    expect(taps).toBeLessThanOrEqual(6);
    const photo = {
      name: "IMG_0001.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    };
    await page.getByLabel("选择文件").setInputFiles(photo);
    await page.getByText("已保存 1 份").waitFor();
    await page.getByRole("row").filter({ hasText: number }).getByText("已收到").waitFor();
    await picture(`report-${region.bureau}`);
    const officer = await signedIn(tongyou.url, region.bureau, "officer");
    const row = (await officer.protection.list.query({})).rows.find((one) => one.number === number);
    const { staff } = await officer.auth.me.query();
    const { chain } = await officer.protection.get.query({ id: row?.id ?? "" });
    const stages = chain.stages.filter(({ state }) => state !== "before").map(({ title }) => title.zh);
    expect(chain.stages.length - stages.length).toBe(region.prevention ? 1 : 0);
    expect(stages).toHaveLength(4);
    cases.set(region.bureau, { number, id: row?.id ?? "", stages, officer: staff.name });
  });

  test("the officer takes it, the police take over and the reporter's clock begins", async () => {
    const one = caseOf(region);
    const { page, picture } = await sit(region, "officer");
    const todo = page.getByRole("region", { name: "待办事项" }).getByText(new RegExp(one.number));
    if (region.ownsReport) await todo.waitFor();
    await openCase(page, one);
    await page.getByRole("link", { name: "报告材料.jpg" }).waitFor();
    await act(page, "指定承办人");
    await choose(dialog(page).getByRole("combobox"), one.officer);
    await send(page, "指定承办人");
    await ask(page, "移交公安", "请到现场接处警");
    await page.getByText("等待答复").waitFor();
    const receipt = "公受〔2026〕1号";
    await answer(region, "police", { question: "请到现场接处警", text: "已受理并送医", receipt });
    await page.reload();
    await page.getByText(receipt).waitFor();
    await page.getByText("答复报告人").first().waitFor();
    await advanceTo(page, one.stages[1]);
    await picture(`protection-case-${region.bureau}`);
  });
});

describe("three days later", () => {
  beforeAll(() => moveClock("2026-01-09T09:00:00+08:00"));

  test.each(CASE_REGIONS)(
    "$bureau: the answer to the reporter is overdue; the school takes part",
    async (region) => {
      const one = caseOf(region);
      await prepare(await signedIn(tongyou.url, region.bureau, "officer"), region);
      const { page } = await sit(region, "officer");
      const todo = page.getByRole("listitem").filter({ hasText: one.number });
      await todo
        .getByText(/已超期/)
        .first()
        .waitFor();
      await openCase(page, one);
      await act(page, "登记办理情况");
      await choose(dialog(page).getByLabel("记录类型"), "答复报告人");
      await send(page, "保存记录");
      await page.getByRole("region", { name: "办理记录" }).getByText("答复报告人").waitFor();
      await advanceTo(page, one.stages[2]);
      await ask(page, "联合评估", "请说明该生近期到校情况", "教育");
      const text = "连续三天未到校，老师见到淤青";
      await answer(region, "school", { question: "请说明该生近期到校情况", text });
      await page.reload();
      await page.getByText(text).waitFor();
    },
  );

  test.each(CASE_REGIONS)(
    "$bureau: the assessment becomes a fact; guardianship waits where a clause says so",
    async (region) => {
      const one = caseOf(region);
      const { page, picture } = await sit(region, "officer");
      await openCase(page, one);
      await act(page, "关联儿童档案");
      await choose(dialog(page).getByRole("combobox"), CHILD);
      await send(page, "关联这份档案");
      await act(page, "登记评估");
      await dialog(page).getByLabel("评估情况").fill("查实");
      const word = INCIDENT_WORDS[region.incident.kind]?.zh ?? "";
      await dialog(page).getByRole("checkbox", { name: word }).check();
      const day = dialog(page).locator(".incident-parts input").first();
      await day.fill(region.incident.on);
      await day.press("Enter");
      await dialog(page).getByRole("checkbox", { name: "因监护缺失或不当" }).check();
      await picture(`protection-assess-${region.bureau}`);
      await send(page, "保存评估");
      await page.getByRole("region", { name: "办理记录" }).getByText(word).waitFor();
      if (region.term) {
        const terms = page.getByRole("region", { name: "法定期限" });
        await terms.getByText(region.term.title).waitFor();
        await terms.getByText(`${region.term.due} 到期`).waitFor();
      }
      await advanceTo(page, one.stages[3]);
      await fillGuard(page);
      if (region.education) {
        await dialog(page).getByRole("button", { name: "开始临时监护" }).click();
        await dialog(page).getByText(`须经公安机关教育不改才能临时监护（${region.education}）`).waitFor();
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
        await fillGuard(page);
      }
      await send(page, "开始临时监护");
      await page.getByText(/起由城东未成年人救助保护中心临时监护/).waitFor();
    },
  );
});

describe("seven weeks later", () => {
  beforeAll(() => moveClock("2026-03-02T09:00:00+08:00"));

  test.each(CASE_REGIONS)(
    "$bureau: the term has run out, the guardianship ends, the closing is proposed",
    async (region) => {
      const { page } = await sit(region, "officer");
      await openCase(page, caseOf(region));
      if (region.term) {
        const terms = page.getByRole("region", { name: "法定期限" });
        await terms.getByText(`${region.term.due} 已到期，请办理`).waitFor();
      }
      await act(page, "结束临时监护");
      await choose(dialog(page).getByLabel("怎样结束"), "回归父母家庭");
      await dialog(page).getByLabel("原因", { exact: true }).fill("母亲接回抚养");
      await send(page, "结束临时监护");
      await page.getByText(/至 2026-03-02 由城东未成年人救助保护中心临时监护/).waitFor();
      await act(page, "申请结案");
      await choose(dialog(page).getByLabel("结案结果"), "监护恢复");
      await dialog(page).getByLabel("说明").fill("随母亲生活，已回访");
      await send(page, "申请结案");
      expect(await page.getByRole("button", { name: "复核结案" }).count()).toBe(0);
    },
  );

  test.each(CASE_REGIONS)(
    "$bureau: a second person closes it; the child's file tells the way without the reporter",
    async (region) => {
      const { number } = caseOf(region);
      const { page, picture, complaints } = await sit(region, "town");
      await page
        .getByRole("listitem")
        .filter({ hasText: number })
        .getByRole("link", { name: /复\s?核/ })
        .click();
      await page.getByRole("region", { name: "办理环节" }).waitFor();
      expect(await page.locator(".step.before").count()).toBe(region.prevention ? 1 : 0);
      await act(page, "复核结案");
      await dialog(page).getByRole("radio", { name: "已经停止" }).click();
      await send(page, "复核结案");
      await page.getByText(/复核结案：监护恢复/).waitFor();
      await picture(`protection-${region.bureau}`);
      await page.getByRole("link", { name: "打开儿童档案" }).click();
      await page.getByRole("tab", { name: "保护与计划" }).click();
      await page.getByRole("link", { name: number }).waitFor();
      const village = await signedIn(tongyou.url, region.bureau, "village");
      const { staff } = await village.auth.me.query();
      expect(await page.getByText(`${staff.name} 报告`).count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );
});
