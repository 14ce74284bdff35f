import { newId, type TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, isNull } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import type { ReadingValue, StandardValue } from "./load-standards.ts";

type Entry = {
  parameter: string;
  validFrom: CivilDate;
  value: StandardValue | ReadingValue;
  documentNumber: string | null;
  issuedOn: CivilDate | null;
  note: string | null;
};

/** Puts an entry in the place of an earlier one for the same day; the earlier one stays as superseded. */
export async function replaceEntry(
  tx: TenantTransaction,
  context: StaffContext,
  entry: Entry,
): Promise<void> {
  const at = context.now();
  await tx
    .update(standard)
    .set({ supersededAt: at })
    .where(
      and(
        eq(standard.parameter, entry.parameter),
        eq(standard.validFrom, entry.validFrom),
        isNull(standard.supersededAt),
      ),
    );
  await tx.insert(standard).values({ id: newId(), ...entry, enteredBy: context.staff.id, enteredAt: at });
}
