import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { signedIn } from "./harness/client.ts";
import { startDemo } from "./harness/demo.ts";
import { button, type Desk, openDesk } from "./harness/desk.ts";
import { type PackFolder, packFolder } from "./harness/pack-folder.ts";
import type { Tongyou } from "./harness/tongyou.ts";

/** The policy desk of a bureau with a ledger, and the day a new version of its pack arrives. */
let tongyou: Tongyou;
let browser: Browser;
let officer: Desk;
let admin: Desk | undefined;
let packs: PackFolder;
const folder = mkdtempSync(join(tmpdir(), "tongyou-desk-"));

beforeAll(async () => {
  packs = packFolder();
  [tongyou, browser] = await Promise.all([startDemo({ TONGYOU_PACKS: packs.folder }), launchBrowser()]);
  await importMarch();
  officer = await openDesk(browser, tongyou.url);
  await officer.signIn("ningxia", "officer");
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await officer.picture("failed-policy-officer");
  await admin?.picture("failed-policy-admin");
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
  packs.remove();
  rmSync(folder, { recursive: true });
});

async function importMarch(): Promise<void> {
  const client = await signedIn(tongyou.url, "ningxia", "officer");
  const file = await fetch(`${tongyou.url}/demo/ledger-2018-03.xlsx`);
  const content = Buffer.from(await file.arrayBuffer()).toString("base64");
  const seen = await client.imports.preview.mutate({ fileName: "ledger-2018-03.xlsx", content });
  await client.imports.confirm.mutate(seen);
  await vi.waitFor(async () => expect((await client.imports.get.query({ id: seen.id })).state).toBe("done"), {
    timeout: 30_000,
    interval: 200,
  });
  await client.months.calculate.mutate({ month: "2018-03" });
}

const answer = (page: Page) => page.getByRole("region", { name: "试算结果" });

test("a clause stands beside its rule, and its number opens exactly those children", async () => {
  const { page, picture } = officer;
  await page.goto("/policy?clause=NX-3.1-d");
  const panel = page.getByRole("region", { name: "条款" });
  const link = panel.getByRole("link", { name: /^现有 [1-9][\d,]* 名儿童/ }).first();
  await link.waitFor();
  await picture("policy-clause");
  const [, count = ""] = /现有 ([\d,]+) 名/.exec((await link.textContent()) ?? "") ?? [];
  await link.click();
  await page.waitForURL(/\/children\?/);
  await page.getByText(new RegExp(`^(?:共|符合条件的?) ${count} 名`)).waitFor();
});

test("golden cases stand by the clause; one is tried, and the answer follows what is typed", async () => {
  const { page, picture } = officer;
  await page.goto("/policy?clause=NX-3.1-d");
  await page.getByRole("heading", { name: /^案例（[1-9]\d*）/ }).waitFor();
  expect(await page.getByText(/个案例与现在的结论不符/).count()).toBe(0);
  const more = page.getByRole("button", { name: /^再看 \d+ 个案例/ });
  if (await more.count()) await more.click();
  const paid = page.getByRole("listitem").filter({ hasText: "531" });
  await paid.getByRole("button", { name: "用这个例子试算" }).first().click();
  await page.waitForURL(/view=try/);
  const said = answer(page).locator(".why-sentence");
  await expect.poll(() => said.textContent()).toMatch(/531/);
  await answer(page).getByText("什么变了结果会变").waitFor();
  await picture("policy-try-case");

  await page.getByRole("button", { name: "去掉“父亲状况”（按不详处理）" }).click();
  await expect.poll(() => said.textContent()).toMatch(/尚不能确定/);
  const next = answer(page).getByRole("listitem").filter({ hasText: "父亲现在是什么情况" });
  await next.getByRole("button", { name: /^填入/ }).waitFor();

  await button(page, "清空重填").click();
  const born = page.getByRole("group", { name: "出生日期" }).getByRole("textbox");
  await born.fill("1990-01-01");
  await born.press("Enter");
  await answer(page)
    .getByText(/未满18周岁/)
    .first()
    .waitFor();
  await expect.poll(() => said.textContent()).not.toMatch(/尚不能确定/);
});

