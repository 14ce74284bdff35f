import type { TenantTransaction } from "@tongyou/database";
import { benefitLine, monthRun } from "@tongyou/database/schema";
import { ageOn, type Bilingual, type CivilMonth, type FactName, lastDayOf } from "@tongyou/policy";
import { and, eq, inArray } from "drizzle-orm";
import { type AwardSpan, awardIn } from "../awards/award-spans.ts";
import { awardsOf } from "../awards/awards-of.ts";
import { type Decided, decideMany, decidingBy } from "../children/deciding.ts";
import { type Ground, groundOfLine } from "../children/hidden-months.ts";
import type { StaffContext } from "../context.ts";
import { causesBetween, type Side } from "../corrections/causes.ts";
import type { Cause } from "../corrections/corrections.schema.ts";
import { sayCause, saysTooMuch } from "../corrections/say-causes.ts";
import { isWithin } from "../divisions/index.ts";
import { seesRestricted } from "../facts/mask.ts";
import { labelOf, showFact } from "../facts/show-fact.ts";
import { yuanText } from "../money/yuan-text.ts";
import type { DueInMonth } from "./due-in-month.ts";
import { comparedMonth, type MonthScope } from "./month-children.ts";

/** A child of a month whose line is not as in the month it is compared with. */
type Moved = { childId: string; division: string };

/** From what each child's line of a month was decided, or that it had none: by the line, else by the run of the place. */
async function groundsOf(
  tx: TenantTransaction,
  context: StaffContext,
  { benefit }: MonthScope,
  month: CivilMonth,
  moved: readonly Moved[],
): Promise<Map<string, Ground>> {
  const ids = moved.map(({ childId }) => childId);
  const [lines, runs] = await Promise.all([
    tx
      .select()
      .from(benefitLine)
      .where(
        and(
          eq(benefitLine.month, month),
          eq(benefitLine.benefit, benefit),
          inArray(benefitLine.childId, ids),
        ),
      ),
    tx
      .select()
      .from(monthRun)
      .where(and(eq(monthRun.month, month), eq(monthRun.state, "fixed"))),
  ]);
  const lineOf = new Map(lines.map((line) => [line.childId, line]));
  return new Map(
    moved.flatMap(({ childId, division }): [string, Ground][] => {
      const line = lineOf.get(childId);
      if (line) return [[childId, groundOfLine(context, line)]];
      const run = runs.find((one) => isWithin(division, one.division));
      if (!run) return [];
      return [[childId, { month, on: lastDayOf(month), knownAt: run.calculatedAt, packHash: run.packHash }]];
    }),
  );
}

/** How each child was decided then, with the policy of then. */
async function decidedThen(
  tx: TenantTransaction,
  context: StaffContext,
  grounds: ReadonlyMap<string, Ground>,
): Promise<Map<string, Side>> {
  const found = new Map<string, Side>();
  const groups = Map.groupBy(
    grounds,
    ([, { on, knownAt, packHash }]) => `${on} ${knownAt.getTime()} ${packHash}`,
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const [, { on, knownAt, packHash }] = first;
    const policy = context.packs.get(context.tenant.pack.id, packHash);
    const ids = group.map(([id]) => id);
    const decided = await decideMany(tx, await decidingBy(tx, policy, on, knownAt), ids);
    for (const [id, one] of decided) found.set(id, { policy, ...one });
  }
  return found;
}

/** What the passing of time alone changed: an amount that begins on a day, a birthday, or another term of a document. */
function sayTime(then: Side, now: Side): Bilingual[] {
  const { fen } = now.policy.decide(now.facts, now.at).allowance;
  const begun = now.policy.pack.parameters.flatMap(({ id, title }) => {
    const [before, after] = [then, now].map(({ at }) => now.policy.parameterOn(id, at.on, at.standards));
    if (!after || "refusal" in after || after.fen !== fen) return [];
    if (before && !("refusal" in before) && before.fen === after.fen) return [];
    const [zh, en] = [after.source.zh, after.source.en];
    return [
      {
        zh: `“${title.zh}”自 ${after.from} 起为 ${yuanText(after.fen)}${zh && `（${zh}）`}`,
        en: `"${title.en}" is ${yuanText(after.fen)} from ${after.from}${en && ` (${en})`}`,
      },
    ];
  });
  if (begun.length > 0) return begun;
  const { birthDate } = now.facts;
  const age = birthDate ? ageOn(birthDate, now.at.on) : undefined;
  if (birthDate && age !== undefined && age !== ageOn(birthDate, then.at.on))
    return [{ zh: `年满 ${age} 周岁`, en: `turned ${age}` }];
  return [{ zh: "到了文件规定的日期或期限", en: "a day or term of a document was reached" }];
}

