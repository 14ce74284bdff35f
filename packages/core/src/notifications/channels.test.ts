import { withTenant } from "@tongyou/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { deliverPosts } from "./deliver-posts.ts";
import { getChannels } from "./get-channels.ts";
import { notify } from "./notify.ts";
import { gateway, mailServer } from "./outside.fixture.ts";
import { getAddress, setAddress } from "./own-address.ts";
import { setChannels } from "./set-channels.ts";

const house = testHouse();
const SECRET = "a shared secret";
const COUNTY = "640423000000";
const START = Date.parse("2018-04-02T02:00:00Z");
let mail: Awaited<ReturnType<typeof mailServer>>;
let hook: Awaited<ReturnType<typeof gateway>>;

beforeAll(async () => {
  mail = await mailServer();
  hook = await gateway(SECRET);
});
afterAll(async () => {
  await Promise.all([mail.close(), hook.close(), house.close()]);
});

const at = <C extends object>(context: C, minutes = 0) => ({
  ...context,
  now: () => new Date(START + minutes * 60_000),
  postHosts: [mail.host, hook.host],
});
const smtp = () => `smtp://${mail.host}`;
const both = () => ({
  mail: { smtp: smtp(), from: "bureau@example.com" },
  hook: { url: `http://${hook.host}/told`, secret: SECRET },
});

async function cast(): Promise<{
  bureau: TestBureau;
  admin: StaffContext;
  finance: StaffContext;
  officer: StaffContext;
}> {
  const bureau = await house.bureau();
  const [admin, finance, officer] = await Promise.all(
    (["tenantAdmin", "countyFinance", "countyOfficer"] as const).map((role) => bureau.staff(role)),
  );
  if (!admin || !finance || !officer) throw new Error("no cast");
  await setAddress(finance, { email: "finance@example.com" });
  return { bureau, admin: at(admin), finance: at(finance), officer: at(officer) };
}

const tellFinance = (officer: StaffContext, times = 1) =>
  withTenant(officer.db, { tenant: officer.tenant, area: officer.area }, async (tx) => {
    for (let n = 0; n < times; n++)
      await notify(tx, officer, {
        kind: "monthSubmitted",
        to: { roles: ["countyFinance"] },
        division: COUNTY,
        subject: "隆德县二月名单",
        path: "/months",
      });
  });

const reset = () => {
  mail.mails.length = 0;
  hook.calls.length = 0;
  mail.state.refuse = false;
  hook.state.status = 204;
};

test("mail and gateway say how many things wait, to whom they are for, and nothing of what they are", async () => {
  reset();
  const { admin, finance, officer } = await cast();
  await setChannels(admin, both());
  await tellFinance(officer, 2);
  await deliverPosts(at(house.app));
  expect(mail.mails.map(({ to }) => to)).toEqual([["finance@example.com"]]);
  const [{ text } = { text: "" }] = mail.mails;
  const body = Buffer.from(text.split("\n\n").slice(1).join(""), "base64").toString();
  expect(body).toContain("您有 2 件待办，请登录查看。");
  expect(text + body).not.toContain("二月");
  expect(hook.calls).toMatchObject([
    { to: [finance.staff.login], text: "您有 1 件待办，请登录查看。" },
    { to: [finance.staff.login] },
  ]);
  expect(JSON.stringify(hook.calls)).not.toContain("二月");
  await deliverPosts(at(house.app, 60));
  expect(mail.mails).toHaveLength(1);
  expect(await getChannels(admin)).toMatchObject({
    mail: { host: mail.host, from: "bureau@example.com", waiting: 0, failed: 0, lastFailure: null },
    hook: { waiting: 0, failed: 0 },
  });
});

