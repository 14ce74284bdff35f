import { isDeepStrictEqual } from "node:util";
import { newId, type TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { ShareValue } from "../payments/load-shares.ts";
import type { RiskCriteria, RiskMeasure } from "../risk/risk.schema.ts";
import type { ReadingValue, SettingValue, StandardValue } from "./load-standards.ts";

type Entry = {
  parameter: string;
  validFrom: CivilDate;
  value:
    | StandardValue
    | ReadingValue
    | SettingValue
    | RiskCriteria
    | ShareValue
    | { measures: RiskMeasure[] };
  documentNumber: string | null;
  issuedOn: CivilDate | null;
  note: string | null;
};

/**
 * Puts an entry in the place of an earlier one for the same day; the earlier one stays as superseded. False when the
 * same was entered already: a second click changes nothing.
 */
export async function replaceEntry(
  tx: TenantTransaction,
  context: StaffContext,
  entry: Entry,
): Promise<boolean> {
  const at = context.now();
  const sameDay = and(
    eq(standard.parameter, entry.parameter),
    eq(standard.validFrom, entry.validFrom),
    isNull(standard.supersededAt),
  );
  const [live] = await tx.select().from(standard).where(sameDay).for("update");
  if (live && isDeepStrictEqual(contentOf(live), contentOf(entry))) return false;
  await tx.update(standard).set({ supersededAt: at }).where(sameDay);
  await tx.insert(standard).values({ id: newId(), ...entry, enteredBy: context.staff.id, enteredAt: at });
  return true;
}

const contentOf = ({ value, documentNumber, issuedOn, note }: { [K in keyof Entry]: unknown }) => ({
  value,
  documentNumber,
  issuedOn,
  note,
});
