import { join } from "node:path";
import { directQueue, type FileStore, folderStore } from "@tongyou/core";
import { bootstrap, connect, loadMasterKey } from "@tongyou/database";
import type { Installation } from "./app.ts";
import { keptPacks } from "./kept-packs.ts";
import type { Settings } from "./settings.ts";

export type OpenInstallation = {
  installation: Installation;
  /** Milliseconds the schemas of all bureaus took to reach the present version. */
  migrationMs: number;
  close(): Promise<void>;
};

/**
 * Opens the database of the settings (the embedded one is started in the data folder), brings every schema to
 * the present version and loads the packs. The server and the command line share this road; jobs are worked on at
 * once, unless a server brings its queue.
 * @throws DatabaseError `setup` or `unavailable` with cause and remedy
 */
export async function openInstallation(
  settings: Pick<Settings, "dataFolder" | "databaseUrl" | "packsFolder" | "postHosts" | "s3" | "clock">,
  report: NonNullable<Installation["report"]>,
): Promise<OpenInstallation> {
  const embedded = settings.databaseUrl === undefined ? await startEmbedded(settings.dataFolder) : undefined;
  const url = settings.databaseUrl ?? embedded?.url ?? "";
  try {
    const masterKey = await loadMasterKey(settings.dataFolder);
    const began = performance.now();
    await bootstrap({ url, masterKey });
    const migrationMs = Math.round(performance.now() - began);
    const db = connect({ url, masterKey });
    return {
      installation: {
        db,
        packs: keptPacks(settings.packsFolder, join(settings.dataFolder, "packs")),
        files: await openFiles(settings),
        jobs: directQueue,
        postHosts: settings.postHosts,
        now: clockFrom(settings.clock),
        report,
      },
      migrationMs,
      close: async () => {
        await db.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The machine's clock, or one that starts at an instant and runs on from there. */
function clockFrom(start: Date | undefined): () => Date {
  const ahead = start ? start.getTime() - Date.now() : 0;
  return () => new Date(Date.now() + ahead);
}

/** The client of an object store is loaded only where there is one. */
async function openFiles({ dataFolder, s3 }: Pick<Settings, "dataFolder" | "s3">): Promise<FileStore> {
  if (!s3) return folderStore(join(dataFolder, "files"));
  const { s3Store } = await import("@tongyou/core/s3-store");
  return s3Store(s3);
}

/** Loaded only when needed: a production that has its own PostgreSQL does not carry the embedded one. */
async function startEmbedded(dataFolder: string) {
  const embedded = await import("@tongyou/database/embedded");
  return embedded.startEmbedded({ dataFolder });
}
