import { screen, within } from "@testing-library/react";
import type { Institutions, Residents } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const kind = { id: "welfareInstitution", title: { zh: "儿童福利机构", en: "Welfare institution" } };
const place = { code: "640423000000", name: "隆德县" };
const LIST: Institutions = {
  rows: [
    {
      id: "0190a000-0000-7000-8000-00000000a001",
      name: "隆德县儿童福利院",
      kind,
      also: [],
      place,
      nature: "public",
      state: "open",
      beds: 10,
      taken: 10,
      licence: { until: "2027-01-31", state: "ended" },
    },
  ],
  gaps: [
    {
      rule: "X.centre",
      title: { zh: "每县一个", en: "One a county" },
      kind: { id: "protectionCentre", title: { zh: "未成年人保护中心", en: "Centre" } },
      clauses: ["X-1"],
      place,
      asked: 1,
      there: 0,
    },
  ],
  kinds: [{ ...kind, services: [], clauses: [] }],
};
const RESIDENTS: Residents = {
  institution: { id: "0190a000-0000-7000-8000-00000000a001", name: "隆德县儿童福利院" },
  total: 1,
  rows: [
    {
      childId: "0190a000-0000-7000-8000-00000000c001",
      name: "马小草",
      sex: null,
      age: 8,
      kind: "institution",
      from: "2026-01-05",
      agreementUntil: null,
      transfer: {
        id: "0190a000-0000-7000-8000-00000000e001",
        from: "泾源县福利院",
        to: "隆德县儿童福利院",
        on: "2026-02-01",
        coming: true,
      },
    },
  ],
};

test("the register says which house is full and what a clause asks for and is not there", async () => {
  const { procedure, router } = stand;
  await openConsole("/institutions", {}, router({ institutions: { list: procedure.query(() => LIST) } }));
  const table = within(await screen.findByRole("table", { name: "机构" }));
  expect(table.getByRole("row", { name: /隆德县儿童福利院/ }).textContent).toContain(
    "已住 10，共 10 张 已住满",
  );
  const gaps = within(screen.getByRole("region", { name: "文件要求设立而尚缺的机构" }));
  expect(gaps.getByText(/隆德县：应有 未成年人保护中心 1 个，已登记 0 个/)).toBeDefined();
});

test("a child on the way is received with a day and a receipt", async () => {
  const sent: unknown[] = [];
  const { procedure, router } = stand;
  const more = router({
    institutions: {
      list: procedure.query(() => LIST),
      residents: procedure.query(() => RESIDENTS),
      receive: procedure
        .input((input) => input)
        .mutation(({ input }) => {
          sent.push(input);
          return { left: false };
        }),
    },
  });
  const { user } = await openConsole("/institutions/residents", {}, more);
  await user.click(await screen.findByRole("button", { name: /签\s*收/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByRole("button", { name: "确认签收" }).hasAttribute("disabled")).toBe(true);
  await user.type(dialog.getByLabelText("接收日期"), "2026-02-02{Enter}");
  await user.type(dialog.getByLabelText("签收情况（人员、档案、物品）"), "人档相符");
  await user.click(dialog.getByRole("button", { name: "确认签收" }));
  await screen.findByRole("table", { name: "在院儿童" });
  expect(sent).toEqual([
    {
      transfer: "0190a000-0000-7000-8000-00000000e001",
      childId: "0190a000-0000-7000-8000-00000000c001",
      on: "2026-02-02",
      receipt: "人档相符",
    },
  ]);
});
