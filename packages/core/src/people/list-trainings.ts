import type { TenantTransaction } from "@tongyou/database";
import { worker, workerPost } from "@tongyou/database/schema";
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { policyToday } from "../protection/chain.ts";
import { loadSettings, type Settings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import {
  type PostRole,
  TRAINING_VIEWS,
  type TrainingRow,
  type Trainings,
  type trainingsInput,
} from "./people.schema.ts";
import { postTitle } from "./post-roles.ts";
import { lastTrainings } from "./register-rows.ts";
import { trainingDue, trainingOf } from "./staff-rules.ts";
import { heldOn } from "./worker-record.ts";

const TRAINED: readonly PostRole[] = ["villageWorker", "townSupervisor", "townSocialWorker"];

/** Everybody in post in an area whose training a document asks for, with the day it is due; the earliest first. */
export async function trainingRows(
  tx: TenantTransaction,
  context: StaffContext,
  area: { lo: string; hi: string },
  settings: Settings,
): Promise<{ rows: TrainingRow[]; missing: Trainings["missing"]; ruled: boolean }> {
  const today = civilDayOf(context.now());
  const { pack } = policyToday(context);
  const rules = new Map(
    TRAINED.flatMap((role) => {
      const rule = trainingOf(pack, role, settings, today);
      return rule ? [[role, rule] as const] : [];
    }),
  );
  const unset = [...rules.values()].flatMap(({ rule, every, setting }) =>
    every === null && setting !== null ? [{ rule, setting }] : [],
  );
  const missing = [...new Map(unset.map((one) => [one.setting, one])).values()];
  if (rules.size === 0) return { rows: [], missing, ruled: false };
  const posts = await tx
    .select({ post: workerPost, name: worker.name })
    .from(workerPost)
    .innerJoin(worker, eq(worker.id, workerPost.workerId))
    .where(
      and(
        gte(workerPost.division, area.lo),
        lt(workerPost.division, area.hi),
        inArray(workerPost.role, [...rules.keys()]),
        heldOn(today),
      ),
    )
    .orderBy(asc(workerPost.fromOn), asc(workerPost.division));
  // Of several posts the first counts: a training is one person's, whatever the number of villages.
  const first = new Map(posts.toReversed().map((one) => [one.post.workerId, one]));
  const trained = await lastTrainings(tx, [...first.keys()]);
  const rows = [...first.values()].flatMap(({ post, name }): TrainingRow[] => {
    const role = post.role as PostRole;
    const rule = rules.get(role);
    if (!rule) return [];
    const lastOn = trained.get(post.workerId) ?? null;
    return [
      {
        workerId: post.workerId,
        name,
        title: postTitle(pack, role, today),
        place: { code: post.division, name: placeName(post.division) },
        lastOn,
        due: trainingDue(rule, { lastOn, since: post.fromOn }, today),
      },
    ];
  });
  const day = ({ due }: TrainingRow) => due.due ?? "9999";
  return {
    rows: rows.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0)),
    missing,
    ruled: true,
  };
}

/** Overdue: the day has passed · due: by the end of this calendar year · done: later, or no day can be given. */
export function viewOf({ due }: TrainingRow, today: string): (typeof TRAINING_VIEWS)[number] {
  if (due.overdue) return "overdue";
  return due.due !== null && due.due <= `${today.slice(0, 4)}-12-31` ? "due" : "done";
}

/** Who has to be trained by when. */
export async function listTrainings(
  context: StaffContext,
  input: z.output<typeof trainingsInput>,
): Promise<Trainings> {
  const today = civilDayOf(context.now());
  return inTenant(context, "people.trainings", async (tx, note) => {
    const found = await trainingRows(
      tx,
      context,
      areaRange(input.area ?? context.area.code),
      await loadSettings(tx, today),
    );
    const groups = Map.groupBy(found.rows, (row) => viewOf(row, today));
    const rows = groups.get(input.view) ?? [];
    note({ detail: { view: input.view, rows: rows.length } });
    return {
      rows: rows.slice(input.offset, input.offset + input.limit),
      total: rows.length,
      counts: Object.fromEntries(
        TRAINING_VIEWS.map((view) => [view, groups.get(view)?.length ?? 0]),
      ) as Trainings["counts"],
      missing: found.missing,
      ruled: found.ruled,
    };
  });
}
