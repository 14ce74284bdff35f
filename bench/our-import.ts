/**
 * One import of a ledger, from the workbook to children with facts, audit and decisions.
 * `DATABASE_URL=… TONGYOU_KEY=… node bench/our-import.ts FILE BUREAU ROWS` prints its milliseconds and its peak memory as JSON. A
 * process of its own, with the heap held small, so that the peak is what the work needs and not what was free.
 */
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  actAs,
  confirmImport,
  directQueue,
  folderStore,
  packLibrary,
  previewImport,
  whenImported,
} from "@tongyou/core";
import { connect, parseMasterKey } from "@tongyou/database";

const [file = "", bureau = "", rows = ""] = process.argv.slice(2);
const { DATABASE_URL: url = "", TONGYOU_KEY: key = "" } = process.env;

const db = connect({ url, masterKey: parseMasterKey(key) });
const packs = packLibrary(join(import.meta.dirname, "../plugins/dist/"));
const files = folderStore(join(tmpdir(), "tongyou-bench-files"));
const app = { db, packs, files, jobs: directQueue, now: () => new Date(), requestId: "bench" };
const staff = await actAs(app, { bureau, login: "officer" });
const content = (await readFile(file)).toString("base64");

const started = performance.now();
const batch = await previewImport(staff, { fileName: "ledger.xlsx", content });
const previewed = performance.now();
await confirmImport(staff, { id: batch.id, version: batch.version });
await whenImported(batch.id);
const done = performance.now();
await db.close();

if (batch.counts.new !== Number(rows)) throw new Error(`${batch.counts.new} of ${rows} children are new`);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ preview: previewed - started, takeOver: done - previewed, peakMb }));
