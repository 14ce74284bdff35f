import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { DEMO_PASSWORD } from "./harness/client.ts";
import { startDemo } from "./harness/demo.ts";
import { openDesk } from "./harness/desk.ts";
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

test("a wrong password is refused with what to do, and says nothing about which part was wrong", async () => {
  const { page, picture, close } = await openDesk(browser, tongyou.url);
  await page.goto("/");
  await page.waitForURL(/sign-in/);
  await page.getByLabel("单位").selectOption("ningxia");
  await page.getByLabel("登录名").fill("nobody-here");
  await page.getByLabel("密码", { exact: true }).fill("wrong-password");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByText("单位、登录名或密码不正确").waitFor();
  await picture("sign-in-refused");
  await close();
});

test("the first load, from the door to the workbench, weighs at most 260 KB gzip", async () => {
  const { page, signIn, close } = await openDesk(browser, tongyou.url);
  const bodies: Promise<number>[] = [];
  page.on("response", (answer) => {
    if (/\.(?:js|css)$|\/sign-in$/.test(new URL(answer.url()).pathname))
      bodies.push(answer.body().then((body) => gzipSync(body).length));
  });
  await signIn("ningxia", "officer");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(260 * 1024);
  await close();
});

const CASEWORK = [
  "走访与计划",
  "帮扶方案",
  "关爱保护",
  "协同办理",
  "受理登记",
  "委托监护",
  "认定申请",
  "待遇认定",
];
const DEPARTMENT = ["工作台", "部门待办", "受理登记", "政策"];
const MENUS: [login: string, bureau: string, menu: string[]][] = [
  [
    "officer",
    "ningxia",
    [
      "工作台",
      "儿童",
      "在院儿童",
      ...CASEWORK,
      "台账导入",
      "待遇发放",
      "发放与对账",
      "补发与追回",
      "统计报表",
      "政策",
      "政策测算",
      "人员名册",
      "工作记录",
      "机构",
    ],
  ],
  [
    "finance",
    "ningxia",
    ["工作台", "儿童", "认定申请", "待遇认定", "待遇发放", "发放与对账", "补发与追回", "政策", "政策测算"],
  ],
  [
    "town",
    "ningxia",
    [
      "工作台",
      "儿童",
      ...CASEWORK,
      "台账导入",
      "发放与对账",
      "统计报表",
      "政策",
      "人员名册",
      "工作记录",
      "机构",
    ],
  ],
  ["village", "ningxia", ["工作台", "儿童", ...CASEWORK, "统计报表", "政策", "工作记录", "机构"]],
  // In Ningxia the town pays.
  [
    "social",
    "ningxia",
    ["工作台", "儿童", ...CASEWORK, "发放与对账", "统计报表", "政策", "人员名册", "工作记录", "机构"],
  ],
  ["social", "licheng", ["工作台", "儿童", ...CASEWORK, "统计报表", "政策", "人员名册", "工作记录", "机构"]],
  [
    "auditor",
    "ningxia",
    [
      "工作台",
      "儿童",
      "在院儿童",
      "走访与计划",
      "帮扶方案",
      "保护监督",
      "协同办理",
      "受理登记",
      "委托监护",
      "认定申请",
      "待遇认定",
      "待遇发放",
      "发放与对账",
      "补发与追回",
      "统计报表",
      "政策",
      "政策测算",
      "人员名册",
      "工作记录",
      "机构",
      "审计",
    ],
  ],
  ["admin", "ningxia", ["工作台", "政策", "人员名册", "机构", "人员账号", "审计", "通知通道"]],
  ["home", "ningxia", ["工作台", "在院儿童", "部门待办", "受理登记", "统计报表", "政策", "工作记录", "机构"]],
  ["school", "ningxia", DEPARTMENT],
  ["police", "ningxia", DEPARTMENT],
  ["hotline", "ningxia", DEPARTMENT],
];

test.each(MENUS)("%s sees only what the role can use", async (login, bureau, menu) => {
  const { page, signIn, close } = await openDesk(browser, tongyou.url);
  await signIn(bureau, login);
  const links = page.getByRole("navigation", { name: "主菜单" }).getByRole("link");
  await links.first().waitFor();
  expect((await links.allInnerTexts()).map((text) => text.trim())).toEqual(menu);
  await close();
});

test("the language switch turns the whole frame to English and is remembered", async () => {
  const { page, signIn, picture, complaints, close } = await openDesk(browser, tongyou.url);
  await signIn("ningxia", "officer");
  await page.goto("/children");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Children" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Children" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toMatch(/^en/);
  await picture("children-english");
  expect(complaints).toEqual([]);
  await close();
});

test("on a phone the menu is a drawer and nothing runs off the screen", async () => {
  const { page, signIn, picture, close } = await openDesk(browser, tongyou.url, "phone");
  await page.goto("/sign-in");
  await picture("sign-in");
  await signIn("ningxia", "village");
  for (const path of ["/", "/children", "/policy"]) {
    await page.goto(path);
    await page.getByRole("main").waitFor();
    await picture(`phone${path.replace("/", "-")}`);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect([path, overflow]).toEqual([path, 0]);
  }
  await page.getByRole("button", { name: "打开菜单" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "儿童" }).waitFor();
  await close();
});

test("a session that ended asks for the password on top of the page, which keeps what was typed", async () => {
  const { page, context, signIn, picture, close } = await openDesk(browser, tongyou.url, "phone");
  await signIn("ningxia", "village");
  await page.goto("/children");
  await page.getByRole("button", { name: "登记儿童" }).first().click();
  await page.getByLabel("姓名").fill("丙测试");
  await page.getByLabel("依据").fill("入户走访");
  const submit = page.getByRole("dialog").locator("button[type=submit]");
  await context.clearCookies();
  await submit.click();
  await page.getByText("登录已过期，请重新登录").waitFor();
  await picture("session-ended");
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByText("登录已过期，请重新登录").waitFor({ state: "hidden" });
  await submit.click();
  await page.waitForURL(/\/children\/[0-9a-f-]{36}/);
  await page.getByRole("heading", { name: "丙测试" }).waitFor();
  await picture("child");
  await close();
});

test("an address that is not there says so inside the frame", async () => {
  const { page, signIn, close } = await openDesk(browser, tongyou.url);
  await signIn("ningxia", "officer");
  await page.goto("/no/such/page");
  await page.getByText("没有这个页面").waitFor();
  await close();
});
