import { screen, waitFor, within } from "@testing-library/react";
import type { GrantSet, GrantsPreview } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const set: GrantSet = {
  id: "0190a000-0000-7000-8000-0000000000d1",
  purpose: "冬衣补助",
  document: "隆民〔2018〕9号",
  fen: 20_000,
  reason: "寒潮",
  proposedBy: "王秀兰",
  proposedAt: "2018-04-03T01:00:00.000Z",
  children: 300,
  counts: { proposed: 298, approved: 0, refused: 2, withdrawn: 0 },
  listed: 0,
  only: null,
  mayDecide: true,
  mayWithdraw: false,
};
const preview: GrantsPreview = {
  children: 2,
  fen: 40_000,
  refused: [
    {
      row: 4,
      childId: null,
      name: "马小云",
      cause: { zh: "公民身份号码不对", en: "no ID number" },
      remedy: { zh: "请核对每一位", en: "Check each digit" },
    },
  ],
  refusedCount: 1,
};

function grantsServer() {
  const acts: [string, unknown][] = [];
  const act = (name: string, answer: unknown) =>
    stand.procedure
      .input((input) => input)
      .mutation(({ input }) => {
        acts.push([name, input]);
        return answer;
      });
  const more = stand.router({
    payments: {
      grantSets: stand.procedure.query(() => ({ rows: [set], total: 1 })),
      previewGrants: act("previewGrants", preview),
      proposeGrants: act("proposeGrants", preview),
      decideGrants: act("decideGrants", { decided: 298, fen: 5_960_000, leftOut: [] }),
    },
  });
  return { acts, more };
}
const finance = { role: "countyFinance" } as const;

test("a second person approves a whole entry at once; the button says how many children and how much", async () => {
  const { acts, more } = grantsServer();
  const { user } = await openConsole("/payments?tab=grants", finance, more);
  await user.click(await screen.findByRole("button", { name: "全部同意" }));
  const dialog = within(await screen.findByRole("dialog"));
  const submit = dialog.getByRole("button", { name: "同意给 298 名儿童共发放 ¥59,600.00" });
  expect(submit).toHaveProperty("disabled", true);
  await user.type(dialog.getByLabelText("意见"), "同意发放");
  await user.click(submit);
  await waitFor(() =>
    expect(acts).toEqual([
      ["decideGrants", { set: set.id, answer: "approved", reason: "同意发放", grants: 298 }],
    ]),
  );
  expect(await screen.findByText("已同意给 298 名儿童 发放 ¥59,600.00，等进“一次性补助”清单。")).toBeTruthy();
});

test("a file is checked first: who gets it, what it comes to, and each row that is left out and why", async () => {
  const { acts, more } = grantsServer();
  const { user } = await openConsole("/payments?tab=grants", finance, more);
  await user.click(await screen.findByRole("button", { name: "按名单文件录入" }));
  const dialog = within(await screen.findByRole("dialog"));
  const look = dialog.getByRole("button", { name: "核对名单" });
  await user.upload(
    await dialog.findByLabelText("名单文件"),
    new File(["公民身份号码"], "名单.csv", { type: "text/csv" }),
  );
  await user.type(dialog.getByLabelText("用途"), "冬衣补助");
  await user.type(dialog.getByLabelText(/金额/), "200");
  await user.type(dialog.getByLabelText("依据文件"), "隆民〔2018〕9号");
  expect(look).toHaveProperty("disabled", true);
  await user.type(dialog.getByLabelText("理由"), "寒潮");
  await user.click(look);
  expect(await dialog.findByText("给 2 名儿童每人 ¥200.00，共 ¥400.00。录入后由另一人审批。")).toBeTruthy();
  expect(dialog.getByText("公民身份号码不对")).toBeTruthy();
  expect(dialog.queryByLabelText("理由")).toBeNull();
  await user.click(dialog.getByRole("button", { name: "录入 2 名，¥400.00" }));
  const told = { purpose: "冬衣补助", document: "隆民〔2018〕9号", fen: 20_000 };
  await waitFor(() =>
    expect(acts).toMatchObject([
      ["previewGrants", { who: { kind: "file" }, ...told }],
      ["proposeGrants", { who: { kind: "file" }, ...told, reason: "寒潮", children: 2 }],
    ]),
  );
});
