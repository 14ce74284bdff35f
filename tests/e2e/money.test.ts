import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FactName } from "@tongyou/policy";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { signedIn } from "./harness/client.ts";
import { startDemo } from "./harness/demo.ts";
import { button, choose, type Desk, openDesk } from "./harness/desk.ts";
import type { Tongyou } from "./harness/tongyou.ts";

/** The road of a county's money, one step a test: from who is left out to a child's page that says all of it. */
const BUREAU = "ningxia";
/** Fen a month, entered for these years as they were: what an institution gives more is paid afterwards. */
const STANDARDS = {
  "NX.bothDead.monthly": 73_700,
  "NX.institution.monthly": 104_900,
  "NX.deFacto.monthly": 53_100,
} as const;
const [WITH_KIN, IN_INSTITUTION, ARREARS] = ["¥737.00", "¥1,049.00", "¥312.00"] as const;
const CLOSED = "账户已销户";

let tongyou: Tongyou;
let browser: Browser;
let officer: Desk;
let finance: Desk;
/** The child whose payment comes back. */
let child: { id: string; name: string };
const folder = mkdtempSync(join(tmpdir(), "tongyou-money-"));
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const MONTH = today().slice(0, 7);

beforeAll(async () => {
  [tongyou, browser] = await Promise.all([startDemo(), launchBrowser()]);
  await prepare();
  officer = await openDesk(browser, tongyou.url);
  finance = await openDesk(browser, tongyou.url);
  await officer.enter(BUREAU, "officer");
  await finance.enter(BUREAU, "finance");
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await Promise.all([officer.picture("failed-money-officer"), finance.picture("failed-money-finance")]);
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
  rmSync(folder, { recursive: true });
});

const ORPHAN: { readonly [N in FactName]?: unknown } = {
  "father.statuses": [{ status: "deceased" }],
  "mother.statuses": [{ status: "deceased" }],
  careArrangement: "kinship",
  benefitsDrawn: [],
  "household.kinds": [],
  incidents: [],
};

/** A confirmed ledger, the amounts of today, the month awards begin with, and an orphan whom nobody proposed. */
async function prepare(): Promise<void> {
  const officer = await signedIn(tongyou.url, BUREAU, "officer");
  const ledger = await fetch(`${tongyou.url}/demo/ledger-2018-03.xlsx`);
  const content = Buffer.from(await ledger.arrayBuffer()).toString("base64");
  const { id, version } = await officer.imports.preview.mutate({ fileName: "台账.xlsx", content });
  await officer.imports.confirm.mutate({ id, version });
  await vi.waitFor(async () => expect((await officer.imports.get.query({ id })).state).toBe("done"), 30_000);
  const paper = {
    documentNumber: "宁民发〔2019〕1号",
    issuedOn: "2019-01-01",
    validFrom: "2019-01-01",
  } as const;
  for (const [parameter, value] of Object.entries(STANDARDS))
    await officer.policy.enterStandard.mutate({ parameter, value, note: "按公布文件执行", ...paper });
  const starts = { setting: "benefit.starts", value: "sameMonth", validFrom: "2018-01-01" } as const;
  await officer.policy.enterSetting.mutate({ ...starts, reason: "局务会议研究决定" });
  const town = await signedIn(tongyou.url, BUREAU, "town");
  const said = { birthDate: "2010-05-06", division: "640423100004", evidence: "户口簿" } as const;
  const orphan = await town.children.register.mutate({ name: "丁新来", ...said });
  for (const [name, value] of Object.entries(ORPHAN)) {
    const { version } = await town.children.get.query(orphan);
    const fact = { name: name as FactName, value, from: "2018-01-01", evidence: "入户核实" };
    await town.children.recordFact.mutate({ ...orphan, version, ...fact });
  }
}

const dialog = (page: Page) => page.getByRole("dialog");

/** Finance has a list prepared and leaves out who has no account; the officer approves it; finance takes the CSV. */
async function sendList(kind: string, month?: string): Promise<string> {
  const { page } = finance;
  await page.goto("/payments");
  await page.getByRole("button", { name: "生成发放清单" }).first().click();
  await dialog(page).locator("label").filter({ hasText: kind }).click();
  if (month) {
    await dialog(page).getByLabel("发放哪个月").fill(month);
    await dialog(page).getByLabel("发放哪个月").press("Enter");
  }
  await dialog(page)
    .getByRole("button", { name: `生成${kind}清单` })
    .click();
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "不能发的留到下次" }).click();
  await dialog(page).getByLabel("为什么").fill("监护人正在办卡");
  await dialog(page)
    .getByRole("button", { name: /^留下 \d+ 笔/ })
    .click();
  await page.getByText("已留到下一份清单。").waitFor();
  await officer.page.goto(new URL(page.url()).pathname);
  await button(officer.page, "审批").click();
  await dialog(officer.page)
    .getByRole("button", { name: /^给 \d+ 名儿童发放/ })
    .click();
  await officer.page.getByText(/已审批：\d+ 笔/).waitFor();
  await page.reload();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "银行清单（CSV）" }).click();
  const file = join(folder, `${kind}.csv`);
  await (await download).saveAs(file);
  return file;
}

