import { type TenantTransaction, tenantKey } from "@tongyou/database";
import type { CivilDate, CivilMonth, Receipt } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rateOf } from "../awards/award-rows.ts";
import { type FirstMonth, type FirstMonths, firstMonthOut, firstMonths } from "../awards/first-months.ts";
import { grantAwards } from "../awards/grant-awards.ts";
import { newestFixed } from "../awards/newest-fixed.ts";
import { type Decided, type Deciding, decideMany, receiptOf } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { computeLater } from "../corrections/ask-computing.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import {
  type ApplicationRecord,
  addSteps,
  findApplications,
  lockApplications,
} from "./application-record.ts";
import type { applicationsInput, Consequence, LeftOut } from "./applications.schema.ts";
import { type File, filesFor } from "./files-for.ts";
import { barredFrom, grantable, judgingToday, UNSAID } from "./judge-allowance.ts";
import { ALREADY, awardedAmong } from "./may-start.ts";
import { CLOSED_FILE, notAsRead, type Refusal } from "./turn-of.ts";

type Input = z.output<typeof applicationsInput>;
type Records = ReadonlyMap<string, ApplicationRecord>;
type Grantable = {
  record: ApplicationRecord;
  name: string;
  class: string;
  fen: number;
  first: FirstMonth;
  receipt: Receipt;
};
/** `fixed`: the newest month for which money was fixed. */
type Judged = {
  on: CivilDate;
  pack: Pack;
  fixed: CivilMonth | null;
  grantable: Grantable[];
  leftOut: LeftOut[];
};

type Scene = {
  context: StaffContext;
  deciding: Deciding;
  decided: ReadonlyMap<string, Decided>;
  awarded: ReadonlySet<string>;
  begins: FirstMonths;
};

/** What confirming an application would grant to its child, or why it would not. */
function judgeOne(
  { context, deciding, decided, awarded, begins }: Scene,
  record: ApplicationRecord,
  { name, status }: File,
): Grantable | Refusal {
  const one = decided.get(record.childId);
  if (!one || status === "closed") return CLOSED_FILE;
  const barred = barredFrom(context, record, deciding, one);
  if (barred) return barred;
  if (awarded.has(record.childId)) return ALREADY;
  const rate = grantable(one.decision.allowance);
  if ("cause" in rate) return rate;
  const first = begins(rate.class, context.now());
  if (!first) return UNSAID;
  return { record, name, ...rate, first, receipt: receiptOf(deciding.policy, one, context.now()) };
}

/** The same for each of a batch, as it was read. */
async function judge(
  tx: TenantTransaction,
  context: StaffContext,
  { items }: Input,
  records: Records,
): Promise<Judged> {
  const childIds = [...records.values()].map(({ childId }) => childId);
  const deciding = await judgingToday(tx, context);
  const benefit = deciding.policy.pack.benefit?.id ?? "";
  const [files, decided, awarded, begins, fixed] = await Promise.all([
    filesFor(tx, records.values()),
    decideMany(tx, deciding, childIds),
    awardedAmong(tx, benefit, childIds),
    firstMonths(tx, context),
    newestFixed(tx, context, benefit),
  ]);
  const { pack } = deciding.policy;
  const judged: Judged = { on: deciding.on, pack, fixed, grantable: [], leftOut: [] };
  for (const item of items) {
    const record = records.get(item.id);
    const file = record && files.get(record.childId);
    const unread = notAsRead(record, item);
    if (unread || !record || !file) {
      judged.leftOut.push({ id: item.id, name: file?.name ?? null, ...(unread ?? CLOSED_FILE) });
      continue;
    }
    const found = judgeOne({ context, deciding, decided, awarded, begins }, record, file);
    if ("record" in found) judged.grantable.push(found);
    else judged.leftOut.push({ id: item.id, name: file.name, ...found });
  }
  return judged;
}

