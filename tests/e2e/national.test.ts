import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { startDemo } from "./harness/demo.ts";
import { button, choose, openDesk } from "./harness/desk.ts";
import type { Tongyou } from "./harness/tongyou.ts";

let tongyou: Tongyou;
let browser: Browser;

beforeAll(async () => {
  [tongyou, browser] = await Promise.all([startDemo(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
});

test("the national desk provisions a bureau whose first administrator signs in and hires", async () => {
  const desk = await openDesk(browser, tongyou.url);
  const { page } = desk;
  await desk.signIn("national", "admin");
  await page.goto("/national");
  await page.getByText("国家平台不能打开任何儿童档案").waitFor();
  await button(page, "开通单位").first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("单位名称").fill("银川市民政局");
  await form.getByLabel("单位代码").fill("yinchuan");
  await form.getByLabel("行政区划代码").fill("640100000000");
  await choose(form.getByLabel("政策包"), /宁夏/);
  await form.getByLabel("首位管理员姓名").fill("田一");
  await form.getByLabel("首位管理员登录名").fill("tianyi");
  await button(form, "开通并生成首次密码").click();
  await page.getByText("单位 yinchuan 已开通").waitFor();
  const password = await page.getByText(/^[a-z]{4}-\d{4}-[a-z]{5}-\d{4}$/).textContent();
  await desk.picture("national-provisioned");
  await desk.close();

  const first = await openDesk(browser, tongyou.url);
  await first.page.goto("/sign-in");
  await first.page.getByLabel("单位").selectOption("yinchuan");
  await first.page.getByLabel("登录名").fill("tianyi");
  await first.page.getByLabel("密码", { exact: true }).fill(password ?? "");
  await first.page.getByRole("button", { name: "登录", exact: true }).click();
  await first.page.waitForURL(/account/);
  await first.picture("first-password");
  await first.page
    .getByLabel("原密码")
    .or(first.page.getByLabel("现用密码"))
    .first()
    .fill(password ?? "");
  const fresh = first.page.getByLabel(/^新密码/);
  await fresh.first().fill("Quiet-River-2026");
  await first.page.getByLabel(/再/).fill("Quiet-River-2026");
  await first.page.locator("form button[type=submit]").click();
  await first.page
    .getByRole("navigation", { name: "主菜单" })
    .getByRole("link", { name: "人员账号" })
    .click();
  await first.page.getByText("tianyi").first().waitFor();
  await first.picture("staff");
  await first.close();
});

test("a suspended bureau's staff are out at once, and back after it is resumed", async () => {
  const officer = await openDesk(browser, tongyou.url);
  await officer.signIn("zhengzhou", "officer");
  const desk = await openDesk(browser, tongyou.url);
  await desk.signIn("national", "admin");
  await desk.page.goto("/national");
  const row = desk.page.getByRole("row", { name: /郑州市民政局/ });
  await button(row, "暂停单位").click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByLabel(/暂停原因/).fill("演示");
  await button(dialog, "暂停单位").click();
  await row.getByText("已暂停").waitFor();
  await desk.picture("national-suspended");
  await officer.page.goto("/children");
  await officer.page.getByLabel("密码", { exact: true }).waitFor();

  await button(row, "恢复单位").click();
  await button(desk.page.getByRole("dialog"), "恢复单位").click();
  await button(row, "暂停单位").waitFor();
  await officer.signIn("zhengzhou", "officer");
  await officer.page.getByRole("navigation", { name: "主菜单" }).waitFor();
  await Promise.all([officer.close(), desk.close()]);
});

test("the national desk has no way to a child: no menu, no page, no answer", async () => {
  const desk = await openDesk(browser, tongyou.url);
  await desk.signIn("national", "admin");
  const menu = desk.page.getByRole("navigation", { name: "主菜单" });
  await menu.getByRole("link").first().waitFor();
  expect(await menu.getByRole("link", { name: "儿童" }).count()).toBe(0);
  await desk.page.goto("/children");
  await desk.page.getByText("您的岗位不使用这一页").waitFor();
  const answer = await desk.page.request.get("/trpc/children.list?input=%7B%7D");
  expect(answer.status()).toBe(403);
  await desk.close();
});
