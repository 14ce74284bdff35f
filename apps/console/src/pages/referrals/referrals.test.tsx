import { screen, within } from "@testing-library/react";
import type { AskedReferral } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { A, ASKED, B, C, desk, LETTER } from "../../testing/referrals-desk.ts";
import { openConsole } from "../../testing/render-console.tsx";

test("the list says what is late in words and keeps its filters in the address", async () => {
  const asked: unknown[] = [];
  const { user } = await openConsole("/referrals?view=overdue", {}, desk(asked));
  const row = (await screen.findByRole("link", { name: LETTER.text })).closest("tr");
  expect(row?.textContent).toContain("⚠ 2018-04-01，已超期");
  expect(row?.textContent).toContain("教育");
  await user.click(screen.getByRole("checkbox", { name: "只看我交办的" }));
  await expect.poll(() => asked.at(-1)).toMatchObject({ view: "overdue", mine: true });
});

test("statistics show each department's figures", async () => {
  await openConsole("/referrals?tab=statistics", {}, desk());
  const row = await screen.findByRole("row", { name: /教育/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .slice(1)
      .map((cell) => cell.textContent),
  ).toEqual(["9", "4", "1", "4", "2", "1", "0", "3"]);
});

test("statistics tell how families' requests came in", async () => {
  await openConsole("/referrals?tab=statistics", {}, desk());
  const row = await screen.findByRole("row", { name: /来电/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent)
      .slice(-4),
  ).toEqual(["6", "4", "2", "5"]);
});

test("a village worker has the list alone", async () => {
  await openConsole("/referrals", { role: "villageWorker" }, desk());
  expect(await screen.findByRole("link", { name: LETTER.text })).toBeTruthy();
  expect(screen.queryByRole("tab", { name: "统计" })).toBeNull();
});

test("a letter shows what will be disclosed, ticked no further than the kind needs", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(`/referrals/new?child=${B}`, {}, desk(sent));
  expect((await screen.findByRole("checkbox", { name: /儿童姓名 马小云/ })).hasAttribute("checked")).toBe(
    true,
  );
  expect(screen.getByText("（对方看到完整号码）")).toBeTruthy();
  expect(screen.queryByRole("checkbox", { name: /住校/ })).toBeNull();
  await user.click(screen.getByRole("button", { name: "显示另外 1 项情况" }));
  expect(screen.getByRole("checkbox", { name: /住校/ }).hasAttribute("checked")).toBe(false);
  expect(screen.getByText("不填则为 2018-04-09（由本单位设定）。")).toBeTruthy();
  await user.click(screen.getByRole("checkbox", { name: /公民身份号码/ }));
  await user.click(screen.getByRole("combobox", { name: "交办给" }));
  await user.click(await screen.findByText("卫生健康"));
  expect(await screen.findByText("对方在本单位还没有账号")).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "要核实什么" }), "请核实");
  await user.click(screen.getByRole("button", { name: "发送" }));
  await expect
    .poll(() => sent.at(-1))
    .toMatchObject({ childId: B, kind: "question", department: "health", fields: ["name"], text: "请核实" });
});

test("an institution of the register is asked by its name", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(`/referrals/new?child=${B}`, {}, desk(sent));
  await user.type(await screen.findByRole("combobox", { name: "交办给" }), "启明");
  await user.click(await screen.findByText("启明康复中心（残疾儿童康复机构）"));
  expect(screen.queryByText("对方在本单位还没有账号")).toBeNull();
  await user.type(screen.getByRole("textbox", { name: "要核实什么" }), "请核实");
  await user.click(screen.getByRole("button", { name: "发送" }));
  await expect.poll(() => sent.at(-1)).toMatchObject({ institution: C, text: "请核实" });
  expect(sent.at(-1)).not.toHaveProperty("department");
});