async function closeList(): Promise<void> {
  const { page } = finance;
  await button(page, "结清").first().click();
  await dialog(page)
    .getByRole("button", { name: /^结清 / })
    .click();
  await page.getByText(/已结清。$/).waitFor();
}

test("who qualifies and receives nothing is found, proposed by the town and confirmed by a second person", async () => {
  const town = await openDesk(browser, tongyou.url);
  await town.enter(BUREAU, "town");
  await town.page.goto("/awards");
  const row = town.page.getByRole("row", { name: /丁新来/ });
  await row.getByText("父母双亡孤儿").first().waitFor();
  await row.getByRole("checkbox").check();
  await town.picture("money-left-out");
  await town.page.getByRole("button", { name: "发起认定 1 名" }).click();
  await town.page.getByText("已发起 1 件认定申请").waitFor();
  await town.page.goto("/applications?view=mine");
  await town.page.getByRole("checkbox", { name: "选择丁新来" }).check();
  await town.page.getByRole("button", { name: "通过 1 件" }).click();
  await dialog(town.page).getByRole("button", { name: "通过 1 件" }).click();
  await dialog(town.page).waitFor({ state: "detached" });

  const second = await openDesk(browser, tongyou.url);
  await second.enter(BUREAU, "social");
  await second.page.goto("/applications?view=mine");
  await second.page.getByRole("checkbox", { name: "选择丁新来" }).check();
  await second.page.getByRole("button", { name: "认定 1 名儿童" }).click();
  await dialog(second.page)
    .getByRole("button", { name: `给 1 名儿童认定，每月 ${WITH_KIN}` })
    .click();
  await dialog(second.page).getByText("已给 1 名儿童认定津贴").waitFor();
  await second.picture("money-confirmed");
  expect([...town.complaints, ...second.complaints]).toEqual([]);
  await Promise.all([town.close(), second.close()]);
});

test("the month is calculated and fixed by two people, with the child who was just confirmed", async () => {
  const { page } = officer;
  await page.goto("/months");
  await button(page, "计算一个月").first().click();
  await dialog(page).getByLabel("月份").fill(MONTH);
  await dialog(page).getByLabel("月份").press("Enter");
  await dialog(page)
    .getByRole("button", { name: `计算 ${MONTH}` })
    .click();
  await page.waitForURL(/\/months\/[0-9a-f-]{36}/);
  await page
    .getByRole("row", { name: /丁新来/ })
    .getByText(WITH_KIN)
    .first()
    .waitFor();
  await button(page, "送审").click();
  await dialog(page)
    .getByRole("button", { name: /^送审 \d+ 名/ })
    .click();
  await page.getByText("等另一人审批").first().waitFor();
  await finance.page.goto(new URL(page.url()).pathname);
  await button(finance.page, "审批").click();
  await dialog(finance.page)
    .getByRole("button", { name: /^给 \d+ 名儿童发放/ })
    .click();
  await finance.page
    .getByText(/已审批：给 \d+ 名儿童发放/)
    .first()
    .waitFor();
});

test("the bank's list goes out, one payment comes back, and the list is reconciled and closed", async () => {
  const { page, picture } = finance;
  const file = await sendList("按月发放", MONTH);
  const [header = "", ...rows] = readFileSync(file, "utf8").trim().split("\r\n");
  const failing = rows.findIndex((row) => row.includes(",737.00,"));
  const answered = rows.map((row, at) => row.replace(/,,$/, at === failing ? `,失败,${CLOSED}` : ",成功,"));
  writeFileSync(file, [header, ...answered].join("\r\n"));
  await page.getByRole("button", { name: "导入银行结果" }).click();
  await dialog(page).locator("input[type=file]").setInputFiles(file);
  await dialog(page).getByText(`失败 1 笔，${WITH_KIN}`).waitFor();
  await dialog(page).getByLabel("银行办理日期").fill(today());
  await dialog(page).getByLabel("银行办理日期").press("Enter");
  await dialog(page)
    .getByRole("button", { name: `导入 ${rows.length} 笔结果` })
    .click();
  await page.getByText(/失败 1 笔，未答复 0 笔/).waitFor();
  await picture("money-reconciled");
  await closeList();
  await page.goto(`${new URL(page.url()).pathname}?filter=failed`);
  const row = page.getByRole("row").filter({ hasText: CLOSED });
  const link = row.getByRole("link").first();
  const [id] = /[0-9a-f-]{36}/.exec((await link.getAttribute("href")) ?? "") ?? [];
  if (!id) throw new Error("the payment that came back leads to no child");
  const name = (await link.textContent()) ?? "";
  child = { id, name };
});

