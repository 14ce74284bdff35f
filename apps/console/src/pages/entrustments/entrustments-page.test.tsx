import { screen, within } from "@testing-library/react";
import type { EntrustmentForm, Entrustments } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const CHILD = "0190a000-0000-7000-8000-00000000c001";
const LIST: Entrustments = {
  rows: [{ childId: CHILD, name: "马小草", place: "城关镇红崖社区", entrustment: null }],
  total: 1,
  counts: { missing: 1, waiting: 0, ending: 0, running: 0 },
  clauses: ["X-1"],
};
const FORM: EntrustmentForm = {
  childName: "马小草",
  place: "城关镇红崖社区",
  guardians: [{ name: "马大山", relation: "父亲" }],
  carer: null,
  forms: [],
  running: null,
  contact: { days: 7, from: "law" },
  today: "2026-03-02",
};

test("a child without a confirmation leads to the form in one click", async () => {
  const { procedure, router } = stand;
  const more = router({
    entrustments: { list: procedure.query(() => LIST), form: procedure.query(() => FORM) },
  });
  const { user } = await openConsole("/entrustments", {}, more);
  const table = within(await screen.findByRole("table", { name: "缺确认书" }));
  expect(table.getByRole("row", { name: /马小草/ }).textContent).toContain("没有确认书");
  await user.click(table.getByRole("link", { name: "填写确认书" }));
  expect(await screen.findByRole("heading", { name: "马小草的委托监护确认书" })).toBeDefined();
  expect(screen.getByDisplayValue("马大山")).toBeDefined();
  expect(screen.getByRole("button", { name: "提交确认书" }).hasAttribute("disabled")).toBe(true);
  expect(screen.getByText(/都填好后才能提交/)).toBeDefined();
});
