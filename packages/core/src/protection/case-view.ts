import type { TenantKey } from "@tongyou/database";
import type { protectionRecord, protectionRequest, protectionStage } from "@tongyou/database/schema";
import type { Pack } from "@tongyou/policy/engine";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { filledForm } from "../forms/form-lines.ts";
import { openJson } from "../sealed-json.ts";
import { type CaseRecordRow, type Content, chainAt } from "./case-record.ts";
import { clockAt } from "./case-row.ts";
import { firstStage, ownersOf, roleTitle } from "./chain.ts";
import type { CaseRecord, CaseRequest, ProtectionCase, StageView } from "./protection.schema.ts";

type RecordRow = typeof protectionRecord.$inferSelect;
type RequestRow = typeof protectionRequest.$inferSelect;
type StageRow = typeof protectionStage.$inferSelect;
type Names = ReadonlyMap<string, string>;

const nameIn = (names: Names, id: string | null) => (id === null ? null : (names.get(id) ?? null));

export function recordView(key: TenantKey, pack: Pack, row: RecordRow, names: Names): CaseRecord {
  const about = {
    id: row.id,
    kind: row.kind,
    stage: row.stage,
    day: row.day,
    at: row.at.toISOString(),
    by: nameIn(names, row.by),
  };
  if (row.form === null) return { ...about, form: null, content: openJson<Content>(key, row.contentSealed) };
  return { ...about, form: filledForm(pack, row.form, openJson(key, row.contentSealed)), content: {} };
}

export type Answer = { accepted: boolean; text: string; receipt?: string };

export function requestView(key: TenantKey, row: RequestRow, names: Names): CaseRequest {
  const answer = row.answerSealed && openJson<Answer>(key, row.answerSealed);
  return {
    id: row.id,
    kind: row.kind,
    party: row.party,
    question: openJson<{ question: string }>(key, row.questionSealed).question,
    askedBy: nameIn(names, row.askedBy),
    askedAt: row.askedAt.toISOString(),
    dueOn: row.dueOn,
    answer: answer
      ? {
          accepted: answer.accepted,
          text: answer.text,
          receipt: answer.receipt ?? null,
          by: nameIn(names, row.answeredBy),
          at: row.answeredAt?.toISOString() ?? "",
        }
      : null,
  };
}

/** The chain as steps: what was passed, where the case is, what is ahead, and what lies before a report. */
export function chainView(
  context: StaffContext,
  row: CaseRecordRow,
  stages: readonly StageRow[],
): ProtectionCase["chain"] {
  const { pack, chain } = chainAt(context, row);
  const today = civilDayOf(context.now());
  const begin = chain.stages.findIndex(({ id }) => id === firstStage(chain)?.id);
  const now = chain.stages.findIndex(({ id }) => id === row.stage);
  return {
    title: chain.title,
    clauses: chain.clauses,
    stages: chain.stages.map((stage, at): StageView => {
      const entered = stages.findLast((one) => one.stage === stage.id);
      const closed = row.state === "closed";
      const running = entered !== undefined && entered.leftAt === null && !closed;
      return {
        id: stage.id,
        title: stage.title,
        owners: (stage.roles ?? ownersOf(stage)).map((role) => roleTitle(pack, role, today)),
        state:
          at < begin
            ? "before"
            : at < now || (at === now && closed)
              ? "passed"
              : at === now
                ? "now"
                : "ahead",
        enteredAt: entered?.enteredAt.toISOString() ?? null,
        leftAt: entered?.leftAt?.toISOString() ?? null,
        clock: running ? clockAt(entered.dueAt, entered.dueFrom, context.now()) : null,
      };
    }),
  };
}

/** Whether police education was written down as having failed. */
export const educationFailed = (key: TenantKey, records: readonly RecordRow[]): boolean =>
  records.some(
    ({ kind, contentSealed }) =>
      kind === "policeEducation" && openJson<Content>(key, contentSealed).failed === true,
  );
