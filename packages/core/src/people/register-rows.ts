import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { workerReview, workerTraining } from "@tongyou/database/schema";
import { and, inArray, isNull, max, ne, or, sql } from "drizzle-orm";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { policyToday } from "../protection/chain.ts";
import { loadSettings } from "../standards/load-settings.ts";
import type { Identity, PostOut, PostRole, RegisterRow } from "./people.schema.ts";
import { inspectionDue, inspectionOf, trainingDue, trainingOf } from "./staff-rules.ts";
import { barredAmong, COUNTS, phoneFor, postsOf, type WorkerRow } from "./worker-record.ts";

/** The last day of a training a person did not fail, by person. */
export async function lastTrainings(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const notFailed = or(isNull(workerTraining.passed), ne(workerTraining.passed, sql`false`));
  const rows = await tx
    .select({ id: workerTraining.workerId, on: max(workerTraining.heldOn) })
    .from(workerTraining)
    .where(and(inArray(workerTraining.workerId, [...ids]), COUNTS, notFailed))
    .groupBy(workerTraining.workerId);
  return new Map(rows.map(({ id, on }) => [id, on]));
}

/** The last day a person's work was checked, by person. */
export async function lastInspections(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: workerReview.workerId, on: max(workerReview.heldOn) })
    .from(workerReview)
    .where(
      and(inArray(workerReview.workerId, [...ids]), inArray(workerReview.kind, ["inspection", "spotCheck"])),
    )
    .groupBy(workerReview.workerId);
  return new Map(rows.map(({ id, on }) => [id, on]));
}

const isHeld = (post: PostOut, today: string) =>
  post.from <= today && (post.until === null || post.until > today);

/** People of the register as a reader may see them, with what is due for them today. */
export async function registerRows(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  rows: readonly WorkerRow[],
): Promise<RegisterRow[]> {
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const ids = rows.map(({ id }) => id);
  const settings = await loadSettings(tx, today);
  const [posts, trained, checked] = await Promise.all([
    postsOf(tx, key, pack, ids),
    lastTrainings(tx, ids),
    lastInspections(tx, ids),
  ]);
  const inspection = inspectionOf(pack, settings, today);
  const roleOf = (id: string): PostRole =>
    posts.get(id)?.find((post) => isHeld(post, today))?.role ?? "villageWorker";
  const byRole = Map.groupBy(ids, roleOf);
  const barred = await Promise.all(
    [...byRole].map(([role, group]) => barredAmong(tx, pack, group, role, today)),
  );
  return rows.map((row): RegisterRow => {
    const own = posts.get(row.id) ?? [];
    const held = own.filter((post) => isHeld(post, today));
    const [first] = held;
    const training = first ? trainingOf(pack, first.role, settings, today) : null;
    const since = first?.from ?? today;
    const lastOn = trained.get(row.id) ?? null;
    return {
      id: row.id,
      name: row.name,
      phone: phoneFor(key, row.phoneSealed, context.staff.role),
      identity: row.identity as Identity | null,
      posts: own,
      lastTraining: lastOn,
      training: training && trainingDue(training, { lastOn, since }, today),
      inspection:
        first?.takesAccount && inspection
          ? inspectionDue(inspection, { lastOn: checked.get(row.id) ?? null, since }, today)
          : null,
      barred: barred.find((one) => one.has(row.id))?.get(row.id) ?? null,
    };
  });
}
