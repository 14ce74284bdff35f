import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ANSWERED, B, C, desk, INTAKE, LETTER } from "../../testing/referrals-desk.ts";
import { openConsole } from "../../testing/render-console.tsx";

test("a request is finished only when its departments are done", async () => {
  await openConsole(`/referrals/intakes/${C}`, {}, desk());
  expect(await screen.findByText("还有 1 件部门事项没有办结，办结后才能告知家庭。")).toBeTruthy();
  expect(screen.getByRole("button", { name: "办结受理" }).hasAttribute("disabled")).toBe(true);
});

test("a request without a file is linked to a child on file", async () => {
  const sent: unknown[] = [];
  const { user } = await openConsole(
    `/referrals/intakes/${C}`,
    {},
    desk(sent, ANSWERED, { ...INTAKE, child: null }),
  );
  await user.click(await screen.findByRole("combobox", { name: "儿童" }));
  await user.click(await screen.findByText("马小云 · ****123X · 红崖社区"));
  await user.click(screen.getByRole("button", { name: "关联这份档案" }));
  await expect.poll(() => sent.at(-1)).toEqual({ id: C, version: 2, childId: B });
});

test("a new file is opened from what the request says", async () => {
  const { user } = await openConsole(
    `/referrals/intakes/${C}`,
    {},
    desk([], ANSWERED, { ...INTAKE, child: null }),
  );
  await user.click(await screen.findByRole("button", { name: "新建档案" }));
  const dialog = await screen.findByRole("dialog", { name: "登记儿童" });
  expect(within(dialog).getByLabelText<HTMLInputElement>("姓名").value).toBe("马小云");
  expect(within(dialog).getByDisplayValue(`受理登记 ${INTAKE.number}`)).toBeTruthy();
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
