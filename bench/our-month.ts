/**
 * One month of a bureau: calculated, submitted, approved by a second person and fixed, as the server's worker does it.
 * `DATABASE_URL=… TONGYOU_KEY=… node bench/our-month.ts BUREAU CHILDREN MONTH` prints its milliseconds and its peak memory
 * as JSON. A process of its own, so that the peak is the work's.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  actAs,
  approveMonth,
  calculateMonth,
  directQueue,
  folderStore,
  packLibrary,
  submitMonth,
} from "@tongyou/core";
import { connect, parseMasterKey } from "@tongyou/database";
import { isCivilMonth } from "@tongyou/policy";

const [bureau = "", children = "", month = ""] = process.argv.slice(2);
const { DATABASE_URL: url = "", TONGYOU_KEY: key = "" } = process.env;
if (!isCivilMonth(month)) throw new Error("not a month");

const db = connect({ url, masterKey: parseMasterKey(key) });
const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
const files = folderStore(join(tmpdir(), "tongyou-bench-files"));
const app = { db, packs, files, jobs: directQueue, now: () => new Date(), requestId: "bench" };
const officer = await actAs(app, { bureau, login: "officer" });
const finance = await actAs(app, { bureau, login: "finance" });

const started = performance.now();
const calculated = await calculateMonth(officer, { month });
const reviewed = performance.now();
const submitted = await submitMonth(officer, calculated);
const fixed = await approveMonth(finance, submitted);
const done = performance.now();

if (calculated.totals.children !== Number(children) || fixed.state !== "fixed")
  throw new Error(`${calculated.totals.children} of ${children} children, ${fixed.state}`);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    calculateMs: reviewed - started,
    fixMs: done - reviewed,
    cpuMs: (user + system) / 1000,
    peakMb,
    lines: fixed.totals.paid,
  }),
);
process.exit(0);
