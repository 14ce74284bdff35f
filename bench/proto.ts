import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  actAs,
  approveMonth,
  calculateMonth,
  directQueue,
  folderStore,
  installBureau,
  packLibrary,
  submitMonth,
} from "@tongyou/core";
import { bootstrap, connect } from "@tongyou/database";
import { startEmbedded } from "@tongyou/database/embedded";
import { fillMonth } from "./month-tenant.ts";

const N = Number(process.argv[2] ?? 20000);
const folder = await mkdtemp(join(tmpdir(), "tongyou-month-"));
const server = await startEmbedded({ dataFolder: folder });
const masterKey = randomBytes(32);
await bootstrap({ url: server.url, masterKey });
const db = connect({ url: server.url, masterKey });
const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
const app = {
  db,
  packs,
  jobs: directQueue,
  files: folderStore(join(folder, "files")),
  now: () => new Date("2018-04-05T02:00:00Z"),
  requestId: "bench",
};
await installBureau(app, { code: "bench", name: "bench", division: "640000000000", pack: "ningxia" }, [
  {
    login: "finance",
    name: "财务",
    role: "countyFinance",
    area: "640000000000",
    password: "xxxxxxxxxxxx1",
    mustChangePassword: false,
  },
  {
    login: "officer",
    name: "经办",
    role: "countyOfficer",
    area: "640000000000",
    password: "xxxxxxxxxxxx1",
    mustChangePassword: false,
  },
]);
let t = performance.now();
await fillMonth(db.owner, "t_0001", 0, N);
console.log("fill", Math.round(performance.now() - t));
await db.owner.query("UPDATE t_0001.child SET decided_on = '2018-03-31', restricted = '|'; ");
const staff = await actAs(app, { bureau: "bench", login: "officer" });
for (let i = 0; i < 5; i++) {
  t = performance.now();
  const cpu = process.cpuUsage();
  const m = await calculateMonth(staff, { month: "2018-03" });
  const d = process.cpuUsage(cpu);
  console.log(
    "calc ms",
    Math.round(performance.now() - t),
    "node cpu",
    Math.round((d.user + d.system) / 1000),
    m.state,
    m.totals.paid,
    m.totals.counts,
    "rss",
    Math.round(process.resourceUsage().maxRSS / 1024),
  );
}

{
  const run = await calculateMonth(staff, { month: "2018-03" });
  const sub = await submitMonth(staff, { id: run.id, version: run.version });
  const fin = await actAs(app, { bureau: "bench", login: "finance" });
  t = performance.now();
  const cpu = process.cpuUsage();
  const f = await approveMonth(fin, { id: run.id, version: sub.version });
  const d = process.cpuUsage(cpu);
  console.log(
    "fix ms",
    Math.round(performance.now() - t),
    "cpu",
    Math.round((d.user + d.system) / 1000),
    f.state,
    f.totals.paid,
  );
}
t = performance.now();
const c = await db.owner.connect();
await c.query("SET search_path = t_0001");
const facts = await c.query("SELECT child_id, value::text FROM fact");
console.log("read facts", Math.round(performance.now() - t), facts.rows.length);
await c.query("CREATE TABLE copy_item (LIKE month_item INCLUDING ALL)");
await c.query("COPY month_item TO '/tmp/mb/items.copy'");
t = performance.now();
await c.query("COPY copy_item FROM '/tmp/mb/items.copy'");
console.log("copy items", Math.round(performance.now() - t));
await c.query("CREATE TABLE copy_line (LIKE benefit_line INCLUDING ALL)");
await c.query("COPY benefit_line TO '/tmp/mb/lines.copy'");
t = performance.now();
await c.query("COPY copy_line FROM '/tmp/mb/lines.copy'");
console.log("copy lines", Math.round(performance.now() - t));
0 &&
  console.log(
    (
      await c.query(
        "select avg(octet_length(reason::text))::int AS r, avg(octet_length(receipt::text))::int rc from benefit_line",
      )
    ).rows,
  );
c.release();
await db.close();
await server.stop();
await rm(folder, { recursive: true, force: true });
