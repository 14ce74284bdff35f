import { screen, within } from "@testing-library/react";
import type { WorkDue, WorkForm, WorkList } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const place = { code: "350502000000", name: "鲤城区" };
const RECORD = "0190a000-0000-7000-8000-00000000a001";
const DEMAND = {
  id: "X.meeting",
  title: { zh: "工作协调会议", en: "Coordination" },
  clause: "X-1",
  kind: "meeting",
} as const;
const LIST: WorkList = {
  rows: [
    {
      record: RECORD,
      kind: "inspection",
      day: "2018-03-02",
      title: "消防检查",
      place,
      institution: { id: "0190a000-0000-7000-8000-00000000b001", name: "区福利院" },
      dueOn: "2018-03-20",
      doneOn: null,
      late: true,
      voided: false,
    },
  ],
  total: 1,
  today: "2018-04-02",
  mayRecord: true,
};
const FORM: WorkForm = {
  today: "2018-04-02",
  place,
  kinds: [
    {
      kind: "meeting",
      forms: [
        {
          id: "X.form",
          title: { zh: "会议机构", en: "Body" },
          clauses: ["X-1"],
          fields: [
            { id: "body", title: { zh: "机构名称", en: "Name" }, type: "text", required: true, options: [] },
          ],
        },
      ],
    },
    { kind: "other", forms: [] },
  ],
  demands: [DEMAND],
  institutions: [],
  workers: [],
};
const DUE: WorkDue = {
  today: "2018-04-02",
  duties: [
    { ...DEMAND, every: null, setting: "X.months", last: null, due: null, overdue: false },
    {
      id: "X.publicity",
      title: { zh: "政策宣传", en: "Publicity" },
      clause: null,
      kind: null,
      every: null,
      setting: null,
      last: { record: RECORD, day: "2018-03-02" },
      due: null,
      overdue: false,
    },
  ],
  deadlines: [
    {
      id: "X.by",
      title: { zh: "机构全覆盖", en: "Everywhere" },
      clause: "X-2",
      kind: null,
      roles: [{ zh: "县级", en: "County" }],
      by: "2017-12-31",
      answered: null,
      passed: true,
    },
  ],
  open: [],
};

const { procedure, router } = stand;
const procedures = {
  list: procedure.query(() => LIST),
  form: procedure.query(() => FORM),
  due: procedure.query(() => DUE),
};

test("the list says what is late, and its filters are in the address", async () => {
  const asked: unknown[] = [];
  const list = procedure
    .input((input) => input)
    .query(({ input }) => {
      asked.push(input);
      return LIST;
    });
  await openConsole("/work?kind=inspection&state=late", {}, router({ workRecords: { ...procedures, list } }));
  const table = within(await screen.findByRole("table", { name: "工作记录" }));
  expect(table.getByRole("row", { name: /消防检查/ }).textContent).toContain("2018-03-20 到期，已超期");
  expect(asked).toContainEqual(expect.objectContaining({ kind: "inspection", state: "late" }));
});

test("a meeting is written down on the region's form, for the demand it answers", async () => {
  const sent: unknown[] = [];
  const record = procedure
    .input((input) => input)
    .mutation(({ input }) => {
      sent.push(input);
      return { record: RECORD };
    });
  const { user } = await openConsole(
    "/work?answer=X.meeting",
    {},
    router({ workRecords: { ...procedures, record } }),
  );
  const dialog = within(await screen.findByRole("dialog"));
  const submit = dialog.getByRole("button", { name: /登\s*记/ });
  expect(submit.hasAttribute("disabled")).toBe(true);
  await user.type(dialog.getByLabelText("机构名称 *"), "领导小组");
  await user.click(submit);
  await screen.findByRole("table", { name: "工作记录" });
  expect(sent).toEqual([
    expect.objectContaining({
      kind: "meeting",
      title: "工作协调会议",
      day: "2018-04-02",
      form: "X.form",
      fields: { body: "领导小组" },
      provision: "X.meeting",
      division: place.code,
    }),
  ]);
});

test("what is due says where a term is missing, and shows passed days and matters without a rhythm", async () => {
  await openConsole("/work?tab=due", {}, router({ workRecords: procedures }));
  const regular = within(await screen.findByRole("table", { name: "定期工作" }));
  const row = regular.getByRole("row", { name: /工作协调会议/ });
  expect(row.textContent).toContain("由本单位设定，尚未设定");
  expect(within(row).getByRole("link", { name: "去设定" }).getAttribute("href")).toBe(
    "/policy?view=standards&parameter=X.months",
  );
  const deadlines = within(screen.getByRole("table", { name: "文件规定的期限" }));
  expect(deadlines.getByText("期限已过，没有登记落实情况")).toBeDefined();
  const others = within(screen.getByRole("table", { name: "要求留记录的其他事项" }));
  expect(others.getByRole("row", { name: /政策宣传/ }).textContent).toContain("2018-03-02");
});

test("an auditor reads and is offered nothing to write", async () => {
  await openConsole("/work", { role: "auditor" }, router({ workRecords: procedures }));
  await screen.findByRole("table", { name: "工作记录" });
  expect(screen.queryByRole("button", { name: "登记工作" })).toBeNull();
});
