import { withControl, withTenant } from "@tongyou/database";
import { type PackPin, tenant } from "@tongyou/database/schema";
import { and, eq, sql } from "drizzle-orm";
import { askRefresh } from "../children/refresh-lists.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { computeForRules } from "../corrections/ask-computing.ts";
import { areaRange } from "../divisions/index.ts";
import { toDomainError } from "../errors/database-errors.ts";
import { conflict, stale } from "../errors/refusals.ts";
import { handOver, sendJob } from "../jobs/hand-over.ts";
import { inTenant } from "../verb.ts";
import { appendNationalAct } from "./national-act.ts";
import { type PackRef, packOn, pinsOf, tenantPackOn } from "./pack-pins.ts";

/** `seen`: how many pins the person's form showed. */
type NewPin = { target: PackRef; from: string; reason: string; seen: number };

export const isWholeBureau = ({ area, tenant: bureau }: StaffContext): boolean =>
  area.code === bureau.division;

/** A pack decides in every county of a bureau: whoever changes it answers for the whole bureau. */
export function requireWholeBureau(context: StaffContext): void {
  if (isWholeBureau(context)) return;
  throw conflict(
    {
      zh: "更换政策包关系全单位，您只负责其中一部分区域。",
      en: "Changing the pack concerns the whole bureau; your area is a part of it.",
    },
    {
      zh: "请由负责全单位区域的管理员办理。",
      en: "Ask an administrator whose area is the whole bureau.",
    },
  );
}

function refuseIdle({ tenant: bureau }: StaffContext, { target, from }: NewPin): void {
  const later = bureau.pins.some((pin) => pin.from !== null && pin.from > from);
  if (later || tenantPackOn(bureau, from).hash !== target.hash) return;
  throw conflict(
    {
      zh: `${from} 起本来就使用 ${target.version}（${target.hash.slice(0, 12)}）。`,
      en: `From ${from} the bureau uses ${target.version} (${target.hash.slice(0, 12)}) already.`,
    },
    { zh: "不需要办理；请核对版本和日期。", en: "Nothing to do; check the version and the date." },
    "from",
  );
}

/**
 * From a day on the bureau uses an artefact. The bureau's audit row names the person and is written first, so that no
 * change goes unrecorded; the pin and the national desk's row of it are one transaction. Months already fixed stay; what
 * is open of them by the other artefact is computed afterwards.
 * Returns the person's context with it. Throws `conflict` (field `from`) where it changes nothing, `stale` when somebody
 * entered one since the person's form was shown.
 */
export async function enterPin(
  context: StaffContext,
  permission: "policy.pinPack" | "policy.rollBackPack",
  pin: NewPin,
): Promise<StaffContext> {
  if (context.tenant.pins.length !== pin.seen) throw stale(PINS);
  refuseIdle(context, pin);
  const { target, from, reason } = pin;
  const detail = { pack: target.id, from, version: target.version, hash: target.hash };
  await inTenant(context, permission, async (_, note) => note({ purpose: reason, detail }));
  const entry: PackPin = {
    from,
    version: target.version,
    hash: target.hash,
    reason,
    enteredAt: context.now().toISOString(),
    enteredBy: context.staff.id,
  };
  const pins = await store(context, entry, { action: permission, tenantCode: context.tenant.code, detail });
  const pack = packOn({ id: target.id, pins }, civilDayOf(context.now()));
  const moved = { ...context, tenant: { ...context.tenant, pack, pins } };
  const whole = { tenant: context.tenant, area: areaRange(context.tenant.division) };
  const { refresh, corrections } = await withTenant(context.db, whole, async (tx) => ({
    refresh: await askRefresh(tx, moved),
    corrections: await computeForRules(tx, moved, from.slice(0, 7)),
  }));
  await sendJob(moved, refresh);
  if (corrections) await handOver(moved, corrections);
  return moved;
}

const PINS = { zh: "政策包版本记录", en: "record of pack versions" } as const;

async function store(context: StaffContext, entry: PackPin, act: Parameters<typeof appendNationalAct>[3]) {
  const { number, pins } = context.tenant;
  const read = pins.length - 1;
  try {
    return await withControl(context.db, async (tx) => {
      const [bureau] = await tx
        .update(tenant)
        .set({ packPins: sql`${tenant.packPins} || ${JSON.stringify([entry])}::jsonb` })
        .where(and(eq(tenant.number, number), sql`jsonb_array_length(${tenant.packPins}) = ${read}`))
        .returning();
      if (!bureau) throw stale(PINS);
      await appendNationalAct(tx, context, undefined, act);
      return pinsOf(bureau);
    });
  } catch (error) {
    throw toDomainError(error);
  }
}
