import type { TenantTransaction } from "@tongyou/database";
import type { monthRun } from "@tongyou/database/schema";
import { sql } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { notify } from "../notifications/notify.ts";
import { townPayers } from "./who-pays.ts";

/** Where the towns pay, tells those with children in a month that was fixed. */
export async function tellTowns(
  tx: TenantTransaction,
  context: StaffContext,
  { id, month }: Pick<typeof monthRun.$inferSelect, "id" | "month">,
): Promise<void> {
  const roles = townPayers(context);
  if (roles.length === 0) return;
  const { rows } = await tx.execute<{ stem: string }>(
    sql`SELECT DISTINCT left(division, 9) AS stem FROM benefit_line WHERE run_id = ${id}`,
  );
  const notice = { kind: "monthToPay", to: { roles }, subject: month } as const;
  for (const { stem } of rows)
    await notify(tx, context, {
      ...notice,
      division: `${stem}000`,
      path: `/payments?prepare=${month}`,
    });
}
