import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./harness/browser.ts";
import { signedIn } from "./harness/client.ts";
import { startDemo } from "./harness/demo.ts";
import { choose, type Desk, openDesk } from "./harness/desk.ts";
import type { Tongyou } from "./harness/tongyou.ts";

/** A village worker's visit on a phone, in the region whose documents ask a visit for the most. */
const BUREAU = "licheng";
const MOST_TAPS = 12;
const ROUTINE = "陈若水";
const CHANGED = "林知夏";

let tongyou: Tongyou;
let browser: Browser;
let phone: Desk;
let desk: Desk;
const children = new Map<string, string>();

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The county opens two files, sets what the document leaves open, and the town agrees both visits for today. */
async function prepare(url: string): Promise<void> {
  const officer = await signedIn(url, BUREAU, "officer");
  const [village, town] = [await signedIn(url, BUREAU, "village"), await signedIn(url, BUREAU, "town")];
  const me = await village.auth.me.query();
  if (!("area" in me) || !me.area) throw new Error("a village worker without a village");
  for (const name of [ROUTINE, CHANGED]) {
    const file = { name, birthDate: "2015-05-01", division: me.area.code, evidence: "户口簿" };
    children.set(name, (await officer.children.register.mutate(file)).id);
  }
  const settings = [
    ["LC.visitMonths", 1],
    ["FJ.keyVisitMonths", 2],
    ["FJ.spotCheckShare", "100"],
  ] as const;
  for (const [setting, value] of settings)
    await officer.policy.enterSetting.mutate({ setting, value, validFrom: "2021-01-01", reason: "局务会议" });
  await town.visits.plan.mutate({ childIds: [...children.values()], on: today() });
}

beforeAll(async () => {
  [tongyou, browser] = await Promise.all([startDemo(), launchBrowser()]);
  await prepare(tongyou.url);
  phone = await openDesk(browser, tongyou.url, "phone");
  desk = await openDesk(browser, tongyou.url);
  await phone.signIn(BUREAU, "village");
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await Promise.all([phone.picture("failed-visit-phone"), desk.picture("failed-visit-desk")]);
});
afterAll(async () => {
  await browser.close();
  await tongyou.remove();
});

const answer = (part: string, name: string) =>
  phone.page.getByRole("radiogroup", { name: part, exact: true }).getByRole("radio", { name, exact: true });

test(`a routine visit takes no more than ${MOST_TAPS} taps and fields, from the workbench to the result`, async () => {
  const { page, picture } = phone;
  let taps = 0;
  const tap = async (target: Locator) => {
    await target.click();
    taps += 1;
  };
  await page.goto("/");
  const todo = page.getByRole("listitem").filter({ hasText: ROUTINE });
  await tap(todo.getByRole("link", { name: "记录走访" }));
  await page.getByRole("heading", { name: `走访 ${ROUTINE}` }).waitFor();
  await picture("visit-form");
  await tap(answer("怎么走访的", "入户走访"));
  for (const part of ["生活", "监护", "就学", "健康", "家庭", "康复"]) await tap(answer(part, "没有变化"));
  await tap(answer("安全", "没有异常"));
  await tap(page.getByRole("button", { name: "保存走访记录" }));
  await page.getByText("走访已记录").waitFor();
  await picture("visit-result");
  expect(taps).toBeLessThanOrEqual(MOST_TAPS);
});

test("what a visit finds out stands in the file, with the visit as its evidence", async () => {
  const { page } = phone;
  await page.goto("/visits");
  const row = page.getByRole("row").filter({ hasText: CHANGED });
  await row.getByRole("link", { name: "记录走访" }).click();
  await answer("怎么走访的", "入户走访").click();
  for (const part of ["生活", "监护", "健康", "家庭", "康复"]) await answer(part, "没有变化").click();
  await answer("安全", "没有异常").click();
  await answer("就学", "有变化").click();
  await choose(page.getByRole("combobox", { name: "哪一项变了" }), "是否寄宿");
  await page.getByRole("group", { name: "是否寄宿" }).getByRole("radio", { name: "是", exact: true }).check();
  await page.getByRole("button", { name: "保存走访记录" }).click();
  await page.getByText("走访已记录").waitFor();
  await page.getByRole("link", { name: "打开儿童档案" }).click();
  await page.getByRole("tab", { name: "时间轴" }).click();
  await page.getByText(`${today()}入户走访（走访记录`, { exact: false }).first().waitFor();
});

test("the supervisor checks a visit that was drawn and corrects the file", async () => {
  const { page, signIn, picture } = desk;
  await signIn(BUREAU, "town");
  const todo = page.getByRole("listitem").filter({ hasText: "走访被抽中" });
  await todo.filter({ hasText: CHANGED }).getByRole("link", { name: "抽查" }).click();
  await page.getByRole("button", { name: "抽查这次走访" }).click();
  await page.getByRole("radio", { name: "入户走访" }).click();
  await page.getByRole("radio", { name: "不符", exact: true }).click();
  await page.getByRole("textbox", { name: "抽查发现了什么" }).fill("孩子走读，不住校");
  const which = page.getByRole("combobox", { name: "哪一项变了" });
  await which.fill("寄宿");
  await choose(which, "是否寄宿");
  await page.getByRole("group", { name: "是否寄宿" }).getByRole("radio", { name: "否", exact: true }).check();
  await picture("visit-check");
  await page.getByRole("button", { name: "保存抽查结果" }).click();
  await page.getByText("✕ 不符").first().waitFor();
  await page.getByRole("link", { name: "打开儿童档案" }).click();
  await page.getByRole("table", { name: "走访记录" }).getByText("抽查", { exact: true }).first().waitFor();
  await picture("visit-history");
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
});
