import type { TenantKey } from "@tongyou/database";
import { placeName } from "../children/place-name.ts";
import type { StaffContext } from "../context.ts";
import { openJson } from "../sealed-json.ts";
import { type CaseRecordRow, chainAt, type Subject, worksOn } from "./case-record.ts";
import type { CaseRow, Clock, Running, Situation } from "./protection.schema.ts";

const running = (due: Date, now: Date): Running => ({
  due: due.toISOString(),
  overdue: due <= now,
  minutes: Math.floor(Math.abs(due.getTime() - now.getTime()) / 60_000),
});

/** A stage's clock as it stands now; `from` is kept with the stage. */
export const clockAt = (due: Date | null, from: Clock["from"], now: Date): Clock =>
  due === null ? { due, overdue: false, from } : { ...running(due, now), from };

/** The clock of the answer to the reporter; once it is given there is nothing overdue. */
function feedbackAt({ feedbackDue, feedbackAt: done }: CaseRecordRow, now: Date) {
  if (feedbackDue === null) return null;
  const clock = running(feedbackDue, now);
  return { ...clock, done: done !== null, overdue: done === null && clock.overdue };
}

export type OpenRow = Extract<CaseRow, { restricted: false }>;

/** A case as those see it who may read it. */
export function openRow(
  context: StaffContext,
  key: TenantKey,
  row: CaseRecordRow,
  more: { names: ReadonlyMap<string, string>; childName?: string | undefined; dueFrom: Clock["from"] },
): OpenRow {
  const now = context.now();
  const { name } = openJson<Subject>(key, row.subjectSealed);
  return {
    id: row.id,
    number: row.number,
    restricted: false,
    subject: more.childName ?? name ?? null,
    childId: row.childId,
    place: { code: row.division, name: placeName(row.division) },
    situation: row.situation as Situation,
    danger: row.danger,
    stage: { id: row.stage, title: chainAt(context, row).title },
    clock: clockAt(row.state === "open" ? row.dueAt : null, more.dueFrom, now),
    feedback: feedbackAt(row, now),
    state: row.state,
    handler: row.handler === null ? null : (more.names.get(row.handler) ?? null),
    sealed: row.sealedAt !== null,
    reportedAt: row.reportedAt.toISOString(),
  };
}

/** A case in a list: of a sealed one nothing but its number to whoever does not work on it. */
export const caseRow = (
  context: StaffContext,
  key: TenantKey,
  row: CaseRecordRow,
  more: Parameters<typeof openRow>[3],
): CaseRow =>
  worksOn(context, row)
    ? openRow(context, key, row, more)
    : { id: row.id, number: row.number, restricted: true };
