import { appendAudit, withControl, withTenant } from "@tongyou/database";
import { nationalStaff, staff, tenant } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { AppContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { DomainError } from "../errors/errors.ts";
import { suspended } from "../errors/refusals.ts";
import { appendNationalAct } from "../tenants/national-act.ts";
import { NATIONAL_DESK, type signInInput } from "./access.schema.ts";
import { isPasswordOf } from "./password.ts";
import { openSession, type SessionOwner } from "./session-store.ts";
import type { SignedIn } from "./signed-in.ts";
import { countAttempt } from "./throttle.ts";

/** One answer for a wrong password, an unknown login, an unknown bureau and a disabled account. */
const refused = () =>
  new DomainError(
    "invalid",
    { zh: "单位、登录名或密码不正确。", en: "The bureau, the login or the password is wrong." },
    {
      zh: "请核对后重试；忘记密码请联系本单位管理员重置。",
      en: "Check them and try again, or ask your administrator for a new password.",
    },
  );

/**
 * Signs a person in: counts the attempt, verifies the password, opens a session, writes it into the audit.
 * @throws DomainError `invalid` (whatever was wrong: one answer), `tooMany`, `suspended`
 */
export async function signIn(context: AppContext, input: z.output<typeof signInInput>): Promise<SignedIn> {
  const [bureau, login] = [input.bureau.toLowerCase(), input.login.toLowerCase()];
  try {
    const attempt = await countAttempt(context.db, { bureau, login, address: context.address });
    const person = await (bureau === NATIONAL_DESK
      ? nationalDoor(context, login)
      : bureauDoor(context, bureau, login));
    const right = await isPasswordOf(input.password, person.passwordHash);
    await person.record(right);
    if (!right || !person.owner) throw refused();
    await attempt.pardon();
    const { id, expiresAt } = await openSession(context.db, person.owner);
    return { sessionId: id, expiresAt, mustChangePassword: person.mustChangePassword };
  } catch (error) {
    throw toDomainError(error);
  }
}

/** What signing in needs to know of whoever stands at the door; no owner: there is nobody of that name. */
type AtTheDoor = {
  owner: SessionOwner | undefined;
  passwordHash: string | undefined;
  mustChangePassword: boolean;
  record(right: boolean): Promise<void>;
};

const nobody: Omit<AtTheDoor, "record"> = {
  owner: undefined,
  passwordHash: undefined,
  mustChangePassword: false,
};

async function nationalDoor(context: AppContext, login: string): Promise<AtTheDoor> {
  const [found] = await withControl(context.db, (tx) =>
    tx.select().from(nationalStaff).where(eq(nationalStaff.login, login)),
  );
  const person = found && found.disabledAt === null ? found : undefined;
  const record = (right: boolean) =>
    withControl(context.db, (tx) =>
      appendNationalAct(tx, context, person, { action: "auth.signIn", detail: { right } }),
    );
  if (!person) return { ...nobody, record };
  const { id, passwordHash, mustChangePassword } = person;
  return { owner: { tenant: null, staffId: id }, passwordHash, mustChangePassword, record };
}

async function bureauDoor(context: AppContext, code: string, login: string): Promise<AtTheDoor> {
  const [bureau] = await withControl(context.db, (tx) =>
    tx.select().from(tenant).where(eq(tenant.code, code)),
  );
  if (!bureau) return { ...nobody, record: async () => undefined };
  if (bureau.state === "suspended") throw suspended();
  const scope = { tenant: bureau, area: areaRange(bureau.division) };
  const [found] = await withTenant(context.db, scope, (tx) =>
    tx.select().from(staff).where(eq(staff.login, login)),
  );
  const person = found && found.disabledAt === null ? found : undefined;
  const record = async (right: boolean) =>
    withTenant(context.db, scope, (tx) =>
      appendAudit(tx, {
        at: context.now(),
        actor: person?.id ?? null,
        actorName: person?.name ?? "",
        action: "auth.signIn",
        childId: null,
        division: person?.division ?? bureau.division,
        purpose: null,
        detail: { right, request: context.requestId },
        pack: null,
      }),
    );
  if (!person) return { ...nobody, record };
  const { id, passwordHash, mustChangePassword } = person;
  return { owner: { tenant: bureau.number, staffId: id }, passwordHash, mustChangePassword, record };
}
