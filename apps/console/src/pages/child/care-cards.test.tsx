import { screen, within } from "@testing-library/react";
import type { ChildEntrustments, ChildFile, ChildPlacements } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHILD = "0190a000-0000-7000-8000-00000000c001";
const NOBODY = { name: null, idNumber: null, statuses: null };
const FILE: ChildFile = {
  id: CHILD,
  version: 4,
  name: "马小草",
  sex: null,
  birthDate: null,
  age: null,
  turns18On: null,
  idNumber: null,
  division: "110109001001",
  divisionName: "大峪街道",
  risk: null,
  status: "active",
  closed: null,
  father: NOBODY,
  mother: NOBODY,
  guardian: { name: null, relation: null, phone: null },
  care: { arrangement: null, since: null, institution: null },
  siblings: [],
  decision: null,
  categoryNames: {},
  facts: [],
  choices: [],
};
const PLACED: ChildPlacements = {
  version: 4,
  places: { residence: "门头沟区大峪街道", hukou: "房山区拱辰街道", apart: true },
  placements: [
    {
      id: "0190a000-0000-7000-8000-00000000d001",
      kind: "institution",
      institution: { id: "0190a000-0000-7000-8000-00000000a001", name: "区儿童福利院" },
      agreementUntil: null,
      carer: null,
      from: "2026-01-05",
      basis: "区民政局决定",
      decidedBy: "区民政局",
      confirmed: null,
      ended: null,
      steps: [],
      by: "王秀兰",
    },
  ],
  prompts: [
    {
      id: "X.hukouPlace",
      title: { zh: "与户籍地儿童福利机构移交", en: "Hand over to the place of hukou" },
      clauses: ["X-1"],
      answer: "yes",
      due: null,
      who: [{ zh: "区民政局经办人", en: "District officer" }],
    },
  ],
  adoption: null,
  forms: [],
  mayChange: true,
};
const ENTRUSTED: ChildEntrustments = {
  version: 4,
  missing: { title: { zh: "没有委托照护人", en: "No carer" }, clauses: ["X-2"] },
  rows: [
    {
      id: "0190a000-0000-7000-8000-00000000e001",
      state: "waiting",
      from: "2026-01-01",
      until: "2026-12-31",
      signedOn: "2026-01-01",
      expired: false,
      content: {
        guardians: [{ name: "马大山", relation: "父亲" }],
        carer: { name: "马德福", relation: "祖父", birthDate: "1960-01-01" },
        reason: "work",
        capable: "unknown",
        bars: {},
        opinion: { heard: true, text: "愿意" },
        contactDays: 7,
        onPaper: true,
      },
      lines: [],
      signed: [],
      lacks: [{ zh: "受托人有没有照护能力", en: "Whether the carer is capable" }],
      madeBy: "陈志远",
      confirmed: null,
      ended: null,
    },
  ],
  mayRecord: true,
  mayConfirm: true,
};

function desk(entrusted = ENTRUSTED, sent: unknown[] = []) {
  const { procedure, router } = stand;
  const loose = procedure.input((input) => input);
  return router({
    children: { get: loose.query(() => FILE) },
    placements: { ofChild: loose.query(() => PLACED) },
    entrustments: {
      ofChild: loose.query(() => entrusted),
      confirm: loose.mutation(({ input }) => {
        sent.push(input);
        return { id: CHILD };
      }),
    },
  });
}
const open = (more: ReturnType<typeof desk>) => openConsole(`/children/${CHILD}?tab=casework`, {}, more);

test("a child of two addresses: the file says whose it is to place the child, with the clause", async () => {
  await open(desk());
  const card = await screen.findByRole("region", { name: "安置" });
  expect(card.textContent).toContain("户籍地（房山区拱辰街道）与居住地（门头沟区大峪街道）不在同一区县");
  expect(card.textContent).toContain("须办理 与户籍地儿童福利机构移交");
  expect(card.textContent).toContain("由区民政局经办人办理");
  expect(within(card).getByText(/区儿童福利院/).textContent).toContain("2026-01-05");
  expect(within(card).getByRole("button", { name: "结束安置" })).toBeTruthy();
});

test("a confirmation that lacks something is not confirmed, and says what it lacks", async () => {
  await open(desk());
  const card = await screen.findByRole("region", { name: "委托监护" });
  expect(card.textContent).toContain("没有委托照护人");
  expect(within(card).getByText("受托人有没有照护能力")).toBeTruthy();
  expect(
    within(card)
      .getByRole("button", { name: /^确\s?认$/ })
      .hasAttribute("disabled"),
  ).toBe(true);
});

test("one that is whole is confirmed in one click, as the version that was read", async () => {
  const sent: unknown[] = [];
  const rows = ENTRUSTED.rows.map((row) => ({ ...row, lacks: [] }));
  const { user } = await open(desk({ ...ENTRUSTED, missing: null, rows }, sent));
  const card = await screen.findByRole("region", { name: "委托监护" });
  await user.click(within(card).getByRole("button", { name: /^确\s?认$/ }));
  await expect.poll(() => sent).toEqual([{ id: rows[0]?.id, version: 4 }]);
});

test("one past its last day says so, and leads to the next", async () => {
  const rows = ENTRUSTED.rows.map((row) => ({ ...row, state: "running" as const, expired: true, lacks: [] }));
  await open(desk({ ...ENTRUSTED, missing: null, rows }));
  const card = await screen.findByRole("region", { name: "委托监护" });
  expect(within(card).getByText("已过期")).toBeTruthy();
  expect(within(card).getByRole("button", { name: "续签" }).closest("a")?.getAttribute("href")).toContain(
    `child=${CHILD}`,
  );
});
