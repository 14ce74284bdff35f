import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProgram } from "@tongyou/server";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { startDemo } from "./harness/demo.ts";
import { button, choose, type Desk, openDesk } from "./harness/desk.ts";
import { readRoster } from "./harness/roster.ts";
import type { Tongyou } from "./harness/tongyou.ts";

/** The whole road of a county, one step a test: each begins where the one before it ended. */
let tongyou: Tongyou;
let browser: Browser;
let officer: Desk;
let finance: Desk;
let before = 0;
const folder = mkdtempSync(join(tmpdir(), "tongyou-road-"));

beforeAll(async () => {
  [tongyou, browser] = await Promise.all([startDemo(), launchBrowser()]);
  officer = await openDesk(browser, tongyou.url);
  finance = await openDesk(browser, tongyou.url);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await Promise.all([officer.picture("failed-officer"), finance.picture("failed-finance")]);
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
  rmSync(folder, { recursive: true });
});

type Checked = { verdict: string; name: string; allowance: { status: string; fen?: number } };

/** What the command line says of the same ledger: the console must agree. */
async function checkedByCommand(file: string): Promise<Checked[]> {
  let answer = "";
  const output = { out: (text: string) => (answer += text), err: () => undefined };
  const words = ["ledger", "check", file, "--pack", "ningxia", "--on", "2018-03-31", "--json"];
  await buildProgram(output).parseAsync(words, { from: "user" });
  return JSON.parse(answer).filter((row: Checked) => row.verdict !== "rejected");
}

