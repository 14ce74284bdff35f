import { screen } from "@testing-library/react";
import type { ChildPlan, PlanList } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHILD = "0190a000-0000-7000-8000-000000000009";
const SERVICE = "0190a000-0000-7000-8000-000000000011";
const LIST: PlanList = {
  rows: [
    {
      childId: CHILD,
      name: "赵小梅",
      age: 11,
      division: "110109001001",
      divisionName: "大峪街道",
      riskLevel: 2,
      rule: { zh: "帮扶方案，一人一策", en: "Care plan" },
      reviewOn: null,
      overdue: false,
    },
  ],
  total: 1,
  counts: { missing: 1, review: 0, current: 0 },
  today: "2018-04-10",
};
const PLAN: ChildPlan = {
  child: { name: "赵小梅", divisionName: "大峪街道", open: true },
  demand: { answer: "yes", title: { zh: "帮扶方案", en: "Care plan" }, clause: "MTG-4.3-a" },
  burdens: [
    { zh: "贫困", en: "Poor" },
    { zh: "重病", en: "Ill" },
  ],
  kinds: [],
  roles: [{ role: "villageWorker", title: { zh: "儿童福利督导员", en: "Worker" } }],
  owners: [],
  proposed: null,
  today: "2018-04-10",
  versions: [
    {
      id: "0190a000-0000-7000-8000-000000000012",
      number: 1,
      goals: ["按时复学"],
      services: [
        {
          id: SERVICE,
          kind: null,
          what: "联系医院复查",
          by: { kind: "department", department: "health" },
          byTitle: { zh: "卫生健康部门", en: "Health" },
          dueOn: "2018-04-01",
          state: "open",
          steps: [],
          referral: null,
        },
      ],
      owner: { id: CHILD, name: "王秀兰" },
      reviewOn: "2018-07-01",
      signatures: [],
      child: { view: "agrees" },
      guardian: { view: "notAsked" },
      reason: null,
      madeBy: "王秀兰",
      madeAt: "2018-03-01T00:00:00.000Z",
      ended: null,
    },
  ],
};

const { procedure, router } = stand;

test("children without the plan a document demands are listed, with the way to make one", async () => {
  const more = router({ plans: { list: procedure.query(() => LIST) } });
  await openConsole("/plans", { role: "countyOfficer" }, more);
  expect(await screen.findByText("赵小梅")).toBeTruthy();
  expect(screen.getByRole("link", { name: "制定方案" }).getAttribute("href")).toContain(
    `/plans/${CHILD}/edit`,
  );
  expect(screen.getByText("帮扶方案，一人一策")).toBeTruthy();
});

test("a plan shows what demands it, what it is for and what is late; a service is settled with its day", async () => {
  const sent: unknown[] = [];
  const more = router({
    attachments: { list: procedure.query(() => []) },
    plans: {
      ofChild: procedure.query(() => PLAN),
      settle: procedure
        .input((input) => input)
        .mutation(({ input }) => {
          sent.push(input);
          return { state: "done" };
        }),
    },
  });
  const { user } = await openConsole(`/plans/${CHILD}`, { role: "countyOfficer" }, more);
  expect(await screen.findByText("多重困境：贫困、重病。请在这一份方案中合并安排。")).toBeTruthy();
  expect(screen.getByText("MTG-4.3-a")).toBeTruthy();
  expect(screen.getByText("⚠ 已过期限")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "登记完成" }));
  const buttons = await screen.findAllByRole("button", { name: "登记完成" });
  const submit = buttons.find((button) => button.getAttribute("type") === "submit");
  if (!submit) throw new Error("the dialog has no button");
  await user.click(submit);
  await expect.poll(() => sent).toEqual([{ id: SERVICE, from: "open", state: "done", on: "2018-04-10" }]);
});

test("a party signs under its name, and the signature stands as a picture", async () => {
  const signature = {
    who: "owner",
    name: "王秀兰",
    at: "2018-04-10T00:00:00.000Z",
    takenBy: "王秀兰",
  } as const;
  const versions = PLAN.versions.map((one) => ({ ...one, signatures: [{ ...signature, file: SERVICE }] }));
  const more = router({
    attachments: { list: procedure.query(() => []) },
    plans: { ofChild: procedure.query(() => ({ ...PLAN, versions })) },
  });
  const { user } = await openConsole(`/plans/${CHILD}`, { role: "villageWorker" }, more);
  const picture = await screen.findByRole("img", { name: "王秀兰的签名" });
  expect(picture.getAttribute("src")).toBe(`/files/${SERVICE}`);
  await user.click(screen.getByRole("button", { name: "监护人签名" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("签名人姓名");
  expect(dialog.querySelector("canvas")).toBeTruthy();
});

const asked = (referral: ChildPlan["versions"][number]["services"][number]["referral"]) =>
  router({
    attachments: { list: procedure.query(() => []) },
    plans: {
      ofChild: procedure.query(() => ({
        ...PLAN,
        versions: PLAN.versions.map((one) => ({
          ...one,
          services: one.services.map((service) => ({ ...service, referral })),
        })),
      })),
    },
  });

test("a service that a department gives is asked for from its line", async () => {
  await openConsole(`/plans/${CHILD}`, { role: "villageWorker" }, asked(null));
  const address = (await screen.findByRole("link", { name: "交办" })).getAttribute("href") ?? "";
  expect(address).toContain(SERVICE);
  expect(address).toContain(CHILD);
});

test("what was replied stands beside the service and is taken over when it is done", async () => {
  const answered = { id: SERVICE, number: "X20180402-482913", state: "answered", outcome: null } as const;
  const { user } = await openConsole(`/plans/${CHILD}`, { role: "villageWorker" }, asked(answered));
  expect(await screen.findByRole("link", { name: "X20180402-482913" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "交办" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "登记完成" }));
  expect(await screen.findByDisplayValue("X20180402-482913 已办复")).toBeTruthy();
});

test("the bureau's measures at the child's level become services in one step", async () => {
  const proposed = {
    level: { zh: "二级", en: "Level 2" },
    services: [{ id: "m1", kind: null, what: "三日内入户", dueOn: "2018-04-13" }],
  };
  const more = router({ plans: { ofChild: procedure.query(() => ({ ...PLAN, versions: [], proposed })) } });
  const { user } = await openConsole(`/plans/${CHILD}/edit`, { role: "villageWorker" }, more);
  await user.click(await screen.findByRole("button", { name: "加入这 1 项" }));
  const services = screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: /^第 \d+ 项服务$/ });
  expect(services.map(({ value }) => value)).toEqual(["三日内入户"]);
  expect(screen.getByRole("button", { name: "✓ 都已加入下面的服务" })).toBeTruthy();
});
