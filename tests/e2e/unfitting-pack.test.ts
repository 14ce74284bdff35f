import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { startDemo } from "./harness/demo.ts";
import { openDesk } from "./harness/desk.ts";
import { type PackFolder, packFolder } from "./harness/pack-folder.ts";
import type { Tongyou } from "./harness/tongyou.ts";

/** A server whose kit no longer reads the pack of one of its bureaus, neither the offered one nor the kept one. */
let tongyou: Tongyou;
let browser: Browser;
let packs: PackFolder;

beforeAll(async () => {
  packs = packFolder();
  [tongyou, browser] = await Promise.all([startDemo({ TONGYOU_PACKS: packs.folder }), launchBrowser()]);
  await tongyou.stop();
  const spoilt = packs.spoil("zhengzhou");
  writeFileSync(join(tongyou.dataFolder, "packs", `${JSON.parse(spoilt).hash}.json`), spoilt);
  await tongyou.start();
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
  packs.remove();
});

test("the start says which pack is refused, why, and whom it concerns", () => {
  const line = tongyou
    .printed()
    .split("\n")
    .find((one) => one.includes("pack refused"));
  expect(JSON.parse(line ?? "{}")).toMatchObject({
    pack: "zhengzhou",
    reason: { zh: expect.stringContaining("第 99 版格式"), en: expect.stringContaining("layout 99") },
    bureaus: ["zhengzhou"],
  });
});

test("the bureau's people get the reason and what to do on every page that decides", async () => {
  const desk = await openDesk(browser, tongyou.url);
  await desk.signIn("zhengzhou", "officer");
  for (const path of ["/", "/policy"]) {
    await desk.page.goto(path);
    const notice = desk.page.getByRole("alert").first();
    await notice.getByText(/政策包 zhengzhou.*不能使用.*第 99 版格式/).waitFor();
    await notice.getByText(/请联系国家平台管理员/).waitFor();
  }
  await desk.page.goto("/policy/versions");
  await desk.page.getByRole("row", { name: /不能使用.*第 99 版格式/ }).waitFor();
  await desk.picture("pack-refused");
  await desk.close();
});

test("the national desk sees the refusal, and other bureaus work", async () => {
  const national = await openDesk(browser, tongyou.url);
  await national.signIn("national", "admin");
  await national.page.goto("/national");
  await national.page.getByRole("row", { name: /zhengzhou.*不能加载.*第 99 版格式/ }).waitFor();
  await national.picture("pack-refused-national");
  const officer = await openDesk(browser, tongyou.url);
  await officer.signIn("ningxia", "officer");
  await officer.page.goto("/policy?clause=NX-3.1-d");
  await officer.page.getByRole("region", { name: "条款" }).getByText("NX-3.1-d").first().waitFor();
  expect([...officer.complaints, ...national.complaints]).toEqual([]);
  await Promise.all([officer.close(), national.close()]);
});
