import { withControl, withTenant } from "@tongyou/database";
import { staff, tenant } from "@tongyou/database/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { AppContext, StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { invalid } from "../errors/refusals.ts";
import { staffContextOf } from "./resolve-session.ts";

/**
 * The context of a member of staff without a session, for the operator's command line only: whoever holds the
 * installation's database needs no password. Role, area and audit are the person's own.
 * @throws DomainError `invalid` for an unknown bureau, or a login that is unknown or disabled there
 */
export async function actAs(app: AppContext, who: { bureau: string; login: string }): Promise<StaffContext> {
  try {
    const [bureau] = await withControl(app.db, (tx) =>
      tx.select().from(tenant).where(eq(tenant.code, who.bureau)),
    );
    if (!bureau) throw unknown("bureau", "单位代码", who.bureau);
    const scope = { tenant: bureau, area: areaRange(bureau.division) };
    const [person] = await withTenant(app.db, scope, (tx) =>
      tx
        .select()
        .from(staff)
        .where(and(eq(staff.login, who.login), isNull(staff.disabledAt))),
    );
    if (!person) throw unknown("login", "登录名", who.login);
    return staffContextOf(app, bureau, person);
  } catch (error) {
    throw toDomainError(error);
  }
}

const unknown = (field: string, zh: string, value: string) =>
  invalid(
    field,
    { zh: `没有这个${zh}：${value}。`, en: `There is no such ${field}: ${value}.` },
    { zh: "请核对后再试；停用的账号不能使用。", en: "Check it; a disabled account cannot be used." },
  );
