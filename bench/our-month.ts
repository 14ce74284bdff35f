/**
 * One month of a bureau: calculated, submitted, approved by a second person and fixed, as the server's worker does it.
 * `DATABASE_URL=… TONGYOU_KEY=… node bench/our-month.ts WARM BUREAU CHILDREN MONTH` prints its milliseconds and its peak
 * memory as JSON. A process of its own, so that the peak is the work's; the month of another bureau, WARM, goes before
 * it, for a server in use has loaded and compiled what it works with.
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
import { type CivilMonth, isCivilMonth } from "@tongyou/policy";

const [warm = "", bureau = "", children = "", month = ""] = process.argv.slice(2);
const { DATABASE_URL: url = "", TONGYOU_KEY: key = "" } = process.env;
if (!isCivilMonth(month)) throw new Error("not a month");

const db = connect({ url, masterKey: parseMasterKey(key) });
const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
const files = folderStore(join(tmpdir(), "tongyou-bench-files"));
const app = { db, packs, files, jobs: directQueue, now: () => new Date(), requestId: "bench" };

await monthOf(warm, month);
const { totals, lines, ...measured } = await monthOf(bureau, month);
if (totals.children !== Number(children)) throw new Error(`${totals.children} of ${children} children`);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ...measured, peakMb, lines }));
process.exit(0);

async function monthOf(bureau: string, month: CivilMonth) {
  const officer = await actAs(app, { bureau, login: "officer" });
  const finance = await actAs(app, { bureau, login: "finance" });
  const cpu = process.cpuUsage();
  const started = performance.now();
  const calculated = await calculateMonth(officer, { month });
  const reviewed = performance.now();
  const submitted = await submitMonth(officer, calculated);
  const fixed = await approveMonth(finance, submitted);
  const done = performance.now();
  if (fixed.state !== "fixed") throw new Error(`the month of ${bureau} is ${fixed.state}`);
  const { user, system } = process.cpuUsage(cpu);
  return {
    totals: calculated.totals,
    lines: fixed.totals.paid,
    calculateMs: reviewed - started,
    fixMs: done - reviewed,
    cpuMs: (user + system) / 1000,
  };
}
