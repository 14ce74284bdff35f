import { type TenantTransaction, tenantKey } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import type { CivilDate, CivilMonth, Receipt } from "@tongyou/policy";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { grantAwards } from "../awards/grant-awards.ts";
import { firstMonth } from "../awards/month-rules.ts";
import { type Decided, type Deciding, decideMany, decidingOn, receiptOf } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import {
  type ApplicationRecord,
  addSteps,
  findApplications,
  lockApplications,
} from "./application-record.ts";
import type { applicationsInput, Consequence, LeftOut } from "./applications.schema.ts";
import { type File, filesFor } from "./files-for.ts";
import { barredFrom, grantable } from "./judge-allowance.ts";
import { ALREADY, awardedAmong } from "./may-start.ts";
import { CLOSED_FILE, notAsRead, type Refusal } from "./turn-of.ts";

type Input = z.output<typeof applicationsInput>;
type Records = ReadonlyMap<string, ApplicationRecord>;
type Grantable = { record: ApplicationRecord; name: string; class: string; fen: number; receipt: Receipt };
type Judged = { on: CivilDate; from: CivilMonth; grantable: Grantable[]; leftOut: LeftOut[] };

type Scene = {
  context: StaffContext;
  deciding: Deciding;
  decided: ReadonlyMap<string, Decided>;
  awarded: ReadonlySet<string>;
};

/** What confirming an application would grant to its child, or why it would not. */
function judgeOne(
  { context, deciding, decided, awarded }: Scene,
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
  return { record, name, ...rate, receipt: receiptOf(deciding.policy, one, context.now()) };
}

/** The same for each of a batch, as it was read. */
async function judge(
  tx: TenantTransaction,
  context: StaffContext,
  { items }: Input,
  records: Records,
): Promise<Judged> {
  const childIds = [...records.values()].map(({ childId }) => childId);
  const deciding = await decidingOn(tx, context);
  const [files, decided, awarded, from] = await Promise.all([
    filesFor(tx, records.values()),
    decideMany(tx, deciding, childIds),
    awardedAmong(tx, deciding.policy.pack.benefit?.id ?? "", childIds),
    firstMonth(tx, { policy: policyToday(context), on: civilDayOf(context.now()) }),
  ]);
  const judged: Judged = { on: deciding.on, from, grantable: [], leftOut: [] };
  for (const item of items) {
    const record = records.get(item.id);
    const file = record && files.get(record.childId);
    const unread = notAsRead(record, item);
    if (unread || !record || !file) {
      judged.leftOut.push({ id: item.id, name: file?.name ?? null, ...(unread ?? CLOSED_FILE) });
      continue;
    }
    const found = judgeOne({ context, deciding, decided, awarded }, record, file);
    if ("record" in found) judged.grantable.push(found);
    else judged.leftOut.push({ id: item.id, name: file.name, ...found });
  }
  return judged;
}

const consequenceOf = (from: CivilMonth, granted: readonly Grantable[], leftOut: LeftOut[]): Consequence => ({
  children: granted.length,
  fen: granted.reduce((sum, { fen }) => sum + fen, 0),
  firstMonth: from,
  leftOut,
});

/** What confirming would grant: how many children, how much a month, from which month on; and who is left out. */
export async function previewConfirming(context: StaffContext, input: Input): Promise<Consequence> {
  return inTenant(context, "applications.preview", async (tx, note) => {
    const records = await findApplications(
      tx,
      input.items.map(({ id }) => id),
    );
    const { from, grantable: granted, leftOut } = await judge(tx, context, input, records);
    note({ detail: { children: granted.length, leftOut: leftOut.length } });
    return consequenceOf(from, granted, leftOut);
  });
}

/** Closes an application that was granted. */
async function close(
  tx: TenantTransaction,
  context: StaffContext,
  { record, class: rate, fen, receipt }: Grantable,
  { on: decidedOn, from }: Judged,
): Promise<void> {
  const granted = { state: "granted" as const, closedAt: context.now(), firstMonth: from };
  await tx
    .update(application)
    .set({ ...granted, decidedOn, class: rate, fen, receipt, version: sql`${application.version} + 1` })
    .where(eq(application.id, record.id));
}

/**
 * Confirms applications in one transaction: each child that is decided is granted the allowance from its first month
 * on. Never by who started it or passed the stage before. The rest of the batch is left as it is, each with its
 * reason; what is confirmed twice is granted once.
 */
export async function confirmApplications(context: StaffContext, input: Input): Promise<Consequence> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "applications.confirm",
    async (tx, note) => {
      const records = await lockApplications(
        tx,
        input.items.map(({ id }) => id),
      );
      const judged = await judge(tx, context, input, records);
      const granted = await grantAwards(
        tx,
        context,
        judged.grantable.map(({ record: { id, childId, division, benefit, number } }) => ({
          childId,
          division,
          benefit,
          from: judged.from,
          basis: "application" as const,
          applicationId: id,
          reason: `认定申请 ${number}`,
        })),
      );
      // Another ledger or application may have granted it at the same moment.
      const [done, late] = split(judged.grantable, ({ record }) => granted.has(record.childId));
      for (const one of done) {
        await close(tx, context, one, judged);
        const { id, childId, division } = one.record;
        note({ childId, division, detail: { application: id, class: one.class, fen: one.fen } });
      }
      await addSteps(
        tx,
        context,
        key,
        done.map(({ record }) => ({ application: record, stage: record.stage, act: "grant" as const })),
      );
      const leftOut = [
        ...judged.leftOut,
        ...late.map(({ record, name }) => ({ id: record.id, name, ...ALREADY })),
      ];
      if (done.length === 0) note({ detail: { leftOut: leftOut.length } });
      return consequenceOf(judged.from, done, leftOut);
    },
    { timeoutMs: 60_000 },
  );
}

const split = <T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] => [
  all.filter(holds),
  all.filter((one) => !holds(one)),
];
