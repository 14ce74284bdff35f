import { type ControlTransaction, withControl } from "@tongyou/database";
import { requirePermission } from "../access/permission.ts";
import type { Permission } from "../access/roles.ts";
import type { NationalContext } from "../context.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { appendNationalAct, type NationalAct } from "./national-act.ts";

/**
 * The frame of the national desk's verbs: require the permission, work on the control schema, append the audit
 * row last. The control role has no power over any bureau's schema. `note` asks for the audit row.
 */
export async function inControl<T>(
  context: NationalContext,
  permission: Permission,
  work: (tx: ControlTransaction, note: (act: Omit<NationalAct, "action">) => void) => Promise<T>,
): Promise<T> {
  requirePermission(context, permission);
  try {
    return await withControl(context.db, async (tx) => {
      const acts: NationalAct[] = [];
      const result = await work(tx, (act) => acts.push({ ...act, action: permission }));
      for (const act of acts) await appendNationalAct(tx, context, context.staff, act);
      return result;
    });
  } catch (error) {
    throw toDomainError(error);
  }
}
