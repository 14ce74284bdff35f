import type { TenantTransaction } from "@tongyou/database";
import { trial } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin, levelOf } from "../divisions/index.ts";
import { DomainError } from "../errors/errors.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { seesRestricted } from "../facts/mask.ts";
import { askJob } from "../jobs/ask-job.ts";
import { handOver } from "../jobs/hand-over.ts";
import type { AskedJob } from "../jobs/job-work.ts";
import { inTenant } from "../verb.ts";
import { getTrial } from "./get-trial.ts";
import { isEmpty, outlookOf } from "./outlook-of.ts";
import { triesRules } from "./trial-record.ts";
import { trialScope } from "./trial-scope.ts";
import type { TrialView, trialRunInput } from "./trials.schema.ts";

type Input = z.output<typeof trialRunInput>;

const TOWN = 4;

function checkedArea(context: StaffContext, area: string | undefined): string {
  const division = area ?? context.area.code;
  if (findDivision(division) && isWithin(division, context.area.code) && levelOf(division) <= TOWN)
    return division;
  throw invalid(
    "area",
    {
      zh: "测算的地区须是您区域内的乡镇或以上。",
      en: "A trial is of a town or more, inside your area.",
    },
    { zh: "请选择您区域内的县（区）或乡镇。", en: "Choose a county or town inside your area." },
  );
}

const rulesForOfficer = () =>
  new DomainError(
    "forbidden",
    {
      zh: "改读法或换政策包版本的测算，名单会显出限阅内容，由县级经办人办理。",
      en: "Trying readings or versions shows by name what is restricted; the county officer does it.",
    },
    {
      zh: "请由县级经办人测算；您可以查看县级以上的合计，也可以自己测算金额。",
      en: "Ask the county officer; you can see its sums for a county, and try amounts yourself.",
    },
  );

/** The end of the day in China, or now. Throws `invalid` (field `knownOn`) for a day to come. */
function knownBy(knownOn: CivilDate | undefined, now: Date): Date {
  if (knownOn === undefined) return now;
  if (knownOn > civilDayOf(now))
    throw invalid(
      "knownOn",
      { zh: `${knownOn} 还没有到。`, en: `${knownOn} has not come yet.` },
      {
        zh: "请选择今天或以前的日期，或留空按现在所知测算。",
        en: "Choose a day until today, or leave it empty.",
      },
    );
  const end = new Date(`${knownOn}T23:59:59.999+08:00`);
  return end < now ? end : now;
}

/**
 * Tries a month of an area out under other amounts, readings or another artefact: a job decides every child on both
 * sides, and the answer is the trial as it stands when the queue has taken it. It pays nobody and changes nothing else.
 * The same id again answers the trial that is there. Throws `invalid` for changes that cannot be or change nothing,
 * `conflict` for a formula without its figures and for standards that are missing, `forbidden` for a role that may not
 * try rules.
 */
export async function runTrial(context: StaffContext, input: Input): Promise<TrialView> {
  requirePermission(context, "trials.run");
  const { changes } = input;
  if (triesRules(changes) && !seesRestricted(context.staff.role)) throw rulesForOfficer();
  const division = checkedArea(context, input.area);
  const job = await begin(context, input, division);
  if (job) await handOver(context, job);
  return getTrial(context, { id: input.newId, counted: "awarded" });
}

async function begin(context: StaffContext, input: Input, division: string): Promise<AskedJob | undefined> {
  return inTenant(context, "trials.run", async (tx, note) => {
    const { newId: id, name, month, changes } = input;
    const madeAt = context.now();
    const knownAt = knownBy(input.knownOn, madeAt);
    const { before, after } = await trialScope(tx, context, { month, division, changes, knownAt });
    const outlook = outlookOf(before.deciding, after.deciding);
    if (isEmpty(outlook)) throw nothingChanges();
    const [missing] = after.deciding.policy.missingStandards(after.deciding);
    if (missing) throw conflict(missing.refusal, withAmount, "changes");
    const { pack } = before.deciding.policy;
    const made = await tx
      .insert(trial)
      .values({
        id,
        division,
        name,
        month,
        changes,
        outlook,
        knownAt,
        pack: pack.id,
        beforeHash: pack.hash,
        afterHash: after.deciding.policy.pack.hash,
        state: "running",
        madeBy: context.staff.id,
        madeAt,
      })
      .onConflictDoNothing()
      .returning({ id: trial.id });
    const tried = [...new Set(changes.map(({ kind }) => kind))];
    if (made.length === 0) {
      await requireOwn(tx, context, id);
      note({ division, detail: { trial: id, month, repeated: true } });
      return undefined;
    }
    const job = await askJob(tx, context, { kind: "trials.run", division, subject: id, input: {} });
    note({ division, detail: { trial: id, month, tried, job: job.job } });
    return job;
  });
}

const withAmount = {
  zh: "请在测算里填写这项标准的金额，或先在“政策”页录入。",
  en: "Give its amount in the trial, or enter it on the policy page first.",
};

const nothingChanges = () =>
  invalid(
    "changes",
    { zh: "所选内容与该月现行的一样，没有可测算的改动。", en: "All of it is as it is in that month." },
    { zh: "请至少改一项金额、读法或版本。", en: "Change at least one amount, reading or version." },
  );

/** The form's id is taken: by the same person's first click, or by chance by something else. */
async function requireOwn(tx: TenantTransaction, context: StaffContext, id: string): Promise<void> {
  const [found] = await tx.select({ madeBy: trial.madeBy }).from(trial).where(eq(trial.id, id));
  if (found?.madeBy !== context.staff.id)
    throw conflict(
      { zh: "这张表单已经用过。", en: "This form has been used." },
      { zh: "请重新打开测算页再办理。", en: "Open the page again." },
    );
}
