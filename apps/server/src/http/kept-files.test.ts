import { addAttachment, registerChild, type StaffContext } from "@tongyou/core";
import { TEST_PASSWORD, type TestBureau, testHouse } from "@tongyou/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { openLog } from "../log.ts";

const house = testHouse();
afterAll(() => house.close());

const VILLAGE = "640423100004";
const BYTES = Buffer.from("%PDF-1.7 一份证明");
const app = createApp({
  installation: () => house.app,
  log: openLog("silent", { write: () => {} }),
  consoleFolder: "/nowhere",
  demo: false,
  trustProxy: false,
});
const request = async (path: string, init: RequestInit = {}) =>
  app.request(`http://tongyou.example${path}`, init, {
    incoming: { socket: { remoteAddress: "127.0.0.1" } },
  });

let bureau: TestBureau;
let fileId: string;

beforeAll(async () => {
  bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const child = await registerChild(officer, { name: "马下载", division: VILLAGE, evidence: "走访" });
  const file = { ownerKind: "child", ownerId: child.id, fileName: "证明.pdf" } as const;
  fileId = (await addAttachment(officer, { ...file, base64: BYTES.toString("base64") })).id;
});

async function cookieOf({ staff, tenant }: StaffContext): Promise<string> {
  const answer = await request("/trpc/auth.signIn", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ bureau: tenant.code, login: staff.login, password: TEST_PASSWORD }),
  });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

test("a file comes as a download of its own type that a browser saves and neither runs nor keeps", async () => {
  const cookie = await cookieOf(await bureau.staff("villageWorker", VILLAGE));
  const answer = await request(`/files/${fileId}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(BYTES);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": "attachment; filename*=UTF-8''%E8%AF%81%E6%98%8E.pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
});

test("without a session, from another village, for another role, and under no such id there is no file", async () => {
  const status = async (who: StaffContext | undefined, id = fileId) =>
    (await request(`/files/${id}`, who ? { headers: { cookie: await cookieOf(who) } } : {})).status;
  expect(await status(undefined)).toBe(401);
  expect(await status(await bureau.staff("villageWorker", "640423101200"))).toBe(404);
  expect(await status(await (await house.bureau()).staff("countyOfficer"))).toBe(404);
  expect(await status(await bureau.staff("tenantAdmin"))).toBe(403);
  expect(await status(await bureau.staff("countyOfficer"), "0190a000-0000-7000-8000-000000000001")).toBe(404);
  expect(await status(await bureau.staff("countyOfficer"), "..%2F..%2Fmaster.key")).toBe(404);
});

test("another site's page cannot fetch it, and while starting it is said", async () => {
  const cookie = await cookieOf(await bureau.staff("countyOfficer"));
  const headers = { cookie, "sec-fetch-site": "cross-site" };
  expect((await request(`/files/${fileId}`, { headers })).status).toBe(403);
  const down = { ...house.app.files, get: () => Promise.reject(new Error("away")) };
  const away = createApp({
    installation: () => ({ ...house.app, files: down }),
    log: openLog("silent", { write: () => {} }),
    consoleFolder: "/nowhere",
    demo: false,
    trustProxy: false,
  });
  const answer = await away.request(
    `http://tongyou.example/files/${fileId}`,
    { headers: { cookie } },
    {
      incoming: { socket: { remoteAddress: "127.0.0.1" } },
    },
  );
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("附件暂时取不出来")]);
});
