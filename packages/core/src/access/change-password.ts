import { appendAudit, withControl, withTenant } from "@tongyou/database";
import { nationalStaff, staff } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { NationalContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { invalid } from "../errors/refusals.ts";
import { appendNationalAct } from "../tenants/national-act.ts";
import { type changePasswordInput, NATIONAL_DESK } from "./access.schema.ts";
import { digestPassword, isPasswordOf, requireGoodPassword } from "./password.ts";
import { endSessionsOf, openSession, type SessionOwner } from "./session-store.ts";
import { isStaff, type SignedIn, type SignedInContext } from "./signed-in.ts";
import { countAttempt } from "./throttle.ts";

/**
 * Changes one's own password. Every session of the person ends and a new one is opened for this browser.
 * @throws DomainError `invalid` (field `current` or `next`), `tooMany` after wrong current passwords
 */
export async function changePassword(
  context: SignedInContext,
  input: z.output<typeof changePasswordInput>,
): Promise<SignedIn> {
  try {
    return await change(context, input);
  } catch (error) {
    throw toDomainError(error);
  }
}

async function change(
  context: SignedInContext,
  input: z.output<typeof changePasswordInput>,
): Promise<SignedIn> {
  const account = isStaff(context) ? bureauAccount(context) : nationalAccount(context);
  const { login, name } = context.staff;
  // A session left open must not become a way to guess the password: the same count as at the door.
  const who = { bureau: account.bureau, login, address: context.address };
  const attempt = await countAttempt(context.db, who);
  if (!(await isPasswordOf(input.current, await account.digest())))
    throw invalid(
      "current",
      { zh: "原密码不正确。", en: "The current password is wrong." },
      { zh: "请重新输入原密码。", en: "Type the current password again." },
    );
  await attempt.pardon();
  requireGoodPassword(input.next, [login, name, account.bureau]);
  if (input.next === input.current)
    throw invalid(
      "next",
      { zh: "新密码与原密码相同。", en: "The new password is the old one." },
      { zh: "请设置一个不同的密码。", en: "Choose a different one." },
    );
  await account.keep(await digestPassword(input.next));
  await endSessionsOf(context.db, account.owner);
  const { id, expiresAt } = await openSession(context.db, account.owner);
  return { sessionId: id, expiresAt, mustChangePassword: false };
}

type Account = {
  owner: SessionOwner;
  bureau: string;
  digest(): Promise<string | undefined>;
  keep(digest: string): Promise<void>;
};

function bureauAccount(context: StaffContext): Account {
  const { id, name } = context.staff;
  // The own row lies at the own place, also while another is covered.
  const scope = { tenant: context.tenant, area: areaRange(context.staff.home ?? context.area.code) };
  return {
    owner: { tenant: context.tenant.number, staffId: id },
    bureau: context.tenant.code,
    async digest() {
      const [row] = await withTenant(context.db, scope, (tx) =>
        tx.select().from(staff).where(eq(staff.id, id)),
      );
      return row?.passwordHash;
    },
    async keep(passwordHash) {
      await withTenant(context.db, scope, async (tx) => {
        await tx.update(staff).set({ passwordHash, mustChangePassword: false }).where(eq(staff.id, id));
        await appendAudit(tx, {
          at: context.now(),
          actor: id,
          actorName: name,
          action: "auth.changePassword",
          childId: null,
          division: context.staff.home ?? context.area.code,
          purpose: null,
          detail: { request: context.requestId },
          pack: null,
        });
      });
    },
  };
}

function nationalAccount(context: NationalContext): Account {
  const { id } = context.staff;
  return {
    owner: { tenant: null, staffId: id },
    bureau: NATIONAL_DESK,
    async digest() {
      const [row] = await withControl(context.db, (tx) =>
        tx.select().from(nationalStaff).where(eq(nationalStaff.id, id)),
      );
      return row?.passwordHash;
    },
    async keep(passwordHash) {
      await withControl(context.db, async (tx) => {
        await tx
          .update(nationalStaff)
          .set({ passwordHash, mustChangePassword: false })
          .where(eq(nationalStaff.id, id));
        await appendNationalAct(tx, context, context.staff, { action: "auth.changePassword" });
      });
    },
  };
}
