import type { TenantTransaction } from "@tongyou/database";
import { setting, standard } from "@tongyou/database/schema";
import type { Span, Stage } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, desc, eq, isNull, lte } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { type Due, dueAt } from "../deadlines/due-at.ts";
import { type SettingValue, settingKey } from "../standards/load-standards.ts";

/** Key of the setting that holds the bureau's own terms, by stage. */
const TERMS = "protection.terms";
export type Terms = { readonly [stage: string]: Span };

export async function loadTerms(tx: TenantTransaction): Promise<Terms> {
  const [row] = await tx.select({ value: setting.value }).from(setting).where(eq(setting.key, TERMS));
  return (row?.value as Terms | undefined) ?? {};
}

export async function storeTerms(tx: TenantTransaction, terms: Terms): Promise<void> {
  await tx
    .insert(setting)
    .values({ key: TERMS, value: terms })
    .onConflictDoUpdate({ target: setting.key, set: { value: terms } });
}

/** The number the bureau entered for a setting of its pack, as a span; undefined until it did. */
async function enteredSpan(
  tx: TenantTransaction,
  pack: Pack,
  id: string,
  on: string,
): Promise<Span | undefined> {
  const unit = pack.provisions?.find((one) => one.id === id && one.kind === "setting");
  const [row] = await tx
    .select({ value: standard.value })
    .from(standard)
    .where(
      and(eq(standard.parameter, settingKey(id)), isNull(standard.supersededAt), lte(standard.validFrom, on)),
    )
    .orderBy(desc(standard.validFrom))
    .limit(1);
  const count = (row?.value as SettingValue | undefined)?.set;
  if (unit?.kind !== "setting" || typeof count !== "number") return undefined;
  return unit.unit === "days" || unit.unit === "workingDays" || unit.unit === "months"
    ? { count, unit: unit.unit }
    : undefined;
}

export type StageDue = { due: Due | null; from: "pack" | "bureau" | "unset" };

/**
 * Until when a stage entered at an instant is to be done: the document's number, else what the bureau entered. With
 * neither there is no clock, and every screen says so.
 */
export async function stageDue(
  tx: TenantTransaction,
  context: StaffContext,
  pack: Pack,
  stage: Stage,
  enteredAt: Date,
): Promise<StageDue> {
  const { within } = stage;
  if (within && !("setting" in within)) return { due: dueAt(enteredAt, within), from: "pack" };
  const own = within && (await enteredSpan(tx, pack, within.setting, civilDayOf(context.now())));
  const span = own ?? (await loadTerms(tx))[stage.id];
  return span ? { due: dueAt(enteredAt, span), from: "bureau" } : { due: null, from: "unset" };
}
