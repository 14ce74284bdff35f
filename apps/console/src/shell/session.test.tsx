import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { openConsole } from "../testing/render-console.tsx";

test("without a session the console asks to sign in and then goes where the person was going", async () => {
  const { user, password } = await openConsole("/account", { signedIn: false });
  await screen.findByRole("option", { name: "宁夏民政厅" });
  await user.selectOptions(screen.getByLabelText("单位"), "宁夏民政厅");
  await user.type(screen.getByLabelText("登录名"), "officer");
  await user.type(screen.getByLabelText("密码"), password);
  await user.click(screen.getByRole("button", { name: "登录" }));
  expect(await screen.findByRole("heading", { name: "账号与密码" })).toBeTruthy();
});

test("a wrong password says the cause and the remedy and keeps what was typed", async () => {
  const { user } = await openConsole("/sign-in", { signedIn: false });
  await screen.findByRole("option", { name: "宁夏民政厅" });
  await user.selectOptions(screen.getByLabelText("单位"), "宁夏民政厅");
  await user.type(screen.getByLabelText("登录名"), "officer");
  await user.type(screen.getByLabelText("密码"), "wrong");
  await user.click(screen.getByRole("button", { name: "登录" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("登录名或密码不对。");
  expect(alert.textContent).toContain("请核对后再试。");
  expect(screen.getByLabelText<HTMLInputElement>("登录名").value).toBe("officer");
});

test("a session that ends while somebody types is renewed on top of the page, which keeps what was typed", async () => {
  const { desk, user, password } = await openConsole("/account");
  await user.type(await screen.findByLabelText("现用密码"), "old-password");
  await user.type(screen.getByLabelText(/^新密码/), "a-much-better-one");
  await user.type(screen.getByLabelText(/^再输一次新密码/), "a-much-better-one");
  desk.signedIn = false;
  await user.click(screen.getByRole("button", { name: "修改密码" }));
  const again = await screen.findByRole("dialog", { name: "登录已过期，请重新登录" });
  await user.type(within(again).getByLabelText("密码"), password);
  await user.click(within(again).getByRole("button", { name: "登录" }));
  await waitFor(() => expect(screen.queryByText("登录已过期，请重新登录")).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>(/^再输一次新密码/).value).toBe("a-much-better-one");
  // The spinner's farewell never ends without a real browser, so its name is still there.
  await user.click(screen.getByRole("button", { name: /修改密码$/ }));
  expect(await screen.findByText(/^密码已修改/)).toBeTruthy();
});

test("the first password must be changed before any other page opens", async () => {
  await openConsole("/", { mustChangePassword: true });
  expect(await screen.findByText("这是首次登录密码。修改密码后才能使用其他页面。")).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole("navigation", { name: "主菜单" })).toBeNull());
});
