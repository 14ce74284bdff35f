import { screen, within } from "@testing-library/react";
import type { RecordedVisit, VisitForm } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHILD = "0190a000-0000-7000-8000-000000000009";
const FORM: VisitForm = {
  child: {
    id: CHILD,
    version: 3,
    name: "马小云",
    sex: "female",
    age: 8,
    divisionName: "城关镇红崖社区",
    guardian: "马德福",
    phone: "13900000000",
    address: null,
  },
  today: "2018-04-10",
  plan: {
    basis: "cadence",
    due: "2018-04-12",
    cadence: {
      id: "visits.others",
      title: { zh: "其余在册儿童的走访间隔", en: "Others" },
      clause: null,
      every: { count: 30, unit: "days" },
      setting: "visits.others",
    },
    worker: null,
    lastOn: "2018-03-13",
    verifiedOn: null,
  },
  sections: [
    { section: "living", facts: [] },
    {
      section: "guardianship",
      facts: [
        {
          name: "mother.statuses",
          label: { zh: "母亲状况", en: "Mother" },
          shown: { zh: "外出务工", en: "away for work" },
          value: [{ status: "migrantWork" }],
          from: "2018-03-20",
          fresh: true,
        },
      ],
    },
    {
      section: "schooling",
      facts: [
        {
          name: "boarding",
          label: { zh: "是否寄宿", en: "Boards" },
          shown: null,
          value: null,
          from: null,
          fresh: false,
        },
      ],
    },
    { section: "health", facts: [] },
    { section: "safety", facts: [] },
  ],
  questions: [
    {
      name: "disabled",
      label: { zh: "是否残疾", en: "Disabled" },
      ask: { zh: "孩子有残疾吗？", en: "Is the child disabled?" },
    },
  ],
  fields: [
    {
      form: "LC.form.visit",
      field: "family",
      title: { zh: "家庭", en: "Family" },
      clause: "LC-4.2-p",
      type: "text",
      required: true,
      options: [],
    },
  ],
  proposed: "2018-05-10",
};
const RECORDED: RecordedVisit = {
  id: "0190a000-0000-7000-8000-000000000010",
  changes: {
    gained: [{ zh: "家庭困境儿童", en: "Family difficulty" }],
    lost: [],
    allowance: null,
    needs: { before: 3, after: 1 },
  },
  due: "2018-05-10",
  basis: "cadence",
  concern: false,
};

async function openForm(answer: Partial<RecordedVisit> = {}) {
  const sent: Record<string, unknown>[] = [];
  const { procedure, router } = stand;
  const more = router({
    attachments: { list: procedure.query(() => []) },
    visits: {
      form: procedure.query(() => FORM),
      record: procedure
        .input((input) => input as Record<string, unknown>)
        .mutation(({ input }) => {
          sent.push(input);
          return { ...RECORDED, ...answer };
        }),
    },
  });
  const opened = await openConsole(`/visits/new?child=${CHILD}`, { role: "villageWorker" }, more);
  await screen.findByRole("heading", { name: "走访 马小云" });
  const answerTo = (part: string, name: string) =>
    opened.user.click(within(screen.getByRole("radiogroup", { name: part })).getByRole("radio", { name }));
  return { ...opened, sent, answerTo };
}

test("nothing is answered beforehand, and what is missing is named instead of sent", async () => {
  const { user, sent } = await openForm();
  expect(screen.queryAllByRole("radio", { checked: true })).toEqual([]);
  expect(screen.getAllByRole("radio", { checked: false }).length).toBeGreaterThan(15);
  await user.click(screen.getByRole("button", { name: "保存走访记录" }));
  const alert = await screen.findByRole("alert");
  for (const part of ["怎么走访的", "生活", "监护", "就学", "健康", "安全", "家庭"])
    expect(alert.textContent).toContain(part);
  expect(sent).toEqual([]);
});

test("a routine visit says what was confirmed and tells what follows", async () => {
  const { user, sent, answerTo } = await openForm();
  expect(screen.getByText("上次走访后新登记，请核对", { exact: false })).toBeTruthy();
  await answerTo("怎么走访的", "入户走访");
  for (const part of ["生活", "监护", "就学", "健康", "家庭"]) await answerTo(part, "没有变化");
  await answerTo("安全", "没有异常");
  await user.click(screen.getByRole("button", { name: "保存走访记录" }));
  expect(await screen.findByText("走访已记录")).toBeTruthy();
  expect(screen.getByText("现在可以认定：家庭困境儿童", { exact: false })).toBeTruthy();
  expect(screen.getByText("下次走访 2018-05-10")).toBeTruthy();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    childId: CHILD,
    version: 3,
    kind: "home",
    on: "2018-04-10",
    facts: [],
    fields: [{ form: "LC.form.visit", field: "family", answer: "same" }],
  });
  expect(sent[0]).not.toHaveProperty("next");
});

test("a change is said with its day, a question left alone stays unknown, another day needs a reason", async () => {
  const { user, sent, answerTo } = await openForm();
  await answerTo("怎么走访的", "电话访问");
  for (const part of ["生活", "监护", "健康", "家庭", "安全"]) await answerTo(part, "没有了解到");
  await answerTo("就学", "有变化");
  await user.click(screen.getByRole("combobox", { name: "哪一项变了" }));
  await user.click(await screen.findByText("是否寄宿", { selector: ".ant-select-item-option-content" }));
  await user.click(
    within(screen.getByRole("group", { name: "是否寄宿" })).getByRole("radio", { name: "是" }),
  );
  await user.click(screen.getByRole("button", { name: "改日期" }));
  await user.click(screen.getByRole("button", { name: "保存走访记录" }));
  expect((await screen.findByRole("alert")).textContent).toContain("下次走访");
  expect(sent).toEqual([]);
  await user.click(screen.getByRole("button", { name: "按间隔，不改" }));
  await user.click(screen.getByRole("button", { name: "保存走访记录" }));
  await screen.findByText("走访已记录");
  expect(sent[0]).toMatchObject({ facts: [{ name: "boarding", value: true, from: "2018-04-10" }] });
});

test("something wrong with safety leads to the report of harm, before and after it is saved", async () => {
  const { user, answerTo } = await openForm({ concern: true });
  await answerTo("安全", "发现异常");
  const report = () => screen.getByRole("link", { name: "报告侵害" }).getAttribute("href");
  expect(report()).toBe(`/report?child=${CHILD}`);
  await answerTo("怎么走访的", "入户走访");
  for (const part of ["生活", "监护", "就学", "健康", "家庭"]) await answerTo(part, "没有变化");
  await user.click(screen.getByRole("button", { name: "保存走访记录" }));
  await screen.findByText("您记录了安全异常，请立即报告。", { exact: false });
  expect(report()).toBe(`/report?child=${CHILD}`);
});
