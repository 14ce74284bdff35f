import { screen, waitFor, within } from "@testing-library/react";
import type { PackVersions, Role, UpgradePreview } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../../testing/desk-server.ts";
import { openConsole } from "../../../testing/render-console.tsx";

const same = (text: string) => ({ zh: text, en: text });
const OLD = { version: "1.0", hash: "a".repeat(64) };
const NEXT = { version: "2.0", hash: "b".repeat(64) };
const pin = { until: null, reason: null, enteredAt: null, enteredBy: null };
const versions: PackVersions = {
  pack: { id: "test", name: same("测试政策") },
  day: "2018-03-20",
  today: OLD,
  wholeBureau: true,
  pins: [{ ...OLD, ...pin, from: null, state: "now" }],
  versions: [
    { ...NEXT, refusal: null },
    { ...OLD, refusal: null },
  ],
};
const outcome = { status: "decided", class: null, fen: 60_000, categories: [] } as const;
const child = (name: string, fen: number | null, differs: string[]) => ({
  childId: `0190a000-0000-7000-8000-00000000000${name.length}`,
  name,
  division: "640423100004",
  divisionName: "测试村",
  differs,
  before: { ...outcome, categories: [] },
  after: { ...outcome, fen: fen === null ? null : outcome.fen + fen, categories: [] },
  fen,
});
const slice: UpgradePreview = {
  on: "2018-04-30",
  area: "640423000000",
  before: OLD,
  after: NEXT,
  parts: [
    {
      part: "parameters",
      id: "T.monthly",
      change: "changed",
      name: same("月标准"),
      clauses: ["T-1"],
      amounts: [
        {
          before: { from: "2018-01-01", until: "2019-01-01", fen: 53_100 },
          after: { from: "2018-01-01", until: "2019-01-01", fen: 58_100 },
        },
      ],
      before: null,
      after: null,
    },
  ],
  months: [{ id: "1", month: "2018-04", areaName: "测试县" }],
  total: 3000,
  children: 2000,
  differing: 1,
  more: 5_000,
  less: 0,
  net: 5_000,
  open: 0,
  rows: [child("甲", 5_000, ["allowance"])],
  next: "0190a000-0000-7000-8000-000000000001",
};
const rest: UpgradePreview = {
  ...slice,
  parts: [],
  months: [],
  children: 1000,
  more: 0,
  less: 1_000,
  net: -1_000,
  rows: [child("乙乙", -1_000, ["allowance", "categories"])],
  next: null,
};

/** The desk on the stand-in server; what is pinned is written down. The second slice waits to be let go. */
function versionsServer(shown: PackVersions = versions) {
  const said: unknown[] = [];
  let go = () => {};
  const second = new Promise<void>((resolve) => {
    go = resolve;
  });
  const more = stand.router({
    policy: {
      versions: stand.procedure.query(() => shown),
      previewUpgrade: stand.procedure
        .input((value) => value as { cursor?: string; on: string })
        .query(async ({ input }) => {
          said.push(["previewUpgrade", input.on, input.cursor]);
          if (!input.cursor) return slice;
          await second;
          return rest;
        }),
      pinPack: stand.procedure
        .input((value) => value)
        .mutation(({ input }) => {
          said.push(["pinPack", input]);
          const pinned = { ...NEXT, ...pin, from: "2018-04-01", state: "next" as const };
          return { ...shown, pins: [...shown.pins, pinned] };
        }),
    },
  });
  return { said, more, go };
}
const open = (server: ReturnType<typeof versionsServer>, role: Role) =>
  openConsole("/policy/versions", { role }, server.more);

test("a preview says how far it is, adds its slices up, and lists the children by what becomes of their money", async () => {
  const server = versionsServer();
  const { user } = await open(server, "countyOfficer");
  await user.click(await screen.findByRole("button", { name: "预览差异" }));
  await screen.findByText("正在逐名比对：2,000 / 3,000 名");
  server.go();
  const list = await screen.findByRole("table", { name: "结果不同的儿童" });
  await within(list).findByRole("link", { name: "乙乙" });
  expect(screen.queryByText(/正在逐名比对/)).toBeNull();
  // The first month it decides is the next one, on its last day.
  expect(server.said[0]).toEqual(["previewUpgrade", "2018-04-30", undefined]);
  expect(screen.getByText("+¥40.00")).toBeTruthy();
  expect(screen.getByText("¥581.00")).toBeTruthy();
  await user.click(screen.getByText("减少 1"));
  await waitFor(() => expect(within(list).queryByRole("link", { name: "甲" })).toBeNull());
  expect(screen.queryByRole("button", { name: /起更换/ })).toBeNull();
});

test("the administrator of the whole bureau pins what was seen, with a reason, after the consequence is named", async () => {
  const server = versionsServer();
  server.go();
  const { user } = await open(server, "tenantAdmin");
  await user.click(await screen.findByRole("button", { name: "预览差异" }));
  await user.click(await screen.findByRole("button", { name: "自 2018-04-01 起更换…" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText(/2 名儿童结果变化，每月增加 ¥40\.00。$/)).toBeTruthy();
  expect(within(dialog).getByText("须重新计算的月份：测试县 2018-04。")).toBeTruthy();
  const confirm = within(dialog).getByRole<HTMLButtonElement>("button", {
    name: /^自 2018-04-01 起更换，2 名/,
  });
  expect(confirm.disabled).toBe(true);
  await user.type(within(dialog).getByLabelText("理由"), "新标准印发");
  await user.click(confirm);
  await screen.findByText(/^已定：自 2018-04-01 起使用 2\.0/);
  expect(server.said).toContainEqual([
    "pinPack",
    { pack: NEXT.hash, from: "2018-04-01", reason: "新标准印发", seen: 1 },
  ]);
  expect(screen.queryByRole("link", { name: "甲" })).toBeNull();
});

test("who answers for a part of the bureau may look, and is told who changes", async () => {
  await open(versionsServer({ ...versions, wholeBureau: false }), "tenantAdmin");
  await screen.findByText(/请由负责全单位区域的系统管理员办理更换/);
});

test("a version that does not fit carries its reason and no button; one version alone says how another arrives", async () => {
  const refused = { ...NEXT, refusal: same("格式不符") };
  await open(versionsServer({ ...versions, versions: [refused] }), "countyOfficer");
  await screen.findByText("不能使用：格式不符");
  expect(screen.queryByRole("button", { name: "预览差异" })).toBeNull();
  expect(screen.getByText("这台服务器上只有现用的这一个版本")).toBeTruthy();
});