test("a fact learned late is corrected with its cause, and a second person agrees", async () => {
  const { page } = officer;
  await page.goto(`/children/${child.id}?say=careArrangement`);
  await choose(dialog(page).getByRole("combobox", { name: "新的事实" }), /^机构$/);
  await dialog(page).getByLabel("从哪天起").fill(`${MONTH}-01`);
  await dialog(page).getByLabel("从哪天起").press("Enter");
  await dialog(page).getByLabel("依据").fill("入住协议");
  await button(dialog(page), "记下这条事实").click();
  await page.getByText(/^已记下：照料方式/).waitFor();
  await page.goto("/corrections");
  await page.getByRole("button", { name: "重新计算" }).first().click();
  await page
    .getByRole("row", { name: new RegExp(child.name) })
    .getByText(/照料方式/)
    .waitFor();
  await finance.page.goto("/corrections");
  await finance.page.getByRole("checkbox", { name: `选择${child.name}` }).check();
  await finance.picture("money-correction");
  await button(finance.page, "批准").first().click();
  await dialog(finance.page).getByRole("button", { name: "批准 1 名儿童的 1 条" }).click();
  await finance.page.getByText(`补发 ${ARREARS}`).first().waitFor();
});

test("the next list pays what came back and the arrears", async () => {
  const { page } = finance;
  const file = await sendList("两月之间");
  expect(readFileSync(file, "utf8")).toContain(",1049.00,");
  await page.getByRole("button", { name: "全部到账" }).click();
  await dialog(page).getByLabel("银行办理日期").fill(today());
  await dialog(page).getByLabel("银行办理日期").press("Enter");
  await dialog(page).getByLabel("凭据").fill("银行回单 0412");
  await dialog(page)
    .getByRole("button", { name: /^登记 \d+ 笔到账/ })
    .click();
  await page.getByText("已全部登记到账。").waitFor();
  await closeList();
});

test("the child's money page says all of it, and prints for the guardian", async () => {
  const { page, picture } = officer;
  await page.goto(`/children/${child.id}?tab=benefits`);
  await page.getByText("没有未结的款项").waitFor();
  const cell = page.getByRole("button", { name: `${MONTH} 待遇` });
  for (const text of [IN_INSTITUTION, `+${ARREARS}`, "已发"]) await cell.getByText(text).waitFor();
  await picture("money-child");
  await cell.click();
  const story = dialog(page);
  for (const text of [/父母双亡孤儿/, new RegExp(`${CLOSED} · 已列入 .+ 重发`), /照料方式/, /李志强 .+ 决定/])
    await story.getByText(text).first().waitFor();
  await picture("money-story");
  await button(story, "当时的依据").click();
  await page.getByText(/当时掌握的为准/).waitFor();
  await page.reload();
  await button(page, "打印发放明细").click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "生成 PDF" }).click();
  expect((await download).suggestedFilename()).toBe(`${child.name}待遇发放明细.pdf`);
});

test.each(["tablet", "phone"] as const)("every page of the road fits a %s", async (size) => {
  const desk = await openDesk(browser, tongyou.url, size);
  await desk.enter(BUREAU, "officer");
  const list = new URL(finance.page.url()).pathname;
  for (const path of [
    "/awards",
    "/applications",
    "/payments",
    list,
    "/corrections",
    `/children/${child.id}?tab=benefits`,
  ]) {
    await desk.page.goto(path);
    await desk.page.getByRole("heading", { level: 1 }).first().waitFor();
    await desk.page.waitForLoadState("networkidle");
    const overflow = await desk.page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect([path, overflow]).toEqual([path, 0]);
  }
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

test("no page complained to the browser", () => {
  expect([...officer.complaints, ...finance.complaints]).toEqual([]);
});
