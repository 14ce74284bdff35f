import {
  type AppContext,
  DomainError,
  installBureau,
  installNationalAdmin,
  type Role,
  upgradePack,
} from "@tongyou/core";
import type { Installation } from "../app.ts";
import { tellMonth } from "./casework/tell-month.ts";
import { DEMO_BUREAUS, DEMO_NATIONAL, DEMO_PASSWORD, type DemoBureau } from "./demo-bureaus.ts";

export type DemoAccount = { bureau: string; login: string; role: Role; area?: string };

/** Every account of the demo holds this: its password is known and need not be changed. */
const KNOWN = { password: DEMO_PASSWORD, mustChangePassword: false };

/**
 * Provisions the demo bureaus with a person of every role and a month of casework, and the national desk. A bureau
 * that is there stays as it is, also one whose month a crash cut short: each act of it is whole.
 */
export async function ensureDemo(installation: Installation): Promise<DemoAccount[]> {
  const app = { ...installation, requestId: "demo" };
  await installNationalAdmin(app, { ...DEMO_NATIONAL, ...KNOWN });
  const accounts: DemoAccount[] = [];
  const months: Promise<void>[] = [];
  for (const bureau of DEMO_BUREAUS) {
    const found = await ensureBureau(app, bureau);
    if (found === "refused") continue;
    // Its people set to work while the next bureau is made.
    if (found === "made") months.push(tellMonth(app, bureau));
    for (const { login, role, area } of bureau.staff)
      accounts.push({ bureau: bureau.code, login, role, area });
  }
  await Promise.all(months);
  return [...accounts, { bureau: "national", login: DEMO_NATIONAL.login, role: "nationalAdmin" }];
}

/** `refused`: it is not there yet and its pack does not fit: the others start without it. */
async function ensureBureau(
  app: AppContext,
  { staff, ...bureau }: DemoBureau,
): Promise<"made" | "there" | "refused"> {
  const fits = app.packs.find(bureau.pack)?.refusal === null;
  const accounts = staff.map((person) => ({ ...person, ...KNOWN }));
  try {
    const made = await installBureau(app, bureau, accounts);
    // A demo left by an older checkout shows the packs of this one; a real bureau moves only when told.
    if (!made && fits) await upgradePack(app, bureau.code);
    return made ? "made" : "there";
  } catch (error) {
    if (!fits && error instanceof DomainError) return "refused";
    throw error;
  }
}
