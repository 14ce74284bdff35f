import { randomInt } from "node:crypto";
import { lookupHash, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { protectionCase, protectionReporter } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { may } from "../access/roles.ts";
import { CHILD_FILE, getChildRecord } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { notify } from "../notifications/notify.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { addRecord, enterStage, type Subject, type Told, updateCase } from "./case-record.ts";
import { chainOf, firstStage, policyToday } from "./chain.ts";
import type { reportInput } from "./protection.schema.ts";
import { requirePast } from "./require-past.ts";
import { SITUATIONS } from "./situations.ts";

type Input = z.output<typeof reportInput>;

/** The account that reports, as a keyed hash: finds a person's own reports and tells nobody whose they are. */
export const accountHash = (key: TenantKey, { staff }: StaffContext): Buffer =>
  lookupHash(key, `reporter ${staff.id}`);

/** Where the case lies: with the child on file, which the person must be able to open, else as told. */
async function placeOf(tx: TenantTransaction, context: StaffContext, input: Input): Promise<string> {
  if (input.childId !== undefined) {
    if (!may(context.staff.role, "children.get")) throw notFound(CHILD_FILE);
    const { division } = await getChildRecord(tx, input.childId);
    if (!isWithin(division, context.area.code)) throw notFound(CHILD_FILE);
    return division;
  }
  if (findDivision(input.division) && isWithin(input.division, context.tenant.division))
    return input.division;
  throw invalid(
    "division",
    { zh: "这个地方不归本单位管辖。", en: "This place is not in the bureau's region." },
    {
      zh: "请直接拨打110，并选择本单位辖区内的地方报告。",
      en: "Call the police (110), and choose a place of the bureau.",
    },
  );
}

/** What is taken up again must be a closed case. */
async function requireClosed(tx: TenantTransaction, id: string): Promise<void> {
  const [row] = await tx
    .select({ state: protectionCase.state })
    .from(protectionCase)
    .where(eq(protectionCase.id, id));
  if (row?.state !== "closed")
    throw conflict(
      { zh: "原个案没有结案，或不在本单位。", en: "The earlier case is not closed, or not here." },
      { zh: "没有结案的，请在原个案中继续记录。", en: "Go on in the earlier case if it is open." },
      "follows",
    );
}

const alreadySent = () =>
  conflict(
    { zh: "这份报告已经提交过。", en: "This report was sent already." },
    { zh: "请重新打开报告页面再填写。", en: "Open the report page anew and fill it in." },
    "id",
  );

/** The number of what this form sent before, if it did; throws `conflict` when it was another person's. */
async function sentBefore(tx: TenantTransaction, account: Buffer, id: string): Promise<string | undefined> {
  const [known] = await tx
    .select({ number: protectionCase.number, account: protectionReporter.accountHash })
    .from(protectionReporter)
    .innerJoin(protectionCase, eq(protectionCase.id, protectionReporter.caseId))
    .where(eq(protectionReporter.caseId, id));
  if (known && !known.account.equals(account)) throw alreadySent();
  return known?.number;
}

/**
 * Tries numbers of the day until one is free: they run on without saying how many there are. Undefined when the same
 * form arrived a moment before.
 */
async function insertCase(
  tx: TenantTransaction,
  row: Omit<typeof protectionCase.$inferInsert, "number">,
  day: string,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const number = `${day.replaceAll("-", "")}-${randomInt(1000, 10_000)}`;
    const added = await tx
      .insert(protectionCase)
      .values({ ...row, number })
      .onConflictDoNothing()
      .returning({ number: protectionCase.number });
    if (added[0]) return added[0].number;
    const [same] = await tx
      .select({ id: protectionCase.id })
      .from(protectionCase)
      .where(eq(protectionCase.id, row.id));
    if (same) return undefined;
  }
  throw new Error("no free number for a report");
}

/**
 * Reports harm to a child, on file or not, anywhere in the bureau: everybody with an account may. It opens a case at
 * the chain's first stage. The reporter is kept apart, and neither the case nor its audit row names the account with
 * the child; sexual harm is sealed at once. The same `id` again answers the same number.
 * @throws DomainError `invalid` (a place outside, a day to come), `notFound` (a child the person may not open), `conflict`
 */
export async function reportHarm(context: StaffContext, input: Input): Promise<{ number: string }> {
  requirePast(context, "happenedOn", input.happenedOn);
  requirePast(context, "police", input.police?.day);
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(
    context,
    "protection.report",
    async (tx, note) => {
      note({});
      const before = await sentBefore(tx, accountHash(key, context), input.id);
      if (before !== undefined) return { number: before };
      const division = await placeOf(tx, context, input);
      if (input.follows !== undefined) await requireClosed(tx, input.follows);
      return { number: await openCase(tx, context, key, { ...input, division }) };
    },
    { area: "tenant" },
  );
}

async function openCase(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  input: Input,
): Promise<string> {
  const { id, division, situation, danger, source } = input;
  const { pack } = policyToday(context);
  const chain = chainOf(pack);
  const stage = firstStage(chain);
  if (!stage) throw new Error(`${pack.id}: a chain without a stage`);
  const now = context.now();
  const sealed = SITUATIONS[situation].sexual;
  const { name, sex, age, place, what } = input;
  const subject: Subject = { ...(name && { name }), ...(sex && { sex }), ...(age !== undefined && { age }) };
  const told: Told = { ...(place && { place }), what };
  const number = await insertCase(
    tx,
    {
      id,
      division,
      childId: input.childId ?? null,
      subjectSealed: sealJson(key, subject),
      toldSealed: sealJson(key, told),
      situation,
      danger,
      happenedOn: input.happenedOn ?? null,
      source,
      reportedAt: now,
      mechanism: chain.id,
      stage: stage.id,
      owners: "|",
      state: "open",
      sealedAt: sealed ? now : null,
      follows: input.follows ?? null,
    },
    civilDayOf(now),
  );
  if (number === undefined) {
    const before = await sentBefore(tx, accountHash(key, context), id);
    if (before === undefined) throw alreadySent();
    return before;
  }
  await updateCase(tx, id, await enterStage(tx, context, pack, { id, division, stage, by: null }));
  await tx.insert(protectionReporter).values({
    caseId: id,
    division,
    accountHash: accountHash(key, context),
    sealed: sealJson(key, { ...input.reporter, account: context.staff.name, role: context.staff.role }),
  });
  await notify(tx, context, {
    kind: "harmReported",
    to: { roles: sealed ? ["countyOfficer"] : ["countyOfficer", "townSupervisor", "townSocialWorker"] },
    division,
    subject: number,
    path: `/protection/${id}`,
    unnamed: true,
  });
  if (input.police) {
    const { day, receipt } = input.police;
    // Whoever reports stays unnamed here as well.
    const record = { caseId: id, division, stage: stage.id, kind: "policeTold", day, by: null, at: now };
    await addRecord(tx, { ...record, key, content: { ...(receipt && { receipt }) } });
  }
  return number;
}
