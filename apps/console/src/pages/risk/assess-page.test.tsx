import { screen, within } from "@testing-library/react";
import type { ChildRisk } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHILD = "0190a000-0000-7000-8000-000000000009";
const RISK: ChildRisk = {
  name: "林小荷",
  scheme: {
    title: { zh: "困境儿童风险等级", en: "Risk" },
    clause: "LC-2-e",
    source: { zh: "泉政办〔2016〕56号", en: "document 56" },
    levels: [
      { level: 1, title: { zh: "一级", en: "Level 1" }, colour: "red" },
      { level: 2, title: { zh: "二级", en: "Level 2" }, colour: "blue" },
    ],
  },
  criteria: {
    criteria: [{ id: "hurt", text: "受过伤害", weight: 5 }],
    bands: [
      { level: 1, from: 5 },
      { level: 2, from: 0 },
    ],
    from: "2018-01-01",
    documentNumber: null,
    official: false,
    reason: "试行",
    enteredBy: "王秀兰",
    enteredAt: "2018-01-01T00:00:00.000Z",
  },
  signs: [
    { id: "harm", title: { zh: "正在受到伤害", en: "Harm" } },
    { id: "alone", title: { zh: "无人照看", en: "Alone" } },
    { id: "health", title: { zh: "伤病危急", en: "Ill" } },
  ],
  level: null,
  reassessOn: null,
  interval: 6,
  version: 3,
  open: true,
  today: "2018-04-10",
  assessments: [],
};

async function openForm() {
  const sent: Record<string, unknown>[] = [];
  const { procedure, router } = stand;
  const more = router({
    risk: {
      ofChild: procedure.query(() => RISK),
      assess: procedure
        .input((input) => input as Record<string, unknown>)
        .mutation(({ input }) => {
          sent.push(input);
          return { id: "x" };
        }),
    },
  });
  const opened = await openConsole(`/risk/new?child=${CHILD}`, { role: "countyOfficer" }, more);
  await screen.findByRole("heading", { name: "评定风险 · 林小荷" });
  const answer = (part: string, name: string) =>
    opened.user.click(within(screen.getByRole("radiogroup", { name: part })).getByRole("radio", { name }));
  const save = () => opened.user.click(screen.getByRole("button", { name: "保存评定" }));
  return { ...opened, sent, answer, save };
}

test("danger leads to a report, and no level is sent before it is said that it was reported", async () => {
  const { answer, save, sent } = await openForm();
  await answer("正在受到伤害", "是");
  await answer("无人照看", "否");
  await answer("伤病危急", "否");
  expect(screen.getByRole("link", { name: "立即报告侵害" }).getAttribute("href")).toBe(
    `/protection/new?child=${CHILD}`,
  );
  await save();
  expect((await screen.findByRole("alert")).textContent).toContain("孩子现在有危险吗");
  expect(sent).toEqual([]);
});

test("answers are weighed, what is not known is named, and the bureau's interval proposes the next day", async () => {
  const { user, answer, save, sent } = await openForm();
  expect(screen.getByText("非官方文本")).toBeTruthy();
  for (const sign of ["正在受到伤害", "无人照看", "伤病危急"]) await answer(sign, "否");
  await answer("受过伤害", "不清楚");
  expect(screen.getByText("未查清的如属实为 5", { exact: false })).toBeTruthy();
  await answer("等级", "一级");
  expect(screen.getByText("与按标准得出的等级不同", { exact: false })).toBeTruthy();
  await user.type(screen.getByLabelText("理由"), "旧伤原因不明");
  await save();
  await expect.poll(() => sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    childId: CHILD,
    version: 3,
    criteriaFrom: "2018-01-01",
    answers: [{ criterion: "hurt", answer: "unknown" }],
    level: 1,
    reassessOn: "2018-10-10",
  });
});
