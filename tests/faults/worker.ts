/**
 * The server's worker on jobs and nothing else of the server: it goes on with whatever is open until it is killed.
 * `DATABASE_URL=… TONGYOU_KEY=… TONGYOU_PACKS=… node worker.js`
 */
import { join } from "node:path";
import { type AppContext, folderStore, packLibrary } from "@tongyou/core";
import { connect, parseMasterKey } from "@tongyou/database";
import { openJobWorker } from "@tongyou/server";

const { DATABASE_URL: url = "", TONGYOU_KEY: key = "", TONGYOU_PACKS: packs = "" } = process.env;
const db = connect({ url, masterKey: parseMasterKey(key) });
const report = (what: string, error: unknown) => console.error(what, error);
const worker = await openJobWorker(db, report);
const app: AppContext = {
  db,
  packs: packLibrary(packs),
  files: folderStore(join(import.meta.dirname, "files")),
  jobs: worker.queue,
  requestId: "jobs",
  now: () => new Date(),
  report,
};
await worker.work(app);
