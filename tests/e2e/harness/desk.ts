import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { DEMO_PASSWORD } from "./client.ts";

const PICTURES = join(dirname(dirname(fileURLToPath(import.meta.url))), "pictures");
const SIZES = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/** One person at one browser: a clerk's eyes and hands. */
export type Desk = {
  page: Page;
  context: BrowserContext;
  /** What the browser itself complained about: script errors, failed requests. */
  complaints: string[];
  signIn: (bureau: string, login: string) => Promise<void>;
  /** The same without the form, for tests that are not about it. */
  enter: (bureau: string, login: string) => Promise<void>;
  /** Keeps a picture under tests/e2e/pictures. */
  picture: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** Opens a fresh browser profile in Chinese on the sign-in page. */
export async function openDesk(
  browser: Browser,
  url: string,
  size: keyof typeof SIZES = "desk",
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: SIZES[size],
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  return {
    page,
    context,
    complaints,
    async signIn(bureau, login) {
      await page.goto("/sign-in");
      await page.getByLabel("单位").selectOption(bureau);
      await page.getByLabel("登录名").fill(login);
      await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
    },
    async enter(bureau, login) {
      const data = { bureau, login, password: DEMO_PASSWORD };
      const answer = await context.request.post("/trpc/auth.signIn", { data });
      if (!answer.ok()) throw new Error(await answer.text());
    },
    async picture(name) {
      mkdirSync(PICTURES, { recursive: true });
      await page.waitForLoadState("networkidle");
      await page.locator(".ant-spin-spinning, [aria-busy=true]").first().waitFor({ state: "detached" });
      await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`) });
    },
    close: () => context.close(),
  };
}

/** antd may put a space between the two characters of a button. */
export const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole("button", { name: new RegExp(`^${Array.from(name).join("\\s?")}`) });

/** Opens one of antd's selects and takes an option. */
export async function choose(select: Locator, option: RegExp | string): Promise<void> {
  await select.click();
  const options = select.page().locator(".ant-select-dropdown:visible .ant-select-item-option");
  await options.filter({ hasText: option }).first().click();
}
