import { type AppContext, actAs, type StaffContext } from "@tongyou/core";
import { openInstallation } from "../installation.ts";
import { readSettings } from "../settings.ts";
import { builtPacks } from "./built-packs.ts";
import { failureOf } from "./failure.ts";

/**
 * Runs a command on the installation's database: the one of DATABASE_URL, or the embedded one of TONGYOU_DATA,
 * which a running server may be using at the same time.
 */
export async function withInstallation<T>(work: (app: AppContext) => Promise<T>): Promise<T> {
  builtPacks();
  const opened = await openInstallation(readSettings(), (what, error) =>
    process.stderr.write(`${what}: ${failureOf(error).text}\n`),
  );
  try {
    return await work({ ...opened.installation, requestId: `cli-${process.pid}` });
  } finally {
    await opened.close();
  }
}

/**
 * Runs a command as a member of a bureau's staff, with that person's role and area. Whoever holds the
 * installation's database needs no password; the audit names the person.
 */
export async function asStaff<T>(
  who: { tenant: string; as: string },
  work: (context: StaffContext) => Promise<T>,
): Promise<T> {
  return withInstallation(async (app) => work(await actAs(app, { bureau: who.tenant, login: who.as })));
}
