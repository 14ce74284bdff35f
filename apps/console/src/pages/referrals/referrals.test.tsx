import { screen, within } from "@testing-library/react";
import type {
  AskedReferral,
  DepartmentStatistics,
  Intake,
  ReferralDraft,
  ReferralRow,
  SentView,
} from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const [A, B, C] = [
  "0190a000-0000-7000-8000-00000000000a",
  "0190a000-0000-7000-8000-00000000000b",
  "0190a000-0000-7000-8000-00000000000c",
];
const LETTER = {
  id: A,
  number: "X20180402-482913",
  kind: "question",
  department: "education",
  about: null,
  clause: null,
  text: "请核实是否住校",
  askedBy: "郑秀珍",
  askedAt: "2018-04-02T01:00:00.000Z",
  due: { on: "2018-04-01", from: "bureau", overdue: true },
  state: "sent",
} as const;
const ROW: ReferralRow = {
  ...LETTER,
  childId: B,
  name: "马小云",
  place: "城关镇红崖社区",
  outcome: null,
  repliedAt: null,
  paperNeeded: false,
};
const FIELDS = [
  { key: "name", label: { zh: "儿童姓名", en: "Name" }, value: { zh: "马小云", en: "马小云" } },
  {
    key: "idNumber",
    label: { zh: "公民身份号码", en: "ID number" },
    value: { zh: "****123X", en: "****123X" },
  },
  { key: "fact:boarding", label: { zh: "住校", en: "Boarding" }, value: { zh: "是", en: "yes" } },
];
const ANSWERED: SentView = {
  ...ROW,
  view: "sent",
  state: "answered",
  version: 3,
  fields: FIELDS.slice(0, 1),
  fact: "boarding",
  intake: null,
  acceptedAt: null,
  acceptedBy: null,
  reply: {
    reply: "answered",
    text: "班主任已核实",
    yes: true,
    on: "2018-03-01",
    clause: null,
    rightDepartment: null,
    paper: null,
    by: "吴志刚",
    at: "2018-04-02T02:00:00.000Z",
  },
  closed: null,
  follows: null,
  followedBy: null,
  childVersion: 7,
};
const ASKED: AskedReferral = {
  ...LETTER,
  view: "asked",
  name: "马小云",
  version: 1,
  fields: FIELDS.slice(0, 1),
  acceptedAt: null,
  reply: null,
};
const DRAFT: ReferralDraft = {
  child: { id: B, name: "马小云" },
  intake: null,
  item: null,
  fields: FIELDS.map((field) => ({ ...field, inFull: field.key === "idNumber" })),
  suggested: [],
  reachable: ["education"],
  due: { question: "2018-04-09", service: null, entitlement: null },
};
const STATISTICS: DepartmentStatistics = {
  department: "education",
  asked: 9,
  inTime: 4,
  late: 1,
  waiting: 4,
  overdue: 2,
  returned: 1,
  refused: 0,
  medianDays: 3,
};
const INTAKE: Intake = {
  id: C,
  number: "S20180402-118204",
  source: "phone",
  place: "城关镇红崖社区",
  takenBy: "郑秀珍",
  takenAt: "2018-04-02T01:00:00.000Z",
  referrals: 2,
  closed: 1,
  finished: false,
  childName: "马小云",
  version: 2,
  division: "640423100004",
  child: { id: B, name: "马小云" },
  applicant: "祖母王某",
  phone: null,
  what: "伙食费交不上",
  result: null,
  parts: [ROW],
  mayFinish: true,
};

function desk(sent: unknown[] = [], referral: SentView | AskedReferral = ANSWERED) {
  const { procedure, router } = stand;
  const loose = procedure.input((input) => input);
  const keep = loose.mutation(({ input }) => {
    sent.push(input);
    return { id: A, number: LETTER.number, version: 4 };
  });
  return router({
    referrals: {
      list: loose.query(({ input }) => {
        sent.push(input);
        return { rows: [ROW], total: 1 };
      }),
      statistics: loose.query(() => ({ from: "2018-01-01", to: "2018-04-02", departments: [STATISTICS] })),
      asked: loose.query(() => ({ rows: [{ ...ASKED }], total: 1 })),
      get: loose.query(() => referral),
      draft: loose.query(() => DRAFT),
      intake: loose.query(() => INTAKE),
      send: keep,
      reply: keep,
      close: keep,
      takeIn: keep,
    },
    attachments: { list: loose.query(() => []) },
  });
}

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

test("a village worker has the list alone", async () => {
  await openConsole("/referrals", { role: "villageWorker" }, desk());
  expect(await screen.findByRole("link", { name: LETTER.text })).toBeTruthy();
  expect(screen.queryByRole("tab", { name: "部门统计" })).toBeNull();
});

test("a letter shows what will be disclosed, ticked no further than the kind needs", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(`/referrals/new?child=${B}`, {}, desk(sent));
  expect((await screen.findByRole("checkbox", { name: /儿童姓名 马小云/ })).hasAttribute("checked")).toBe(
    true,
  );
  expect(screen.getByText("（部门看到完整号码）")).toBeTruthy();
  expect(screen.queryByRole("checkbox", { name: /住校/ })).toBeNull();
  await user.click(screen.getByRole("button", { name: "显示另外 1 项情况" }));
  expect(screen.getByRole("checkbox", { name: /住校/ }).hasAttribute("checked")).toBe(false);
  expect(screen.getByText("不填则为 2018-04-09（由本单位设定）。")).toBeTruthy();
  await user.click(screen.getByRole("checkbox", { name: /公民身份号码/ }));
  await user.click(screen.getByRole("combobox", { name: "部门" }));
  await user.click(await screen.findByText("卫生健康"));
  expect(await screen.findByText("该部门在本单位还没有账号")).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "要核实什么" }), "请核实");
  await user.click(screen.getByRole("button", { name: "发送给部门" }));
  await expect
    .poll(() => sent.at(-1))
    .toMatchObject({ childId: B, kind: "question", department: "health", fields: ["name"], text: "请核实" });
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

test("a request is finished only when its departments are done", async () => {
  await openConsole(`/referrals/intakes/${C}`, {}, desk());
  expect(await screen.findByText("还有 1 件部门事项没有办结，办结后才能告知家庭。")).toBeTruthy();
  expect(screen.getByRole("button", { name: "办结受理" }).hasAttribute("disabled")).toBe(true);
});

test("a request taken down answers with the number to tell the family", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole("/referrals/intakes/new", {}, desk(sent));
  await user.type(await screen.findByRole("textbox", { name: "诉求" }), "伙食费交不上");
  await user.click(screen.getByRole("radio", { name: "来电" }));
  await user.click(screen.getByRole("button", { name: "登记并取号" }));
  expect(await screen.findByText("请把这个受理编号告诉家庭。")).toBeTruthy();
  expect(screen.getByText(LETTER.number)).toBeTruthy();
  expect(sent.at(-1)).toMatchObject({ source: "phone", what: "伙食费交不上" });
});
