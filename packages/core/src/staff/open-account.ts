import { isUniqueViolation, newId, type TenantTransaction } from "@tongyou/database";
import { staff } from "@tongyou/database/schema";
import { digestPassword } from "../access/password.ts";
import type { Department, TenantRole } from "../access/roles.ts";
import { conflict } from "../errors/refusals.ts";

/** An account to be opened. `area` is a 12-digit code; `createdBy` null: by whoever set the bureau up. */
export type NewAccount = {
  login: string;
  name: string;
  role: TenantRole;
  /** Of `departmentStaff` only. */
  department?: Department | null;
  area: string;
  password: string;
  mustChangePassword: boolean;
  createdBy: string | null;
};

/** Writes the staff row of a new account and answers its id. Throws `conflict` when the login is taken. */
export async function openAccount(tx: TenantTransaction, account: NewAccount): Promise<string> {
  const id = newId();
  const passwordHash = await digestPassword(account.password);
  try {
    await tx.insert(staff).values({
      id,
      division: account.area,
      login: account.login,
      name: account.name,
      role: account.role,
      department: account.department ?? null,
      passwordHash,
      mustChangePassword: account.mustChangePassword,
      createdBy: account.createdBy,
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict(
      { zh: "登录名已被本单位其他人员使用。", en: "Somebody in this bureau already has that login." },
      { zh: "请换一个登录名。", en: "Choose another login." },
      "login",
    );
  }
  return id;
}
