import { lookupHash, openText, sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { staff, worker, workerPost, workerTraining } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { TenantRole } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { codeOf, type DivisionCode, levelOf, SIGNIFICANT } from "../divisions/index.ts";
import { invalid, notFound, stale } from "../errors/refusals.ts";
import { maskNumber } from "../facts/mask.ts";
import { readIdNumber } from "../ledger/id-number.ts";
import type { PostOut, PostRole, StaffDemand } from "./people.schema.ts";
import { accountRoleOf, postTitle } from "./post-roles.ts";
import { gateOf } from "./staff-rules.ts";

export const WORKER = { zh: "人员登记", en: "register entry" } as const;
export type WorkerRow = typeof worker.$inferSelect;
export type PostRow = typeof workerPost.$inferSelect;

/** Who sees telephone and ID numbers of the register in full. */
const SEES_PHONE: readonly TenantRole[] = [
  "villageWorker",
  "townSupervisor",
  "townSocialWorker",
  "countyOfficer",
];
const SEES_ID: readonly TenantRole[] = ["countyOfficer"];

/** A telephone number as a role may see it. */
export function phoneFor(key: TenantKey, sealed: Uint8Array | null, role: TenantRole): string | null {
  if (sealed === null) return null;
  const number = openText(key, sealed);
  return SEES_PHONE.includes(role) ? number : maskNumber(number);
}

/** An ID number as a role may see it. */
export function idNumberFor(key: TenantKey, sealed: Uint8Array | null, role: TenantRole): string | null {
  if (sealed === null) return null;
  const number = openText(key, sealed);
  return SEES_ID.includes(role) ? number : maskNumber(number);
}

/** The columns an ID number is kept in; throws `invalid` for one that cannot be right. */
export function idNumberColumns(key: TenantKey, text: string) {
  const read = readIdNumber(text.toUpperCase());
  if (read.kind !== "valid")
    throw invalid(
      "idNumber",
      { zh: "身份证号不正确。", en: "That ID number cannot be right." },
      { zh: "请对照身份证逐位核对 18 位号码。", en: "Check all 18 characters against the card." },
    );
  return { idHash: lookupHash(key, read.number), idSealed: sealText(key, read.number) };
}

/** The smallest place, a town at least, that holds all the places. */
export function keptAt(places: readonly DivisionCode[]): DivisionCode {
  const [first = ""] = places;
  for (const level of [4, 3, 2] as const) {
    const at = codeOf(first.slice(0, SIGNIFICANT[level]));
    if (places.every((one) => levelOf(one) >= level && one.startsWith(at.slice(0, SIGNIFICANT[level]))))
      return at;
  }
  return codeOf(first.slice(0, SIGNIFICANT[1]));
}

/** The person with this id inside the transaction's area; throws `notFound`. */
export async function getWorkerRow(tx: TenantTransaction, id: string): Promise<WorkerRow> {
  const [row] = await tx.select().from(worker).where(eq(worker.id, id));
  if (!row) throw notFound(WORKER);
  return row;
}

/** The person for a change: locked until the commit, the version raised. With `version`, throws `stale` when it moved on. */
export async function raiseWorker(tx: TenantTransaction, id: string, version?: number): Promise<WorkerRow> {
  const [row] = await tx
    .update(worker)
    .set({ version: sql`${worker.version} + 1` })
    .where(and(eq(worker.id, id), version === undefined ? undefined : eq(worker.version, version)))
    .returning();
  if (row) return row;
  await getWorkerRow(tx, id);
  throw stale(WORKER);
}

/** Posts held on a day. */
export const heldOn = (on: CivilDate) =>
  and(lte(workerPost.fromOn, on), or(isNull(workerPost.untilOn), gt(workerPost.untilOn, on)));

/** Trainings that count: not voided. */
export const COUNTS = isNull(workerTraining.voidedAt);

/**
 * Who of some people may not begin in a role on a day: a document demands a passed training and there is none. Whoever was
 * in that post before the document is no newcomer.
 */
export async function barredAmong(
  tx: TenantTransaction,
  pack: Pack,
  ids: readonly string[],
  role: PostRole,
  from: CivilDate,
): Promise<ReadonlyMap<string, StaffDemand>> {
  const gate = gateOf(pack, role, from);
  if (!gate || ids.length === 0) return new Map();
  const [before, passed] = await Promise.all([
    tx
      .selectDistinct({ id: workerPost.workerId })
      .from(workerPost)
      .where(
        and(
          inArray(workerPost.workerId, [...ids]),
          eq(workerPost.role, role),
          lt(workerPost.fromOn, gate.from),
        ),
      ),
    tx
      .selectDistinct({ id: workerTraining.workerId })
      .from(workerTraining)
      .where(
        and(
          inArray(workerTraining.workerId, [...ids]),
          COUNTS,
          eq(workerTraining.passed, true),
          lte(workerTraining.heldOn, from),
        ),
      ),
  ]);
  const free = new Set([...before, ...passed].map(({ id }) => id));
  const { id, title, clause } = gate;
  return new Map(ids.filter((one) => !free.has(one)).map((one) => [one, { id, title, clause }]));
}

/** The rule that keeps one person from beginning in a role on a day; null: none does. */
export async function barredOf(
  tx: TenantTransaction,
  pack: Pack,
  workerId: string,
  role: PostRole,
  from: CivilDate,
): Promise<StaffDemand | null> {
  return (await barredAmong(tx, pack, [workerId], role, from)).get(workerId) ?? null;
}

/** Posts of people, the oldest first. */
export async function postsOf(
  tx: TenantTransaction,
  key: TenantKey,
  pack: Pack,
  workerIds: readonly string[],
): Promise<Map<string, PostOut[]>> {
  if (workerIds.length === 0) return new Map();
  const rows = await tx
    .select({ post: workerPost, login: staff.login })
    .from(workerPost)
    .leftJoin(staff, eq(staff.id, workerPost.accountId))
    .where(inArray(workerPost.workerId, [...workerIds]))
    .orderBy(asc(workerPost.fromOn), asc(workerPost.division));
  const posts = rows.map(({ post, login }) => ({
    workerId: post.workerId,
    out: postOut(key, pack, post, login),
  }));
  const grouped = Map.groupBy(posts, ({ workerId }) => workerId);
  return new Map([...grouped].map(([id, group]) => [id, group.map(({ out }) => out)]));
}

export function postOut(key: TenantKey, pack: Pack, post: PostRow, login: string | null): PostOut {
  const role = post.role as PostRole;
  return {
    id: post.id,
    role,
    title: postTitle(pack, role, post.untilOn ?? "9999-12-31"),
    place: { code: post.division, name: placeName(post.division) },
    part: post.part,
    fullTime: post.fullTime,
    from: post.fromOn,
    until: post.untilOn,
    account: login,
    takesAccount: accountRoleOf(role) !== undefined,
    reason: post.reasonSealed && openText(key, post.reasonSealed),
  };
}
