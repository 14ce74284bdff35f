import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AttachmentRow } from "@tongyou/core/schemas";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createApi, TRPCProvider } from "../../api.ts";
import { openDeskWords, startLanguage } from "../../shell/language.ts";
import { deskServer, stand } from "../../testing/desk-server.ts";
import { Attachments } from "./attachments.tsx";

const OWNER = "0190a000-0000-7000-8000-000000000001";
const row = (id: string, rest: Partial<AttachmentRow> = {}): AttachmentRow => ({
  id,
  ownerKind: "child",
  ownerId: OWNER,
  name: `${id}.pdf`,
  type: "pdf",
  size: 1_500_000,
  addedBy: "王秀兰",
  addedAt: "2018-04-02T01:00:00.000Z",
  removed: null,
  mayOpen: true,
  mayRemove: true,
  ...rest,
});

let rows: AttachmentRow[];
const removed: unknown[] = [];
const { server } = deskServer(
  {},
  stand.router({
    attachments: {
      list: stand.procedure.query(() => rows),
      add: stand.procedure
        .input((input) => input as { fileName: string; base64: string })
        .mutation(({ input }) => {
          if (input.fileName.endsWith(".exe"))
            throw stand.refuse(
              "invalid",
              { zh: "只能上传照片。", en: "Only photos." },
              { zh: "请另存。", en: "Save again." },
            );
          const repeated = rows.some(({ name }) => name === input.fileName);
          if (!repeated) rows = [row(input.fileName, { name: input.fileName }), ...rows];
          return { id: input.fileName, repeated };
        }),
      remove: stand.procedure
        .input((input) => input as { id: string; reason: string })
        .mutation(({ input }) => {
          removed.push(input);
          rows = rows.filter(({ id }) => id !== input.id);
          return { id: input.id };
        }),
    },
  }),
);

beforeEach(async () => {
  rows = [];
  removed.length = 0;
  server.listen();
  await startLanguage("zh");
  await openDeskWords();
  const { queryClient, client } = createApi(() => undefined);
  render(
    <QueryClientProvider client={queryClient}>
      <TRPCProvider queryClient={queryClient} trpcClient={client}>
        <Attachments ownerKind="child" ownerId={OWNER} title="附件" />
      </TRPCProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  server.close();
});

const file = (name: string) => new File(["%PDF-1.7"], name);

test("files are sent one after the other; one that is kept already is said, not kept twice", async () => {
  const user = userEvent.setup();
  await screen.findByText(/^还没有附件/);
  await user.upload(screen.getByLabelText("选择文件", { selector: "input" }), [
    file("甲.pdf"),
    file("乙.pdf"),
  ]);
  expect(await screen.findByRole("link", { name: "乙.pdf" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "甲.pdf" }).getAttribute("href")).toBe("/files/甲.pdf");
  await user.upload(screen.getByLabelText("选择文件", { selector: "input" }), file("甲.pdf"));
  expect(await screen.findByText("原已上传过，没有重复保存：甲.pdf")).toBeTruthy();
});

test("a dropped file that is refused says why; those before it are kept; one too large is not sent", async () => {
  const drop = await screen.findByRole("group", { name: "添加附件" });
  fireEvent.drop(drop, { dataTransfer: { files: [file("甲.pdf"), file("坏.exe")] } });
  expect((await screen.findByRole("alert")).textContent).toContain("只能上传照片。");
  expect(await screen.findByRole("link", { name: "甲.pdf" })).toBeTruthy();
  const large = file("大.pdf");
  Object.defineProperty(large, "size", { value: 11 * 1024 * 1024 });
  fireEvent.drop(drop, { dataTransfer: { files: [large] } });
  expect(await screen.findByText(/^超过 10 MB，没有上传：大.pdf/)).toBeTruthy();
});

test("putting a file away asks why and says that it is kept", async () => {
  const user = userEvent.setup();
  rows = [row("照片", { name: "照片.jpg", type: "jpg" })];
  await user.upload(await screen.findByLabelText("选择文件", { selector: "input" }), file("新.pdf"));
  await user.click(await screen.findByRole("button", { name: "移除“照片.jpg”" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("原件和移除原因仍会保存");
  await user.type(within(dialog).getByLabelText("移除原因"), "拍错了");
  await user.click(within(dialog).getByRole("button", { name: /^移\s*除$/ }));
  await waitFor(() => expect(screen.queryByText("照片.jpg")).toBeNull());
  expect(removed).toEqual([{ id: "照片", reason: "拍错了" }]);
});
