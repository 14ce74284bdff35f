import { newId, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { application, applicationStep } from "@tongyou/database/schema";
import { asc, eq, inArray } from "drizzle-orm";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import type { ApplicationAct } from "./applications.schema.ts";
import type { WaitingStage } from "./procedure-of.ts";

export const APPLICATION = { zh: "认定申请", en: "application" } as const;
export type ApplicationRecord = typeof application.$inferSelect;
export type Opinion = { text: string };

/** The application; throws `notFound` also outside the area. */
export async function getApplicationRecord(tx: TenantTransaction, id: string): Promise<ApplicationRecord> {
  const [row] = await tx.select().from(application).where(eq(application.id, id));
  if (!row) throw notFound(APPLICATION);
  return row;
}

const byId = (rows: readonly ApplicationRecord[]) => new Map(rows.map((row) => [row.id, row]));

/** Those of the ids that are in the area. */
export const findApplications = async (tx: TenantTransaction, ids: readonly string[]) =>
  byId(
    await tx
      .select()
      .from(application)
      .where(inArray(application.id, [...ids])),
  );

/** Those of the ids that are in the area, locked until the commit, in one order for everybody. */
export async function lockApplications(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Map<string, ApplicationRecord>> {
  const rows = await tx
    .select()
    .from(application)
    .where(inArray(application.id, [...ids]))
    .orderBy(asc(application.id))
    .for("update");
  return byId(rows);
}

/** The stages it goes through: those of the procedure on the day it was started. */
export const stagesOfRecord = ({ stages }: Pick<ApplicationRecord, "stages">) =>
  stages as readonly WaitingStage[];

/** The stage it waits in or ended in. The row's stage is always one of its stages. */
export function stageOf(record: Pick<ApplicationRecord, "stages" | "stage">): WaitingStage {
  const found = stagesOfRecord(record).find(({ id }) => id === record.stage);
  if (!found) throw new Error("an application waits in a stage it has not");
  return found;
}

/** The stage after or before the one it waits in. */
export function neighbourOf(record: ApplicationRecord, way: 1 | -1): WaitingStage | undefined {
  const stages = stagesOfRecord(record);
  return stages[stages.findIndex(({ id }) => id === record.stage) + way];
}

type NewStep = {
  application: Pick<ApplicationRecord, "id" | "division">;
  stage: string;
  act: ApplicationAct;
  opinion?: string | undefined;
};

/** Writes what was done, by the person at work. Steps of one moment stand in the order they are given. */
export async function addSteps(
  tx: TenantTransaction,
  { staff, now }: Pick<StaffContext, "staff" | "now">,
  key: TenantKey,
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const at = now();
  await tx.insert(applicationStep).values(
    steps.map(({ application: { id, division }, stage, act, opinion }) => ({
      id: newId(),
      applicationId: id,
      division,
      stage,
      act,
      by: staff.id,
      at,
      opinionSealed: opinion === undefined ? null : sealJson(key, { text: opinion } satisfies Opinion),
    })),
  );
}
