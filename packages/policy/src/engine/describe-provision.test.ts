import { expect, test } from "vitest";
import { tinySource } from "../../test/tiny-pack.ts";
import type { Provision } from "../artefact/provision.ts";
import { all, holds, under } from "../author/conditions.ts";
import { assemble, both } from "../author/pack.ts";
import {
  type AuthoredProvision,
  alert,
  bureauSetting,
  cadence,
  deadline,
  field,
  form,
  fromParentStatus,
  institutionRule,
  months,
  report,
  required,
  riskScheme,
  roles,
  row,
  setting,
  staffRule,
  timer,
  workingDays,
} from "../author/provisions.ts";
import { describeRule } from "./describe-rule.ts";
import type { RuleLine } from "./rule-line.ts";

const title = both("名称", "Title");
const director = { role: "villageWorker", title: both("儿童主任", "Director"), clauses: ["TY-5"] } as const;
const linesOf = ({ text, children = [] }: RuleLine): string[] => [text.zh, ...children.flatMap(linesOf)];

/** All lines of the rule under an id, in a pack with these provisions; two titles of one role, by date. */
function said(id: string, ...provisions: AuthoredProvision[]) {
  const pack = assemble({
    ...tinySource,
    roles: [
      { ...director, title: both("督导员", "Monitor"), from: "2018-01-01", until: "2019-09-20" },
      { ...director, from: "2019-09-20" },
    ],
    mechanisms: [
      {
        id: "TY.chain",
        title,
        clauses: ["TY-5"],
        stages: [
          { id: "report", title: both("报告", "Report"), roles: ["villageWorker"], within: workingDays(3) },
          { id: "help", title: both("帮扶", "Help"), within: { setting: "TY.interval" } },
        ],
      },
    ],
    provisions: [bureauSetting("TY.interval", "TY-5", title, { unit: "months" }), ...provisions],
  });
  return describeRule(pack, id) ?? { text: both("无", "none") };
}

const WORKER = "儿童主任（村（居）儿童工作人员；2019-09-20 前称督导员）";

test("a term is a number only where the document gives one, else it names the bureau's setting", () => {
  const every = (term: Extract<Provision, { kind: "cadence" }>["every"]) =>
    said(
      "TY.visit",
      cadence("TY.visit", "TY-5", title, { subject: "visit", roles: roles("auditor"), every: term }),
    );
  expect(linesOf(every(months(3)))).toEqual(["名称", "由谁办理：审计人员", "事项：走访", "每 3 个月一次"]);
  expect(every(setting("TY.interval")).children?.at(-1)).toEqual({
    text: { zh: "间隔由本单位设定", en: "Interval set by the bureau" },
    setting: "TY.interval",
  });
  expect(said("TY.interval").children).toEqual([
    { text: { zh: "由本单位设定", en: "Set by the bureau" }, setting: "TY.interval" },
  ]);
});

test("an alert says to whom and its whole condition; a timer its beginning, its end and what follows", () => {
  const rung = alert("TY.alone", "TY-5", title, {
    roles: roles("villageWorker", "department.police"),
    when: all(under(16), holds("livesAlone")),
  });
  expect(linesOf(said("TY.alone", rung))).toEqual([
    "名称",
    `提示给：${WORKER}、公安机关`,
    "符合下列条件即提示，直至情况消除",
    "同时符合下列各项",
    "未满16周岁",
    "单独居住",
  ]);
  const term = timer("TY.refused", "TY-5", title, {
    roles: roles("countyOfficer"),
    starts: fromParentStatus("refusesDuty"),
    after: months(6),
    does: both("研判", "Consider"),
  });
  expect(linesOf(said("TY.refused", term))).toEqual([
    "名称",
    "由谁办理：县级民政部门",
    "自父母一方不履行监护职责之日起满 6 个月",
    "届时：研判",
  ]);
});