async function sampleLedger(month: string): Promise<string> {
  const file = join(folder, `ledger-${month}.xlsx`);
  const answer = await fetch(`${tongyou.url}/demo/ledger-${month}.xlsx`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

const yuan = (fen: number) =>
  `¥${(fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
const sumOf = (rows: Checked[]) =>
  rows.reduce((sum, { allowance }) => sum + (allowance.status === "decided" ? (allowance.fen ?? 0) : 0), 0);

/** Files the officer sees: the demo has some before any ledger. They speak of this year, so 2018 pays none of them. */
async function filesOnRecord({ request }: Page): Promise<number> {
  const answer = await request.get("/trpc/children.list?input=%7B%7D");
  return (await answer.json()).result.data.total;
}

const follow = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name, exact: true }).click();

test("the officer drops the ledger and sees what would happen before anything is stored", async () => {
  const { page, signIn, picture } = officer;
  await signIn("ningxia", "officer");
  before = await filesOnRecord(page);
  await follow(page, "台账导入");
  await page.locator("input[type=file]").setInputFiles(await sampleLedger("2018-03"));
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.getByText("问题汇总").waitFor();
  const rows = await checkedByCommand(join(folder, "ledger-2018-03.xlsx"));
  await page.getByRole("tab", { name: `新增 ${rows.length}` }).waitFor();
  await page.getByText("身份证号校验位不符").first().waitFor();
  await page.getByRole("tab", { name: /^不导入/ }).click();
  await page.getByText("儿童基本信息/公民身份号码").first().waitFor();
  await picture("import-preview");
  expect(await filesOnRecord(page)).toBe(before);
});

test("the marked workbook comes back with the problems in it", async () => {
  const { page } = officer;
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载带标记的台账" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

test("confirming names the consequence, stores the rows and leaves a receipt", async () => {
  const { page, picture } = officer;
  await page.getByRole("button", { name: "确认写入" }).click();
  const dialog = page.getByRole("dialog");
  const rows = await checkedByCommand(join(folder, "ledger-2018-03.xlsx"));
  await dialog.getByRole("button", { name: `登记 ${rows.length} 名` }).click();
  await page.getByText("已写入", { exact: true }).waitFor({ timeout: 60_000 });
  await picture("import-receipt");
  await follow(page, "儿童");
  await page.getByText(`共 ${before + rows.length} 名`).waitFor();
  await picture("children");
});

test("a child's file says why, with clauses that open the policy book", async () => {
  const { page, picture } = officer;
  await page.goto("/children?allowance=decided");
  await page.getByRole("row").nth(1).click();
  await page.getByRole("link", { name: "打开档案" }).or(button(page, "打开档案")).first().click();
  await page.waitForURL(/\/children\/[0-9a-f-]{36}/);
  await page.getByText("家庭", { exact: true }).first().waitFor();
  await picture("child");
  await button(page, "看依据").first().click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("什么变了结果会变").waitFor();
  await picture("why");
  await drawer
    .getByText(/^NX-3\.1-d$/)
    .first()
    .click();
  await page.waitForURL(/\/policy/);
  await page.getByText("NX-3.1-d").first().waitFor();
  await picture("policy");
});

test("the month is calculated and its total is the one the command line gives", async () => {
  const { page, picture } = officer;
  await follow(page, "待遇发放");
  await button(page, "计算一个月").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("月份").fill("2018-03");
  await dialog.getByLabel("月份").press("Enter");
  await dialog.getByRole("button", { name: "计算 2018-03" }).click();
  await page.waitForURL(/\/months\/[0-9a-f-]{36}/);
  const total = sumOf(await checkedByCommand(join(folder, "ledger-2018-03.xlsx")));
  await page.getByText(yuan(total)).first().waitFor();
  await picture("month-calculated");
});

test("a missing fact is asked for in the list, said in the child's file, and the month is calculated again", async () => {
  const { page, picture } = officer;
  const month = page.url();
  await page.getByRole("tab", { name: /^待补事实/ }).click();
  const rows = await checkedByCommand(join(folder, "ledger-2018-03.xlsx"));
  const inLedger = new RegExp(rows.map(({ name }) => name).join("|"));
  const asked = page.getByRole("row").filter({ hasText: "孩子现在由谁照料？" }).filter({ hasText: inLedger });
  await asked.getByRole("link", { name: "填入" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog.getByRole("combobox", { name: "新的事实" }), "亲属");
  await dialog.getByLabel("从哪天起").fill("2018-03-01");
  await dialog.getByLabel("从哪天起").press("Enter");
  await dialog.getByLabel("依据").fill("2018-03-20 入户走访");
  await picture("say-a-fact");
  await button(dialog, "记下这条事实").click();
  await page.getByText(/^已记下：照料方式/).waitFor();

  await page.goto(month);
  await page.getByText("计算之后，事实、标准或选择有了变化").waitFor();
  await page.getByRole("button", { name: "重新计算 2018-03" }).click();
  // The child qualifies now; the ledger did not confirm it, and nobody is paid who is not confirmed.
  await page.getByRole("tab", { name: "待认定 1" }).waitFor();
  await page
    .getByText(yuan(sumOf(rows)))
    .first()
    .waitFor();
});

test("a named person decides what excludes one another, in place, with a reason, and the child waits to be confirmed", async () => {
  const { page, picture } = officer;
  await page.getByRole("tab", { name: /^待选择 [1-9]/ }).click();
  // The rows of the tab before stay until the new ones are there.
  await page.waitForLoadState("networkidle");
  await button(page.getByRole("table", { name: "待选择" }), "作出选择")
    .first()
    .click();
  const form = page.getByRole("group", { name: /./ }).filter({ has: page.getByRole("radio") });
  await form.getByRole("radio", { name: /津贴/ }).first().check();
  await form.getByLabel("理由").fill("监护人书面选择津贴，自愿退出低保");
  await picture("month-choice");
  await form.getByRole("button", { name: /^选择“/ }).click();
  await page.getByText(/^已记下/).waitFor();
  await page.getByRole("tab", { name: "待认定 2" }).click();
  await page
    .getByText(/还没有认定待遇/)
    .first()
    .waitFor();
  await picture("month-unawarded");
  await page.getByRole("tab", { name: /^差异/ }).click();
  await picture("month-differences");
});

test("the officer submits and cannot approve; finance approves and the money is fixed", async () => {
  await button(officer.page, "送审").click();
  const submitting = officer.page.getByRole("dialog");
  await submitting.getByRole("button", { name: /^送审 \d+ 名/ }).click();
  await officer.page.getByText("等另一人审批").first().waitFor();
  await officer.page.getByText("您送审的名单要由另一人审批。").waitFor();
  const approve = officer.page.getByRole("button", { name: "审批", exact: true });
  expect((await approve.count()) === 0 || (await approve.isDisabled())).toBe(true);

  await finance.signIn("ningxia", "finance");
  await finance.page.goto(new URL(officer.page.url()).pathname);
  await button(finance.page, "审批").click();
  const dialog = finance.page.getByRole("dialog");
  await dialog.getByText("审批后名单固定").waitFor();
  await finance.picture("month-approve");
  await dialog.getByRole("button", { name: /^给 \d+ 名儿童发放/ }).click();
  await finance.page
    .getByText(/已审批：给 \d+ 名儿童发放/)
    .first()
    .waitFor();
  await finance.picture("month-approved");
});

test("the roster opens in another program and its totals add up", async () => {
  const download = finance.page.waitForEvent("download");
  await button(finance.page, "下载发放名册").click();
  const file = join(folder, "roster.xlsx");
  await (await download).saveAs(file);
  const roster = await readRoster(file);
  const shown = await finance.page
    .getByText(/已审批：给 \d+ 名儿童发放/)
    .first()
    .textContent();
  const [, count = "", amount = ""] = /给 (\d+) 名儿童发放 (¥[\d,.]+\d)/.exec(shown ?? "") ?? [];
  expect(roster.lines).toHaveLength(Number(count));
  const fen = roster.lines.reduce((sum, line) => sum + line.fen, 0);
  expect(yuan(fen)).toBe(amount);
  expect(roster.totalFen).toBe(fen);
  expect(roster.capitalFen).toBe(fen);
  for (const person of ["王秀兰", "李志强"]) expect(roster.text).toContain(person);
  expect(roster.lines.every((line) => line.reason.includes("NX-"))).toBe(true);
});

test("a month later the new ledger shows what changed, and April what that does to the money", async () => {
  const { page, picture } = officer;
  await follow(page, "台账导入");
  await page.locator("input[type=file]").setInputFiles(await sampleLedger("2018-04"));
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.getByRole("tab", { name: /^有变化 [1-9]/ }).click();
  await page.getByText("死亡").first().waitFor();
  await picture("import-april");
  await page.getByRole("button", { name: "确认写入" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^登记 \d+ 名/ })
    .click();
  await page.getByText("已写入", { exact: true }).waitFor({ timeout: 60_000 });

  await follow(page, "待遇发放");
  await button(page, "计算一个月").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("月份").fill("2018-04");
  await dialog.getByLabel("月份").press("Enter");
  await dialog.getByRole("button", { name: "计算 2018-04" }).click();
  await page.getByRole("heading", { name: /2018-04/ }).waitFor();
  await page.getByRole("tab", { name: /^差异/ }).waitFor();
  await picture("month-april");
});

test("the child's file shows the paid month, and the auditor sees who looked", async () => {
  const { page } = officer;
  await page.goto("/children?allowance=decided");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByRole("tab", { name: "待遇" }).click();
  await page.getByText("¥").first().waitFor();
  await officer.picture("child-benefits");
  const auditor = await openDesk(browser, tongyou.url);
  await auditor.signIn("ningxia", "auditor");
  await follow(auditor.page, "审计");
  await auditor.page.getByRole("row").nth(1).waitFor();
  await button(auditor.page, "校验审计链").click();
  await auditor.page.getByText(/首尾相扣，未发现改动/).waitFor();
  await auditor.picture("audit");
  await auditor.close();
});

test.each(["tablet", "phone"] as const)("every page of the road fits a %s", async (size) => {
  const desk = await openDesk(browser, tongyou.url, size);
  await desk.signIn("ningxia", "officer");
  const file = new URL(officer.page.url()).pathname;
  const month = new URL(finance.page.url()).pathname;
  for (const path of ["/", "/children", file, "/imports", "/months", month, "/policy", "/account"]) {
    await desk.page.goto(path);
    await desk.page.getByRole("heading", { level: 1 }).first().waitFor();
    await desk.picture(`fits${path.replace(/[0-9a-f-]{36}/, "one").replaceAll("/", "-")}`);
    const overflow = await desk.page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect([path, overflow]).toEqual([path, 0]);
  }
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test("no page complained to the browser", () => {
  expect([...officer.complaints, ...finance.complaints]).toEqual([]);
});
