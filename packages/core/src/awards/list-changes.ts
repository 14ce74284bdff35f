import type { TenantTransaction } from "@tongyou/database";
import { award, benefitLine, child } from "@tongyou/database/schema";
import { and, asc, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { TenantRole } from "../access/roles.ts";
import { mayKnow } from "../children/children-where.ts";
import { decideMany, decidingOn } from "../children/deciding.ts";
import { knownTo } from "../children/restricted-parts.ts";
import type { StaffContext } from "../context.ts";
import { reasonFor } from "../months/reason-of.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { inPlace, RATE, rateOf, WHO, whoOf } from "./award-rows.ts";
import type { AwardChange, AwardChanges, awardsChangesInput } from "./awards.schema.ts";
import { lifeEvents, type Questioned } from "./life-events.ts";
import { ruleOut, stopRuleSaid } from "./month-rules.ts";
import { newestFixed } from "./newest-fixed.ts";
import { endOf, sayEvent } from "./say-event.ts";
import { benefitToday, mayChange } from "./who-decides.ts";

/**
 * Whoever has an award and does not qualify any more, of those the role may know of. Written out, so that the short index
 * of just these rows serves it.
 */
export const isInQuestion = (role: TenantRole): SQL | undefined =>
  and(
    sql`${child.award} IS NOT NULL
        AND (${child.status} = 'closed' OR ${child.allowanceStatus} IN ('none', 'undefined'))`,
    mayKnow(role, "allowance"),
  );

/** Whoever qualifies for another class than was paid in the newest fixed month. */
const hasMoved = (role: TenantRole): SQL | undefined =>
  and(
    sql`${child.award} = 'granted' AND ${child.status} = 'active' AND ${child.allowanceStatus} = 'decided'
        AND ${child.allowanceClass} <> ${benefitLine.class}`,
    mayKnow(role, "allowance"),
  );

/** A page of those in question with their newest span and, where they were paid, their newest line. */
async function readRows(
  tx: TenantTransaction,
  context: StaffContext,
  { area, kind, offset, limit }: z.output<typeof awardsChangesInput>,
) {
  const { role } = context.staff;
  const benefit = benefitToday(context);
  const month = (await newestFixed(tx, context, benefit)) ?? "";
  const columns = {
    ...WHO,
    ...RATE,
    birthDate: child.birthDate,
    status: child.status,
    closedOn: child.closedOn,
    closedReason: child.closedReason,
    state: child.award,
    span: award.id,
    from: award.fromMonth,
    paidClass: benefitLine.class,
    paidFen: benefitLine.fen,
  };
  const open = and(
    eq(award.childId, child.id),
    eq(award.benefit, benefit),
    isNull(award.supersededAt),
    isNull(award.untilMonth),
  );
  const paid = and(
    eq(benefitLine.childId, child.id),
    eq(benefitLine.benefit, benefit),
    eq(benefitLine.month, month),
  );
  const where = and(inPlace(context, area), kind === "ends" ? isInQuestion(role) : hasMoved(role));
  const [rows, [counted]] = await Promise.all([
    tx
      .select(columns)
      .from(child)
      .innerJoin(award, open)
      .leftJoin(benefitLine, paid)
      .where(where)
      .orderBy(asc(child.division), asc(child.pinyin), asc(child.id))
      .limit(limit)
      .offset(offset),
    tx.select({ rows: count() }).from(child).innerJoin(award, open).leftJoin(benefitLine, paid).where(where),
  ]);
  return { rows, total: counted?.rows ?? 0 };
}

type Row = Awaited<ReturnType<typeof readRows>>["rows"][number];

const questioned = (row: Row, kind: "ends" | "moves"): Questioned => ({
  ...row,
  was: ({ status, class: rate }) => status === "decided" && (kind === "ends" || rate === row.paidClass),
});

/**
 * Children of the area whose award a life event puts in question, each with the event and the day of it: those who no
 * longer qualify, with the last month that is proposed, or those for whom another class is due than was last paid.
 */
export async function listChanges(
  context: StaffContext,
  input: z.output<typeof awardsChangesInput>,
): Promise<AwardChanges> {
  const { role } = context.staff;
  const { kind } = input;
  const { stops, ...page } = await inTenant(context, "awards.changes", async (tx, note) => {
    const { rows, total } = await readRows(tx, context, input);
    const deciding = await decidingOn(tx, context);
    const { policy } = deciding;
    const [events, decided, ends] = await Promise.all([
      lifeEvents(
        tx,
        context,
        deciding,
        rows.map((row) => questioned(row, kind)),
      ),
      decideMany(
        tx,
        deciding,
        rows.map(({ childId }) => childId),
      ),
      stopRuleSaid(tx, deciding),
    ]);
    note({ detail: { total, offset: input.offset, kind, area: input.area ?? null } });
    const changes = rows.map((row): AwardChange => {
      const event = events.get(row.childId) ?? { kind: "unknown" };
      const one = row.status === "closed" ? undefined : decided.get(row.childId);
      const why = one && reasonFor(role, policy, knownTo(role, policy, one), row.class);
      const said = sayEvent(event);
      const { paidClass, paidFen } = row;
      const before = paidClass === null ? null : rateOf(policy.pack, { class: paidClass, fen: paidFen });
      return {
        ...whoOf(row),
        state: row.state ?? "granted",
        span: row.span,
        from: row.from,
        event,
        text: why ? { zh: `${said.zh}${why.reason.zh}`, en: `${said.en} ${why.reason.en}` } : said,
        clauses: why?.clauses ?? [],
        proposal: kind === "ends" ? endOf(event, row.from, ends?.rule ?? null) : null,
        before,
        after: kind === "moves" ? rateOf(policy.pack, row) : null,
      };
    });
    return { rows: changes, total, mayChange: mayChange(context, "awards.end"), stops: ends };
  });
  const names = await staffNames(context, [stops?.set?.by]);
  return { ...page, stops: stops ? ruleOut(stops, names) : null };
}