/** In words and sums, with the names of whoever set a first month. Opens a transaction of its own: call it outside one. */
async function consequenceOf(
  context: StaffContext,
  { pack, fixed, grantable: granted, leftOut }: Omit<Judged, "on">,
): Promise<Consequence> {
  const names = await staffNames(
    context,
    granted.map(({ first }) => first.set?.by),
  );
  const firsts = Map.groupBy(granted, ({ first }) => JSON.stringify(first));
  return {
    granted: granted.map(({ record, name, class: rate, fen, first }) => ({
      id: record.id,
      name,
      className: rateOf(pack, { class: rate, fen }).className,
      fen,
      month: first.month,
    })),
    fen: granted.reduce((sum, { fen }) => sum + fen, 0),
    firsts: [...firsts.values()].flatMap((group) => {
      const [one] = group;
      if (!one) return [];
      const first = firstMonthOut(one.first, names);
      return [{ children: group.length, first, fixed: fixed !== null && first.month <= fixed }];
    }),
    leftOut,
  };
}

/** What confirming would grant: to whom, how much a month, from which month on; and who is left out. */
export async function previewConfirming(context: StaffContext, input: Input): Promise<Consequence> {
  const judged = await inTenant(context, "applications.preview", async (tx, note) => {
    const records = await findApplications(
      tx,
      input.items.map(({ id }) => id),
    );
    const found = await judge(tx, context, input, records);
    note({ detail: { children: found.grantable.length, leftOut: found.leftOut.length } });
    return found;
  });
  return consequenceOf(context, judged);
}

/** Closes applications that were granted. */
async function close(
  tx: TenantTransaction,
  context: StaffContext,
  granted: readonly Grantable[],
  on: CivilDate,
): Promise<void> {
  const rows = granted.map(({ record: { id }, class: rate, fen, first, receipt }) => ({
    id,
    class: rate,
    fen,
    first_month: first.month,
    receipt,
  }));
  await tx.execute(sql`
    UPDATE application SET state = 'granted', closed_at = ${context.now().toISOString()}::timestamptz,
      decided_on = ${on}::date, class = fresh.class, fen = fresh.fen, first_month = fresh.first_month,
      receipt = fresh.receipt, version = version + 1
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
      id uuid, class text, fen bigint, first_month text, receipt jsonb)
    WHERE application.id = fresh.id`);
}

/**
 * Confirms applications in one transaction: each child that is decided is granted the allowance from its first month
 * on. Never by who started it or passed the stage before. The rest of the batch is left as it is, each with its
 * reason; what is confirmed twice is granted once.
 */
export async function confirmApplications(context: StaffContext, input: Input): Promise<Consequence> {
  const key = await tenantKey(context.db, context.tenant);
  const judged = await inTenant(
    context,
    "applications.confirm",
    async (tx, note) => {
      const records = await lockApplications(
        tx,
        input.items.map(({ id }) => id),
      );
      const found = await judge(tx, context, input, records);
      const granted = await grantAwards(
        tx,
        context,
        found.grantable.map(({ record: { id, childId, division, benefit, number }, first }) => ({
          childId,
          division,
          benefit,
          from: first.month,
          basis: "application" as const,
          applicationId: id,
          reason: `认定申请 ${number}`,
        })),
      );
      // Another ledger or application may have granted it at the same moment.
      const [done, late] = split(found.grantable, ({ record }) => granted.has(record.childId));
      await close(tx, context, done, found.on);
      await computeLater(tx, context, [...granted]);
      for (const { record, class: rate, fen } of done)
        note({
          childId: record.childId,
          division: record.division,
          detail: { application: record.id, class: rate, fen },
        });
      await addSteps(
        tx,
        context,
        key,
        done.map(({ record }) => ({ application: record, stage: record.stage, act: "grant" as const })),
      );
      const leftOut = [
        ...found.leftOut,
        ...late.map(({ record, name }) => ({ id: record.id, name, ...ALREADY })),
      ];
      if (done.length === 0) note({ detail: { leftOut: leftOut.length } });
      return { ...found, grantable: done, leftOut };
    },
    { timeoutMs: 60_000 },
  );
  return consequenceOf(context, judged);
}

const split = <T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] => [
  all.filter(holds),
  all.filter((one) => !holds(one)),
];
