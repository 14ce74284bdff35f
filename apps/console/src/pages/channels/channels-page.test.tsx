import { screen } from "@testing-library/react";
import type { Channels } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { stand } from "../../testing/desk-server.ts";
import { openConsole } from "../../testing/render-console.tsx";

const quiet = { waiting: 0, failed: 0, lastFailure: null };

function channelServer(channels: Channels) {
  const state = { channels, sent: [] as unknown[] };
  const more = stand.router({
    notifications: {
      channels: stand.procedure.query(() => state.channels),
      setChannels: stand.procedure
        .input((input) => input as { hook: { url: string } | null })
        .mutation(({ input }) => {
          state.sent.push(input);
          state.channels = { ...state.channels, hook: input.hook && { url: input.hook.url, ...quiet } };
          return state.channels;
        }),
    },
  });
  return { state, more };
}

test("without a host the operator opened nothing can be set up, and it is said who has to act", async () => {
  const { more } = channelServer({ mail: null, hook: null, hosts: [] });
  await openConsole("/channels", { role: "tenantAdmin" }, more);
  expect(await screen.findByText("平台还没有开放对外主机。")).toBeTruthy();
  for (const button of screen.getAllByRole<HTMLButtonElement>("button", { name: /启\s*用/ }))
    expect(button.disabled).toBe(true);
});

test("a gateway is set up with its secret; a failing channel says since when and why", async () => {
  const lastFailure = { at: "2018-04-02T01:00:00.000Z", error: "ECONNREFUSED" };
  const mail = { host: "mail.example:465", from: "bureau@example.com", waiting: 2, failed: 1, lastFailure };
  const { state, more } = channelServer({ mail, hook: null, hosts: ["gateway.example"] });
  const { user } = await openConsole("/channels", { role: "tenantAdmin" }, more);
  expect((await screen.findByRole("alert")).textContent).toContain("ECONNREFUSED");
  expect(screen.getByText("待发 2 件 · 失败 1 件")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /启\s*用/ }));
  await user.type(screen.getByLabelText("网关地址"), "https://gateway.example/told");
  await user.type(screen.getByLabelText("签名密钥"), "a shared secret");
  await user.click(screen.getByRole("button", { name: /保\s*存/ }));
  expect(await screen.findByText("已启用：https://gateway.example/told")).toBeTruthy();
  expect(state.sent).toEqual([
    { mail: "keep", hook: { url: "https://gateway.example/told", secret: "a shared secret" } },
  ]);
});