test("the officer takes a reading from a day on, with a reason, and the book keeps who chose it", async () => {
  const { page, picture } = officer;
  await page.goto("/policy?view=readings");
  const card = page
    .locator(".card")
    .filter({ has: button(page, "选定读法") })
    .first();
  await button(card, "选定读法").click();
  const dialog = page.getByRole("dialog");
  const option = dialog.getByRole("radio").last();
  await option.check();
  await dialog.getByLabel("自哪一天起采用").fill("2018-03-01");
  await dialog.getByLabel("自哪一天起采用").press("Enter");
  await dialog.getByLabel("选定理由").fill("局务会议研究决定");
  await dialog.getByText(/^自 2018-03-01 起的认定一律按/).waitFor();
  await dialog.getByRole("button", { name: "采用这一读法" }).click();
  await dialog.waitFor({ state: "detached" });
  await card.getByText("局务会议研究决定").waitFor();
  await card.getByText("王秀兰").first().waitFor();
  await picture("policy-reading");
});

test("what the formula lacks is entered, its amount gazetted with a document, and the timeline shows who did", async () => {
  const { page, picture } = officer;
  await page.goto("/policy?view=standards&parameter=NX.bothDead.monthly");
  const card = page.locator("article").filter({ has: page.getByRole("heading", { name: /^父母双亡/ }) });
  for (const [year, figure] of [
    ["2017", "10737.9"],
    ["2016", "9851.6"],
  ] as const) {
    await button(card, `录入 ${year} 年数据`).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("公布数据（元）").fill(figure);
    await fillDocument(page, `统计公报 ${year}`);
    await dialog.getByRole("button", { name: "录入数据" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  await button(card, "公布此标准").first().click();
  const dialog = page.getByRole("dialog");
  const amount = await dialog.getByLabel("月标准（元）").inputValue();
  expect(amount).toMatch(/^\d+\.\d\d$/);
  await fillDocument(page, "测试〔2019〕3号");
  await dialog.getByRole("region").getByText(/名/).first().waitFor();
  await picture("policy-gazette");
  await dialog.getByRole("button", { name: "录入标准" }).click();
  await dialog.waitFor({ state: "detached" });
  const gazetted = card.getByRole("listitem").filter({ hasText: "测试〔2019〕3号" });
  await gazetted.getByText(`¥${amount}`).first().waitFor();
  await gazetted
    .getByText(/王秀兰/)
    .first()
    .waitFor();
});

async function fillDocument(page: Page, number: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("文号").fill(number);
  await dialog.getByLabel("印发日期").fill("2018-12-20");
  await dialog.getByLabel("印发日期").press("Enter");
}

test("the handbook prints every clause with what the bureau decided itself", async () => {
  const { page } = officer;
  await page.addInitScript("window.print = () => {}");
  await page.goto("/policy");
  const clauses = (await page.getByRole("button", { name: /^全部条款 / }).textContent()) ?? "";
  await page.getByRole("button", { name: "打印政策手册" }).click();
  const paper = page.locator("article.handbook");
  await paper.waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  expect(await paper.isVisible()).toBe(true);
  expect(await page.getByRole("navigation", { name: "主菜单" }).isVisible()).toBe(false);
  const text = (await paper.textContent()) ?? "";
  const rows = await paper.locator("tbody > tr > th[scope=row]").allTextContents();
  const numbers = rows.filter((no) => /^[A-Z]+-/.test(no));
  expect(new Set(numbers).size).toBe(Number(/\d+/.exec(clauses)?.[0]));
  const own = ["测试〔2019〕3号", "局务会议研究决定", "王秀兰"];
  expect(own.filter((word) => !text.includes(word))).toEqual([]);
  expect((await page.pdf({ format: "A4" })).byteLength).toBeGreaterThan(50_000);
  await page.emulateMedia({ media: "screen" });
});

test("with one version only, the desk says so and how another arrives", async () => {
  const { page, picture } = officer;
  await page.goto("/policy");
  await page.getByRole("link", { name: "版本与更换" }).click();
  await page.getByText("这台服务器上只有现用的这一个版本").waitFor();
  await picture("policy-versions-one");
});

test("a new version arrives: the officer sees each child's difference, opens one, takes the list away", async () => {
  await tongyou.stop();
  const next = packs.raise("ningxia", "NX.deFacto.monthly", 5_000);
  await tongyou.start({ TONGYOU_DEMO: "0" });
  const { page, picture } = officer;
  await page.goto(`/policy/versions?pack=${next.hash}&from=2018-03-01`);
  const list = page.getByRole("table", { name: "结果不同的儿童" });
  await list.getByText("+¥50.00").first().waitFor();
  await page.getByText("须重新计算的月份（未审批） 隆德县 2018-03").waitFor();
  await page.getByText("¥531.00").first().waitFor();
  await page.getByText("¥581.00").first().waitFor();
  expect(await page.getByRole("button", { name: /起更换/ }).count()).toBe(0);
  await picture("policy-upgrade");

  const download = page.waitForEvent("download");
  await button(page, "导出差异名单").click();
  const file = join(folder, "differences.xlsx");
  await (await download).saveAs(file);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const name = (await list.getByRole("link").first().textContent()) ?? "?";
  const cells: string[] = [];
  book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.text)));
  expect(cells).toContain(name);

  await list.getByRole("link").first().click();
  await page.waitForURL(/\/children\/[0-9a-f-]{36}/);
  await page.getByRole("heading", { name }).first().waitFor();
});