const outcome = ({ policy, facts, at }: Side): string => {
  const { status, class: rate, fen } = policy.decide(facts, at).allowance;
  return `${status} ${rate} ${fen}`;
};

/** What is said of a cause: of a fact what it was and what it is, where the reader may know it. */
function sayMoved(cause: Cause, then: Side, now: Side, { staff: { role } }: StaffContext): Bilingual {
  const said = sayCause(cause, now.policy.pack, role);
  if (cause.kind !== "fact") return said;
  const name = cause.name as FactName;
  if (saysTooMuch(name) && !seesRestricted(role)) return said;
  const label = labelOf(name);
  const [before, after] = [showFact(name, then.facts[name]), showFact(name, now.facts[name])];
  return {
    zh: `“${label.zh}”由“${before.zh}”变为“${after.zh}”`,
    en: `"${label.en}" changed from "${before.en}" to "${after.en}"`,
  };
}

/** Why a decision is another than then: first what time alone did, then what became otherwise or is known by now. */
function whyDecided(then: Side, now: Side, context: StaffContext): Bilingual[] {
  const sameDay: Side = { ...then, at: { ...then.at, on: now.at.on } };
  const time = outcome(sameDay) === outcome(then) ? [] : sayTime(then, sameDay);
  const causes = causesBetween(sameDay, now).map((cause) => sayMoved(cause, then, now, context));
  return [...new Map([...time, ...causes].map((text) => [text.zh, text])).values()];
}

/** What became of the award since a month; undefined where it is as it was. */
function whyAwarded(
  spans: readonly AwardSpan[],
  { month }: MonthScope,
  compared: CivilMonth,
): Bilingual | undefined {
  const [before, now] = [awardIn(spans, compared)?.state, awardIn(spans, month)];
  if (now?.state !== "granted" || before === "granted") return undefined;
  return before === "suspended"
    ? { zh: `待遇自 ${now.from} 起恢复发放`, en: `resumed from ${now.from}` }
    : { zh: `待遇自 ${now.from} 起认定`, en: `awarded from ${now.from}` };
}

/**
 * Why each child's line is another than in the month before: what was awarded, what became otherwise, what was learned
 * since, and what time alone changed. Where the award or the file itself ended, the reason of the line says so. Empty
 * for a first month. A role that may not know the facts behind the allowance is told that there are some.
 */
export async function whyMoved(
  tx: TenantTransaction,
  context: StaffContext,
  scope: MonthScope,
  moved: readonly Moved[],
  due: ReadonlyMap<string, DueInMonth>,
): Promise<Map<string, Bilingual[]>> {
  const open = moved.filter(({ childId }) => {
    const why = due.get(childId)?.why;
    return why !== "closed" && why !== "unawarded" && why !== "suspended";
  });
  const compared = open.length === 0 ? null : await comparedMonth(tx, scope);
  if (compared === null) return new Map();
  const ids = open.map(({ childId }) => childId);
  const [grounds, spans] = await Promise.all([
    groundsOf(tx, context, scope, compared, open),
    awardsOf(tx, scope.benefit, ids, scope.deciding.knownAt),
  ]);
  const thens = await decidedThen(tx, context, grounds);
  return new Map(
    ids.flatMap((id): [string, Bilingual[]][] => {
      const [then, found] = [thens.get(id), due.get(id)];
      if (!found) return [];
      const award = whyAwarded(spans.get(id) ?? [], scope, compared);
      if (award) return [[id, [award]]];
      const now: Side = { policy: found.deciding.policy, ...(found.decided satisfies Decided) };
      return then ? [[id, whyDecided(then, now, context)]] : [];
    }),
  );
}