test("a form says its record and each field with its kind; a report what each row counts", () => {
  const record = form("TY.form", "TY-5", title, {
    record: "visit",
    fields: [
      required(field("on", "走访日期", "Day", "date")),
      field("rating", "评估", "Rating", "choice", [
        ["good", "好", "Good"],
        ["poor", "差", "Poor"],
      ]),
    ],
  });
  expect(linesOf(said("TY.form", record))).toEqual([
    "名称",
    "记录：走访记录",
    "栏目",
    "走访日期（日期，必填）",
    "评估（选项：好、差）",
  ]);
  const rows = report("TY.report", "TY-5", title, {
    roles: roles("countyOfficer"),
    rows: [row("alone", "独居儿童", "Living alone", holds("livesAlone")), row("other", "其他", "Other")],
  });
  expect(linesOf(said("TY.report", rows))).toEqual([
    "名称",
    "由谁报送：县级民政部门",
    "报告项目",
    "独居儿童：统计下列情形",
    "单独居住",
    "其他：由报送人填写",
  ]);
});

test("a form says for whom it must be there", () => {
  const plan = form("TY.plan", "TY-5", title, {
    record: "carePlan",
    fields: [field("goal", "目标", "Goal")],
    of: holds("livesAlone"),
  });
  expect(linesOf(said("TY.plan", plan)).slice(-2)).toEqual(["须有这份记录的儿童", "单独居住"]);
});

test("a scheme of risk says its levels and where their criteria stand; levels are numbered from the highest", () => {
  const levels = [
    { level: 1, title: both("高", "High"), colour: "red" as const },
    { level: 2, title: both("低", "Low"), colour: "blue" as const },
  ];
  const scheme = (of: typeof levels, source?: ReturnType<typeof both>) =>
    said("TY.risk", riskScheme("TY.risk", "TY-5", title, { levels: of, ...(source && { source }) }));
  expect(linesOf(scheme(levels))).toEqual([
    "名称",
    "等级（1 为最高）",
    "1：高",
    "2：低",
    "划分标准由本单位录入",
  ]);
  expect(linesOf(scheme(levels, both("某号文", "document X"))).at(-1)).toContain("某号文");
  expect(() => scheme(levels.toReversed())).toThrow("numbered in order");
  expect(() => scheme(levels.map((one) => ({ ...one, colour: "red" as const })))).toThrow(
    "a colour of its own",
  );
});

test("how many, by when and for whom an institution is, are said", () => {
  const staff = staffRule("TY.staff", "TY-5", title, {
    roles: roles("villageWorker"),
    count: { per: "village", min: 1, max: 1 },
    gate: true,
  });
  expect(linesOf(said("TY.staff", staff))).toEqual([
    "名称",
    `适用人员：${WORKER}`,
    "每个村（居） 1 名",
    "未达到前不得接触个案",
  ]);
  const home = institutionRule("TY.home", "TY-5", title, {
    institution: "home",
    count: { per: "county", min: 1 },
    refuses: holds("livesAlone"),
  });
  expect(linesOf(said("TY.home", home))).toEqual(["名称", "每个县（区）至少 1 个", "不予接收", "单独居住"]);
  const day = deadline("TY.day", "TY-5", title, { roles: roles("auditor"), by: "2020-12-31" });
  expect(linesOf(said("TY.day", day))).toEqual(["名称", "由谁办理：审计人员", "不迟于 2020-12-31"]);
});

test("a response chain has its stages in order, with owners and deadlines; a role its titles by date", () => {
  const stages = said("TY.chain").children ?? [];
  expect(stages.map(linesOf)).toEqual([
    ["报告", `由谁办理：${WORKER}`, "3 个工作日内"],
    ["帮扶", "时限由本单位设定"],
  ]);
  expect(stages.every(({ stage }) => stage)).toBe(true);
  expect(stages[1]?.children?.[0]?.setting).toBe("TY.interval");
  expect(linesOf(said("role.villageWorker")).slice(-2)).toEqual([
    "督导员（2018-01-01 起，2019-09-20 前）",
    "儿童主任（2019-09-20 起）",
  ]);
});
