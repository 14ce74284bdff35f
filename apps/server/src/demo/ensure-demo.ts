import { installBureau, installNationalAdmin, type Role, upgradePack } from "@tongyou/core";
import type { Installation } from "../app.ts";
import { DEMO_BUREAUS, DEMO_NATIONAL, DEMO_PASSWORD } from "./demo-bureaus.ts";

export type DemoAccount = { bureau: string; login: string; role: Role; area?: string };

/** Every account of the demo holds this: its password is known and need not be changed. */
const KNOWN = { password: DEMO_PASSWORD, mustChangePassword: false };

/**
 * Provisions the demo bureaus with a person of every role, and the national desk. Idempotent: a bureau that is
 * there stays as it is.
 */
export async function ensureDemo(installation: Installation): Promise<DemoAccount[]> {
  const app = { ...installation, requestId: "demo" };
  await installNationalAdmin(app, { ...DEMO_NATIONAL, ...KNOWN });
  for (const { staff, ...bureau } of DEMO_BUREAUS) {
    const accounts = staff.map((person) => ({ ...person, ...KNOWN }));
    const made = await installBureau(app, bureau, accounts);
    // A demo left by an older checkout shows the packs of this one; a real bureau moves only when told.
    if (!made) await upgradePack(app, bureau.code);
  }
  return [
    ...DEMO_BUREAUS.flatMap(({ code, staff }) =>
      staff.map(({ login, role, area }): DemoAccount => ({ bureau: code, login, role, area })),
    ),
    { bureau: "national", login: DEMO_NATIONAL.login, role: "nationalAdmin" },
  ];
}
