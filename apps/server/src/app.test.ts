import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TEST_PASSWORD, testHouse } from "@tongyou/core/testing";
import { connect, parseMasterKey } from "@tongyou/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppOptions, createApp } from "./app.ts";
import { openLog } from "./log.ts";

const house = testHouse();
const folder = mkdtempSync(join(tmpdir(), "tongyou-app-"));
let credentials: { bureau: string; login: string; password: string };

beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>console</title>");
  writeFileSync(join(folder, "assets", "main-abc123.js"), "export {};");
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  credentials = { bureau: bureau.ref.code, login: officer.staff.login, password: TEST_PASSWORD };
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const lines: string[] = [];
const log = openLog("debug", { write: (line) => lines.push(line) });
const socket = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };

function server(options: Partial<AppOptions> = {}) {
  const app = createApp({
    installation: () => house.app,
    log,
    consoleFolder: folder,
    demo: true,
    trustProxy: false,
    ...options,
  });
  return async (path: string, init: RequestInit = {}) =>
    app.request(`http://tongyou.example${path}`, init, socket);
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", host: "tongyou.example", ...headers },
  body: JSON.stringify(body),
});

test("health is 503 while starting, 200 when ready, 503 when the database is gone", async () => {
  expect((await server({ installation: () => undefined })("/healthz")).status).toBe(503);
  expect((await server()("/healthz")).status).toBe(200);
  const nowhere = "postgres://postgres:x@127.0.0.1:1/tongyou";
  const db = connect({ url: nowhere, masterKey: parseMasterKey("0".repeat(64)) });
  const down = await server({ installation: () => ({ ...house.app, db }) })("/healthz");
  expect([down.status, await down.json()]).toEqual([503, { status: "databaseDown" }]);
  await db.close();
});

test("a question may travel in the body, so that a name is in no address", async () => {
  const answer = await server()("/trpc/auth.bureaus", post({}));
  expect([answer.status, await answer.json()]).toEqual([200, { result: { data: expect.any(Array) } }]);
});

test("a procedure while starting says so, once for every call of a batch", async () => {
  const answer = await server({ installation: () => undefined })("/trpc/auth.me,workbench.get?batch=1");
  expect(answer.status).toBe(503);
  const refused = { error: { data: { domain: { code: "unavailable" } } } };
  expect(await answer.json()).toMatchObject([refused, refused]);
});

test("signing in sets a cookie no script and no other site can use, and the session works", async () => {
  const request = server();
  const answer = await request("/trpc/auth.signIn", post(credentials));
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^tongyou=[a-z2-7]{40}; Path=\/; HttpOnly; SameSite=Lax$/);
  const me = await request("/trpc/auth.me", { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect(await me.json()).toMatchObject({ result: { data: { staff: { login: credentials.login } } } });
  expect(me.headers.get("cache-control")).toBe("no-store");
});

test("behind a trusted proxy that speaks TLS the cookie is Secure and HSTS is sent", async () => {
  const https = { "x-forwarded-proto": "https" };
  const trusted = await server({ trustProxy: true })("/trpc/auth.signIn", post(credentials, https));
  expect(trusted.headers.get("set-cookie")).toMatch(/^__Host-tongyou=.*Secure/);
  expect(trusted.headers.get("strict-transport-security")).toBeTruthy();
  const untrusted = await server()("/trpc/auth.signIn", post(credentials, https));
  expect(untrusted.headers.get("set-cookie")).not.toMatch(/Secure/);
});

test.each([
  ["a foreign page", { "sec-fetch-site": "cross-site" }],
  ["a sibling subdomain", { "sec-fetch-site": "same-site" }],
  ["a foreign origin", { origin: "https://evil.example" }],
  ["an opaque origin", { origin: "null" }],
])("%s may not call a procedure", async (_, headers) => {
  const answer = await server()("/trpc/auth.signIn", post(credentials, headers));
  expect(answer.status).toBe(403);
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("our own page may", async () => {
  const headers = { origin: "http://tongyou.example", "sec-fetch-site": "same-origin" };
  expect((await server()("/trpc/auth.signIn", post(credentials, headers))).status).toBe(200);
});

test("a body that a foreign form could send is refused", async () => {
  const answer = await server()("/trpc/auth.signIn", post(credentials, { "content-type": "text/plain" }));
  expect(answer.status).toBe(415);
});

test("a body over 30 MB is refused with what to do", async () => {
  const answer = await server()("/trpc/imports.preview", post({ content: "A".repeat(31 * 1024 * 1024) }));
  expect(answer.status).toBe(413);
  const remedy = { en: expect.stringMatching(/split/i) };
  expect(await answer.json()).toMatchObject({ error: { data: { domain: { remedy } } } });
});

test("hashed assets are kept for a year, the page is not, and a missing asset is no page", async () => {
  const request = server();
  const asset = await request("/assets/main-abc123.js");
  expect(asset.headers.get("cache-control")).toContain("immutable");
  for (const path of ["/", "/children", "/children/some-id?area=1"]) {
    const page = await request(path, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-cache"]);
    expect(await page.text()).toContain("<title>console</title>");
  }
  expect((await request("/assets/gone.js")).status).toBe(404);
});

test.each([
  "/../secrets",
  "/assets/../../package.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/%00",
  "/..%2f..%2fetc/passwd",
])("%s leaks no file", async (path) => {
  const answer = await server()(path);
  expect(answer.status).toBeLessThan(500);
  expect(await answer.text()).not.toMatch(/"name"|root:/);
});

test("every answer carries the security headers and a request id", async () => {
  const answer = await server()("/");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
  expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("sample ledgers are served in the demo only", async () => {
  const demo = await server()("/demo/ledger-2018-03.xlsx");
  expect(demo.headers.get("content-disposition")).toContain("ledger-2018-03.xlsx");
  expect((await server()("/demo/..%2findex.html")).status).toBe(404);
  const outside = await server({ demo: false })("/demo/ledger-2018-03.xlsx");
  expect(outside.headers.get("content-type")).not.toContain("spreadsheet");
});

test.each([
  ["/trpc/nothing.here", 404],
  ["/trpc/children.list", 401],
  ["/trpc/auth.signIn", 405],
  ["/trpc/children.get?input=%7Bnot-json", 401],
  ["/trpc/auth.bureaus?input=%7Bnot-json", 200],
  ["/trpc/auth.signIn,?batch=1", 207],
  ["/trpc", 404],
])("%s answers %i, never a 500", async (path, status) => {
  expect((await server()(path)).status).toBe(status);
});

test("the log carries paths and ids, no input", async () => {
  lines.length = 0;
  await server()("/trpc/auth.signIn", post({ ...credentials, password: "wrong-secret-word" }));
  await server()(`/trpc/children.list?input=${encodeURIComponent(JSON.stringify({ q: "secret-word" }))}`);
  expect(lines.join("")).toContain("/trpc/auth.signIn");
  expect(lines.join("")).not.toContain("secret-word");
});