test("what fails waits longer each time, is seen by the administrator, and is sent when the server is back", async () => {
  reset();
  const { admin, officer } = await cast();
  await setChannels(admin, { mail: both().mail, hook: null });
  mail.state.refuse = true;
  await tellFinance(officer);
  await deliverPosts(at(house.app));
  expect((await getChannels(admin)).mail).toMatchObject({
    waiting: 1,
    failed: 0,
    lastFailure: { error: "EENVELOPE" },
  });
  mail.state.refuse = false;
  await deliverPosts(at(house.app, 0.5));
  expect(mail.mails).toEqual([]);
  await deliverPosts(at(house.app, 1.5));
  expect(mail.mails).toHaveLength(1);
  expect((await getChannels(admin)).mail).toMatchObject({ waiting: 0, failed: 0, lastFailure: null });
});

test("after a day of failures a post is given up; a redirect is a failure and is not followed", async () => {
  reset();
  const { admin, officer } = await cast();
  await setChannels(admin, { mail: null, hook: both().hook });
  hook.state.status = 302;
  await tellFinance(officer);
  for (let hour = 0; hour < 60; hour++) await deliverPosts(at(house.app, hour * 60));
  expect((await getChannels(admin)).hook).toMatchObject({
    waiting: 0,
    failed: 1,
    lastFailure: { error: "HTTP_302" },
  });
  expect(hook.calls).toEqual([]);
});

test("two servers at the same time send a thing once", async () => {
  reset();
  const { admin, officer } = await cast();
  await setChannels(admin, { mail: null, hook: both().hook });
  await tellFinance(officer, 5);
  await Promise.all([deliverPosts(at(house.app)), deliverPosts(at(house.app))]);
  expect(hook.calls).toHaveLength(5);
});

test("only hosts the operator opened are taken; passwords and secrets are kept sealed and never shown", async () => {
  const { admin, officer } = await cast();
  const refused = (input: Parameters<typeof setChannels>[1]) => setChannels(admin, input);
  const url = "http://169.254.169.254/latest";
  await expect(refused({ mail: null, hook: { url, secret: SECRET } })).rejects.toMatchObject({
    field: "url",
  });
  await expect(
    refused({ mail: null, hook: { url: "file:///etc/passwd", secret: SECRET } }),
  ).rejects.toMatchObject({
    code: "invalid",
  });
  const from = "bureau@example.com";
  await expect(refused({ mail: { smtp: "smtp://127.0.0.1:25", from }, hook: null })).rejects.toMatchObject({
    field: "smtp",
  });
  await expect(setChannels({ ...admin, postHosts: [] }, both())).rejects.toMatchObject({ code: "invalid" });
  const password = `smtp://bureau:top-secret@${mail.host}`;
  await setChannels(admin, { mail: { smtp: password, from }, hook: both().hook });
  expect(JSON.stringify(await getChannels(admin))).not.toMatch(/top-secret|a shared secret/);
  const schema = `t_${String(admin.tenant.number).padStart(4, "0")}`;
  const { rows } = await house.app.db.owner.query(`SELECT value::text FROM ${schema}.setting`);
  expect(JSON.stringify(rows)).not.toMatch(/top-secret|a shared secret/);
  await expect(getChannels(officer)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setChannels(officer, { mail: null, hook: null })).rejects.toMatchObject({ code: "forbidden" });
});

test("keeping a channel leaves it; what waits for one that ends is not sent later", async () => {
  reset();
  const { admin, officer } = await cast();
  await setChannels(admin, both());
  await setChannels(admin, { mail: "keep", hook: "keep" });
  await tellFinance(officer);
  const ended = await setChannels(admin, { mail: null, hook: "keep" });
  expect(ended).toMatchObject({ mail: null, hook: { waiting: 1 } });
  await setChannels(admin, { mail: both().mail, hook: "keep" });
  await deliverPosts(at(house.app, 10));
  expect([mail.mails.length, hook.calls.length]).toEqual([0, 1]);
});

test("an address is the person's own to say and to take back", async () => {
  const { finance, officer } = await cast();
  expect(await getAddress(finance)).toEqual({ email: "finance@example.com" });
  expect(await getAddress(officer)).toEqual({ email: null });
  expect(await setAddress(finance, { email: null })).toEqual({ email: null });
  expect(await getAddress(finance)).toEqual({ email: null });
});
