import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, asc, like, lte } from "drizzle-orm";
import { knownThen } from "../known-then.ts";
import { ENTRY_LIFE, type SettingValue, settingKey } from "./load-standards.ts";

/** What the bureau set, and the first day it holds. */
export type SettingInForce = { value: number | string; from: CivilDate };
/** By setting id; absent: nobody entered it, and nothing stands in for it. */
export type Settings = ReadonlyMap<string, SettingInForce>;

const PREFIX = settingKey("");

/** What the bureau entered where documents leave a number to it, in force on a day. `knownAt`: entered by then. */
export async function loadSettings(tx: TenantTransaction, on: CivilDate, knownAt?: Date): Promise<Settings> {
  const rows = await tx
    .select({ parameter: standard.parameter, value: standard.value, from: standard.validFrom })
    .from(standard)
    .where(
      and(
        knownThen(ENTRY_LIFE, knownAt),
        like(standard.parameter, `${PREFIX}%`),
        lte(standard.validFrom, on),
      ),
    )
    .orderBy(asc(standard.validFrom));
  return new Map(
    rows.map(({ parameter, value, from }) => [
      parameter.slice(PREFIX.length),
      { value: (value as SettingValue).set, from },
    ]),
  );
}