test("the administrator sees counts, dates the change, which names its consequence, and goes back", async () => {
  const desk = await openDesk(browser, tongyou.url);
  admin = desk;
  const { page, picture } = desk;
  await desk.signIn("ningxia", "admin");
  await page.goto("/policy/versions");
  await button(page, "预览差异").click();
  await page.getByLabel("自哪一天起用").fill("2018-03-01");
  await page.getByLabel("自哪一天起用").press("Enter");
  await page.getByText("您的岗位不查看儿童档案").waitFor();
  await button(page, "自 2018-03-01 起更换").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/自 2018-03-01 起，全单位按 .*认定：[1-9]\d* 名儿童结果变化，每月增加 ¥/).waitFor();
  await dialog.getByText("须重新计算的月份：隆德县 2018-03。").waitFor();
  await dialog.getByLabel("理由").fill("新标准印发");
  await picture("policy-pin");
  await dialog.getByRole("button", { name: /^自 2018-03-01 起更换，[1-9]\d* 名儿童结果变化/ }).click();
  await page.getByText(/^已定：自 2018-03-01 起使用/).waitFor();
  const history = page.getByRole("table", { name: "历次更换" });
  await history.getByRole("row", { name: /2018-03-01.*现行.*马建国.*新标准印发/ }).waitFor();
  expect(await march()).toMatchObject({ stale: true });

  await button(page, "退回上一次更换前的版本").click();
  await page.getByText(/自 2018-03-01 起，全单位改回/).waitFor();
  await page.getByRole("dialog").getByLabel("理由").fill("核对后退回");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^自 2018-03-01 起退回/ })
    .click();
  await page.getByText(/^已定：自 2018-03-01 起退回/).waitFor();
  await history.getByText("已被后一次更换取代").waitFor();
  await history.getByRole("row", { name: /2018-03-01.*现行.*核对后退回/ }).waitFor();
  await picture("policy-rolled-back");
  expect(desk.complaints).toEqual([]);
});

async function march() {
  const client = await signedIn(tongyou.url, "ningxia", "officer");
  const months = await client.months.list.query();
  return months.find(({ month }) => month === "2018-03");
}

test.each(["phone"] as const)("the versions fit a %s", async (size) => {
  const desk = await openDesk(browser, tongyou.url, size);
  await desk.signIn("ningxia", "officer");
  await desk.page.goto("/policy/versions?from=2018-03-01");
  await button(desk.page, "预览差异").click();
  await desk.page.getByText("+¥50.00").first().waitFor();
  await desk.picture("policy-upgrade");
  expect(await desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test("no page of the officer complained to the browser", () => {
  expect(officer.complaints).toEqual([]);
});