test("a fact that is more than yes or no is answered in its own field, money in yuan", async () => {
  const sent: unknown[] = [];
  const money = { ...ASKED, fact: "drawnFen" } as const;
  const { user } = await openConsole(`/referrals/${A}`, { role: "departmentStaff" }, desk(sent, money));
  const form = await screen.findByRole("form", { name: "答复" });
  await user.click(within(form).getByRole("radio", { name: "已查明" }));
  expect(within(form).queryByRole("radio", { name: "是" })).toBeNull();
  await user.type(within(form).getByRole("textbox", { name: "已享受待遇月额" }), "531.5");
  await user.type(within(form).getByRole("textbox", { name: "办理情况" }), "低保每月");
  await user.click(within(form).getByRole("button", { name: "提交答复" }));
  await expect
    .poll(() => sent.at(-1))
    .toEqual({ id: A, version: 1, reply: "answered", text: "低保每月", value: 53_150 });
});

test("the form that the letter asks for is filled in before the reply goes", async () => {
  const sent: unknown[] = [];
  const hospital = { id: "hospital", title: { zh: "医院", en: "Hospital" }, type: "text", required: true };
  const form = {
    id: "F",
    title: { zh: "救治转介", en: "Treatment" },
    clauses: [],
    fields: [{ ...hospital, options: [] }],
  };
  const letter = { ...ASKED, kind: "service", form } as const;
  const { user } = await openConsole(
    `/referrals/${A}`,
    { role: "departmentStaff" },
    desk(sent, letter as AskedReferral),
  );
  const reply = await screen.findByRole("form", { name: "答复" });
  await user.click(within(reply).getByRole("radio", { name: "已办结" }));
  await user.type(within(reply).getByRole("textbox", { name: "办理情况" }), "已收治");
  const submit = within(reply).getByRole("button", { name: "提交答复" });
  expect(submit.hasAttribute("disabled")).toBe(true);
  await user.type(within(reply).getByRole("textbox", { name: "医院 *" }), "市第一医院");
  await user.click(submit);
  await expect
    .poll(() => sent.at(-1))
    .toMatchObject({ reply: "answered", fields: { hospital: "市第一医院" } });
});

test("the sender confirms the answer into the file with its day", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(`/referrals/${A}`, {}, desk(sent));
  expect(await screen.findByRole("checkbox", { name: /记入档案：/ })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "确认并办结" }));
  await expect
    .poll(() => sent.at(-1))
    .toEqual({
      id: A,
      version: 3,
      outcome: "known",
      facts: [{ name: "boarding", value: true, from: "2018-03-01" }],
      childVersion: 7,
    });
});

test("a department reads the letter and answers on one page, and is shown no way to a file", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(`/referrals/${A}`, { role: "departmentStaff" }, desk(sent, ASKED));
  expect(await screen.findByText("这里是交办方提供的全部内容，请只用于办理本事项。")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "打开儿童档案" })).toBeNull();
  const form = screen.getByRole("form", { name: "答复" });
  await user.click(within(form).getByRole("radio", { name: "已查明" }));
  await user.type(within(form).getByRole("textbox", { name: "办理情况" }), "在校住校");
  const submit = within(form).getByRole("button", { name: "提交答复" });
  expect(submit.hasAttribute("disabled")).toBe(true);
  await user.click(within(form).getByRole("radio", { name: "是" }));
  await user.click(submit);
  await expect
    .poll(() => sent.at(-1))
    .toEqual({ id: A, version: 1, reply: "answered", text: "在校住校", yes: true });
});

test("a department's desk lists what it is asked", async () => {
  await openConsole("/referrals/asked", { role: "departmentStaff" }, desk([], ASKED));
  const open = await screen.findByRole("button", { name: `办理 ${LETTER.number}` });
  expect(open.closest("a")?.getAttribute("href")).toBe(`/referrals/${A}`);
});

test("a question out of a case stands in the same list, at the old address too, and is answered in place", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole("/protection/requests", { role: "institutionStaff" }, desk(sent, ASKED));
  const row = (await screen.findByText("请说明到校情况")).closest("tr");
  expect(row?.textContent).toContain("⚠ 2018-04-01，已超期");
  expect(row?.textContent).toContain("保护个案");
  await user.click(screen.getByRole("button", { name: "办理 P20180401-482913" }));
  await user.click(await screen.findByRole("radio", { name: "接受办理" }));
  await user.type(screen.getByLabelText("办理情况或原因"), "已核对");
  await user.click(screen.getByRole("button", { name: "提交答复" }));
  await expect.poll(() => sent.at(-1)).toEqual({ id: C, accepted: true, answer: "已核对" });
});
