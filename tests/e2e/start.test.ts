import { execFile, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "./harness/client.ts";
import { startTongyou, type Tongyou } from "./harness/tongyou.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const main = join(root, "apps/server/src/main.ts");
/** Every login of a demo bureau, one or more for each role. */
const LOGINS = [
  "officer",
  "finance",
  "town",
  "village",
  "auditor",
  "admin",
  "social",
  "home",
  "school",
  "police",
  "hotline",
];
let tongyou: Tongyou;

beforeAll(async () => {
  tongyou = await startTongyou();
});
afterAll(() => tongyou.remove());

const health = async () => (await fetch(`${tongyou.url}/healthz`)).status;

/** What a child registered through the running server is found by afterwards. */
async function register(name: string): Promise<string> {
  const officer = await signedIn(tongyou.url, "ningxia", "officer");
  const made = await officer.children.register.mutate({
    name,
    division: "640423100004",
    evidence: "户口簿",
  });
  return made.id;
}
async function nameOf(id: string): Promise<string> {
  const officer = await signedIn(tongyou.url, "ningxia", "officer");
  return (await officer.children.get.query({ id })).name;
}

test("the first start prints the address, the demo's logins and a warning", () => {
  const printed = tongyou.printed();
  expect(printed).toContain(tongyou.url);
  for (const login of LOGINS) expect(printed).toMatch(new RegExp(`ningxia\\s+/ ${login}`));
  expect(printed).toContain("DEMO DATA");
});

test("everybody of the demo can sign in", async () => {
  for (const bureau of ["ningxia", "zhengzhou"])
    for (const login of LOGINS) {
      const me = await (await signedIn(tongyou.url, bureau, login)).auth.me.query();
      expect([me.staff.login, me.tenant?.code, me.mustChangePassword]).toEqual([login, bureau, false]);
    }
  const national = await (await signedIn(tongyou.url, "national", "admin")).auth.me.query();
  expect(national.staff.role).toBe("nationalAdmin");
});

test("a second server on the same port says so and ends", async () => {
  const port = new URL(tongyou.url).port;
  const second = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: port, TONGYOU_DATA: tmpdir() },
  });
  let said = "";
  second.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => second.once("exit", resolve));
  expect([code, said]).toEqual([1, expect.stringContaining(`PORT`)]);
});

test("the command line works beside a server that nobody uses at the moment, and leaves it running", async () => {
  // Longer than a pool keeps a connection nobody uses.
  await wait(11_000);
  const command = [
    "apps/server/src/cli/main.ts",
    "month",
    "run",
    "--tenant",
    "ningxia",
    "--month",
    "2018-03",
  ];
  const env = { ...process.env, TONGYOU_DATA: tongyou.dataFolder };
  const { stdout } = await promisify(execFile)(process.execPath, [...command, "--as", "officer", "--json"], {
    cwd: root,
    env,
  });
  expect(JSON.parse(stdout)).toMatchObject({ month: "2018-03", state: "calculated" });
  expect(await health()).toBe(200);
});

test("stopped in order and started again, it has its data", async () => {
  const id = await register("甲测试");
  expect(await tongyou.stop()).toBe(0);
  await expect(fetch(`${tongyou.url}/healthz`)).rejects.toThrow();
  await tongyou.start();
  expect(await nameOf(id)).toBe("甲测试");
});

test("killed with -9 and started again, it has its data", async () => {
  const id = await register("乙测试");
  await tongyou.kill();
  await tongyou.start();
  expect(await health()).toBe(200);
  expect(await nameOf(id)).toBe("乙测试");
});
