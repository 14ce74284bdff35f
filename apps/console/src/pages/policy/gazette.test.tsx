import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { gazetteServer, PREVIEW } from "../../testing/gazette-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

test("a proposal is gazetted with its amount and first day; what it changes is said before", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "公布此标准" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "录入标准" });
  expect(within(dialog).getByLabelText<HTMLInputElement>("月标准（元）").value).toBe("781.00");
  expect(within(dialog).getByLabelText<HTMLInputElement>("执行起始日期", { selector: "input" }).value).toBe(
    "2019-01-01",
  );
  await user.type(within(dialog).getByLabelText("文号"), "测试〔2019〕1号");
  await user.type(within(dialog).getByLabelText("印发日期"), "2019-01-05{Enter}");
  const said12 = await within(dialog).findByText(/12 名儿童的津贴按此标准计算/);
  expect(said12.textContent).toContain("由 ¥31,074.00 变为 ¥31,514.00（+¥440.00）");
  expect(said12.textContent).toContain("其中 2 名金额待定");
  expect(within(dialog).getByText(/已审批的月份不会自行改动：2018-02、2018-03/)).toBeTruthy();
  expect(within(dialog).getByText(/补发：11 名儿童，共 ¥880.00/)).toBeTruthy();
  const sums = within(dialog).getByRole("table", { name: "按档次和月份" });
  expect(
    within(sums)
      .getAllByRole("row")
      .map((row) => row.textContent),
  ).toEqual(["父母双亡11 名+¥880.00", "2018-0211 名+¥440.00", "2018-0311 名+¥440.00"]);
  await user.click(save);
  await waitFor(() =>
    expect(said).toEqual([
      [
        "enterStandard",
        {
          parameter: "T.low",
          validFrom: "2019-01-01",
          value: 78_100,
          documentNumber: "测试〔2019〕1号",
          issuedOn: "2019-01-05",
          proposed: 78_100,
          replaces: null,
          preview: PREVIEW,
        },
      ],
    ]),
  );
});

test("while what it means is worked on, nothing can be entered; then it says whom it concerns, by name in the own towns", async () => {
  const { more, said, done } = gazetteServer(true);
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "公布此标准" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "录入标准" });
  await user.type(within(dialog).getByLabelText("文号"), "测试〔2019〕1号");
  await user.type(within(dialog).getByLabelText("印发日期"), "2019-01-05{Enter}");
  const progress = await within(dialog).findByRole("region", { name: "正在测算对全部儿童的影响" });
  expect(progress.textContent).toContain("40%");
  expect(save.disabled).toBe(true);
  done();
  await user.click(await within(dialog).findByText("城关镇：9 名，¥720.00（看名单）"));
  const list = await within(dialog).findByRole("table", { name: "城关镇涉及的儿童" });
  expect(list.textContent).toContain("2018-02 至 2018-03（2 个月） ¥737.00 → ¥781.00");
  expect(within(dialog).getByRole("table", { name: "本单位其他地区" }).textContent).toContain("2 名+¥160.00");
  expect(said).toEqual([["standardChildren", { id: PREVIEW, area: "640423100000" }]]);
  expect(save.disabled).toBe(false);
});

test("another amount than the proposal shows the difference and waits for the reason", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "公布此标准" }));
  const dialog = await screen.findByRole("dialog");
  const save = within(dialog).getByRole<HTMLButtonElement>("button", { name: "录入标准" });
  await user.type(within(dialog).getByLabelText("文号"), "测试〔2019〕1号");
  await user.type(within(dialog).getByLabelText("印发日期"), "2019-01-05{Enter}");
  const amount = within(dialog).getByLabelText("月标准（元）");
  await user.clear(amount);
  await user.type(amount, "790");
  // Nothing is saved before what it means is known for this very amount.
  expect(save.disabled).toBe(true);
  expect(await within(dialog).findByText(/公式测算为 ¥781.00，录入的金额高出 ¥9.00/)).toBeTruthy();
  expect(save.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText("与测算值不同的理由"), "按公布文件执行");
  await user.click(save);
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]?.[1]).toMatchObject({ value: 79_000, proposed: 78_100, note: "按公布文件执行" });
});

test("the timeline says who entered a value, when and by which document, beside what the formula gave", async () => {
  await openConsole("/policy?view=standards", { role: "countyFinance" }, gazetteServer().more);
  const line = await screen.findByText(/2018-01-05 印发 · 王秀兰 录入/);
  expect(line.textContent).toContain("2018-01-06 10:00");
  expect(line.textContent).toContain("当时测算 ¥736.00");
  expect(line.textContent).toContain("理由：按公布文件");
  expect(screen.queryByRole("button", { name: "公布此标准" })).toBeNull();
  expect(screen.queryByRole("button", { name: "录入 2017 年数据" })).toBeNull();
});

test("a statistic that the formula misses is a link that opens its dialog with the year", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?view=standards", {}, more);
  await user.click(await screen.findByRole("button", { name: "录入 2017 年数据" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText<HTMLInputElement>("数据年度").value).toBe("2017");
  await user.type(within(dialog).getByLabelText("文号"), "测试公报");
  await user.type(within(dialog).getByLabelText("印发日期"), "2018-03-01{Enter}");
  await user.type(within(dialog).getByLabelText("公布数据（元）"), "9732.9");
  await user.click(within(dialog).getByRole("button", { name: "录入数据" }));
  await waitFor(() =>
    expect(said).toEqual([
      [
        "enterStandard",
        {
          parameter: "T.income",
          validFrom: "2017-01-01",
          value: "9732.9",
          documentNumber: "测试公报",
          issuedOn: "2018-03-01",
        },
      ],
    ]),
  );
});

test("beside a clause a term left open says so and is entered there; a chain shows its stages in order", async () => {
  const { more, said } = gazetteServer();
  const { user } = await openConsole("/policy?clause=T-1", {}, more);
  const stages = await screen.findByText("强制报告");
  const chain = stages.closest("ol");
  expect([...(chain?.children ?? [])].map((stage) => stage.textContent)).toEqual([
    "强制报告由谁办理：儿童主任 ",
    "应急处置",
  ]);
  expect(screen.getByText("先经公安机关教育")).toBeTruthy();
  expect(screen.getByText("2018-01-01 起由本单位录入")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "录入设定" }));
  const save = await screen.findByRole<HTMLButtonElement>("button", { name: "保存设定" });
  await user.type(screen.getByLabelText("几个月"), "3");
  await user.type(screen.getByLabelText("执行起始日期"), "2018-05-01{Enter}");
  expect(save.disabled).toBe(true);
  await user.type(screen.getByLabelText("设定理由"), "局务会议");
  expect(screen.getByText(/按“3 个月”执行/)).toBeTruthy();
  await user.click(save);
  await waitFor(() =>
    expect(said).toEqual([
      ["enterSetting", { setting: "T.interval", value: 3, validFrom: "2018-05-01", reason: "局务会议" }],
    ]),
  );
});

test("the printed handbook carries every rule once, in full at its first clause", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  const { user } = await openConsole("/policy", {}, gazetteServer().more);
  await user.click(await screen.findByRole("button", { name: /打印政策手册/ }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  const paper = document.querySelector(".handbook");
  expect(paper?.textContent?.match(/由谁办理：儿童主任/g)).toHaveLength(1);
  expect(paper?.textContent).toContain("（见 T-1）");
  // A named rule is said in full at its own clause only.
  expect(paper?.textContent?.match(/重点儿童的条件/g)).toHaveLength(1);
  expect(paper?.textContent).toContain("间隔由本单位设定 尚未录入");
  vi.unstubAllGlobals();
});
