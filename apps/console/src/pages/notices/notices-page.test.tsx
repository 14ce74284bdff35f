import { screen, waitFor } from "@testing-library/react";
import type { NotificationRow } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const row = (id: string, rest: Partial<NotificationRow> = {}): NotificationRow => ({
  id,
  kind: "monthSubmitted",
  subject: "2018-03",
  path: "/account",
  at: "2018-04-02T01:00:00.000Z",
  read: false,
  ...rest,
});

function noticeServer(rows: NotificationRow[]) {
  const unread = () => rows.filter(({ read }) => !read).length;
  const more = stand.router({
    notifications: {
      unread: stand.procedure.query(() => ({ unread: unread() })),
      list: stand.procedure
        .input((input) => input as { unread: boolean })
        .query(({ input }) => {
          const shown = rows.filter(({ read }) => !(input.unread && read));
          return { rows: shown, total: shown.length, unread: unread() };
        }),
      markRead: stand.procedure
        .input((input) => input as { id?: string })
        .mutation(({ input }) => {
          for (const one of rows) if (input.id === undefined || input.id === one.id) one.read = true;
          return { marked: 1 };
        }),
      address: stand.procedure.query(() => ({ email: null })),
    },
  });
  return more;
}

test("the bell counts what is unread, and opening a notification reads it", async () => {
  const more = noticeServer([row("1"), row("2", { kind: "importDone", subject: "台账.xlsx", read: true })]);
  const { user } = await openConsole("/notices", {}, more);
  expect(await screen.findByRole("link", { name: "通知，未读 1 条" })).toBeTruthy();
  expect(await screen.findByText("台账导入完成")).toBeTruthy();
  await user.click(screen.getByRole("link", { name: "月度发放已送审，待审批" }));
  expect(await screen.findByRole("heading", { name: "通知邮箱" })).toBeTruthy();
  await waitFor(() => expect(screen.getByRole("link", { name: "通知，未读 0 条" })).toBeTruthy());
});

test("unread only is in the address; all can be marked at once, and then nothing is left", async () => {
  const more = noticeServer([row("1"), row("2")]);
  const { user } = await openConsole("/notices?show=unread", {}, more);
  await user.click(await screen.findByRole("button", { name: "全部标为已读" }));
  expect(await screen.findByText("没有未读通知")).toBeTruthy();
  expect(screen.getByRole("link", { name: "打开工作台" }).getAttribute("href")).toBe("/");
});
