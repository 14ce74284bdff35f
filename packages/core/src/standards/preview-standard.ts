import type { TenantTransaction } from "@tongyou/database";
import { monthRun } from "@tongyou/database/schema";
import type { Allowance, CivilDate } from "@tongyou/policy";
import type { EnteredValue, Standards } from "@tongyou/policy/engine";
import { and, asc, eq, gte } from "drizzle-orm";
import type { z } from "zod";
import { type ActiveFile, activeFiles } from "../children/active-files.ts";
import { type Deciding, decideFacts, decidingBy } from "../children/deciding.ts";
import { workingDay } from "../children/working-day.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { standardArrears } from "../corrections/standard-arrears.ts";
import { inTenant } from "../verb.ts";
import { requireParameter } from "./enter-standard.ts";
import type { previewStandardInput, StandardPreview } from "./gazette.schema.ts";
import { choicesToday, proposalRow } from "./proposal-rows.ts";

/** What was entered with one more value, in the place of one that begins on the same day. */
export function withValue(standards: Standards, parameter: string, value: EnteredValue): Standards {
  const others = (standards.parameters?.[parameter] ?? []).filter(({ from }) => from !== value.from);
  const values = [...others, value].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...standards, parameters: { ...standards.parameters, [parameter]: values } };
}

const outcome = ({ status, class: rate, fen }: Allowance) => `${status} ${rate} ${fen}`;
/** Only a decided amount is paid. */
const paidFen = ({ status, fen = 0 }: Allowance) => (status === "decided" ? fen : 0);

/**
 * Decides a page three times: as it is, with the entry, and with the amount in force moved by one fen. Who that moves
 * draws the parameter. One after the other, since a policy keeps what was entered from child to child.
 */
function weighPage(
  page: readonly ActiveFile[],
  [before, after, moved]: readonly [Deciding, Deciding, Deciding],
  sums: Pick<StandardPreview, "children" | "open" | "before" | "after">,
): void {
  const decide = (deciding: Deciding) =>
    page.map(({ stated, choices }) => decideFacts(deciding, stated, choices).decision.allowance);
  const was = decide(before);
  const is = decide(after);
  const probe = decide(moved);
  is.forEach((allowance, at) => {
    const [old, other] = [was[at], probe[at]];
    sums.before += old ? paidFen(old) : 0;
    sums.after += paidFen(allowance);
    if (!other || outcome(other) === outcome(allowance)) return;
    sums.children++;
    if (allowance.status !== "decided") sums.open++;
  });
}

/** Months from a day on that are fixed, in the whole bureau. */
async function fixedMonths(tx: TenantTransaction, from: CivilDate): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ month: monthRun.month })
    .from(monthRun)
    .where(and(eq(monthRun.state, "fixed"), gte(monthRun.month, from.slice(0, 7))))
    .orderBy(asc(monthRun.month));
  return rows.map(({ month }) => month);
}

/**
 * What entering an amount would mean, before anybody enters it: whom of the whole bureau it concerns, the month's
 * total without and with it, the months that stay as they were fixed with what they would be paid afterwards, and what
 * the formula gives for its first day.
 * By the open files as the working day decides them; a value that begins later counts as if it began then. Stores
 * nothing and names nobody. Throws `invalid` (field `parameter`).
 */
export async function previewStandard(
  context: StaffContext,
  { parameter, validFrom, value }: z.output<typeof previewStandardInput>,
): Promise<StandardPreview> {
  const policy = context.packs.get(context.tenant.pack.id, context.tenant.pack.hash);
  return inTenant(
    context,
    "policy.previewStandard",
    async (tx) => {
      requireParameter(policy.pack, parameter);
      const now = await decidingBy(tx, policy, await workingDay(tx, context));
      const { on, standards } = now;
      const entered = { from: validFrom < on ? validFrom : on, fen: value, source: "" };
      const after = { ...now, standards: withValue(standards, parameter, entered) };
      const inForce = policy.parameterOn(parameter, on, after.standards);
      const amount = "fen" in inForce ? inForce.fen : value;
      const probe = { from: on, fen: amount + 1, source: "" };
      const moved = { ...now, standards: withValue(after.standards, parameter, probe) };
      const sums = { children: 0, open: 0, before: 0, after: 0 };
      for await (const page of activeFiles(tx, on)) weighPage(page, [now, after, moved], sums);
      return {
        on,
        ...sums,
        retroactive: validFrom.slice(0, 7) < civilDayOf(context.now()).slice(0, 7),
        fixed: await fixedMonths(tx, validFrom),
        arrears: await standardArrears(tx, context, validFrom, (entries) =>
          withValue(entries, parameter, { from: validFrom, fen: value, source: "" }),
        ),
        replaces: standards.parameters?.[parameter]?.find(({ from }) => from === validFrom)?.fen ?? null,
        proposal: proposalRow(policy, parameter, validFrom, await choicesToday(tx, context, policy)),
      };
    },
    { area: "tenant", timeoutMs: 120_000 },
  );
}
