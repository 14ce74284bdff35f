import type { TenantKey } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import { placeName } from "../children/place-name.ts";
import { showFact } from "../facts/show-fact.ts";
import { formLines } from "../forms/form-lines.ts";
import { openJson } from "../sealed-json.ts";
import { type Answer, dueOf, type Letter, partyOf, type ReferralRecord } from "./referral-record.ts";
import { isWaiting } from "./referral-steps.ts";
import type { AskedRow, ReferralRow, ReplyView } from "./referrals.schema.ts";

/** What a view needs beside the row: the bureau's key and day, and colleagues' names by id. */
export type Showing = { key: TenantKey; today: CivilDate; names: ReadonlyMap<string, string> };

const nameOf = (names: Showing["names"], person: string | null) =>
  person === null ? null : (names.get(person) ?? null);

const disclosedName = ({ fields }: Letter) => fields.find(({ key }) => key === "name")?.value.zh ?? null;

/** What who is asked and the bureau both see of a referral. */
function sharedView({ today, names }: Showing, row: ReferralRecord, letter: Letter) {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    ...partyOf(row, letter),
    about: letter.about ?? null,
    clause: row.clause,
    text: letter.text,
    askedBy: nameOf(names, row.askedBy),
    askedAt: row.askedAt.toISOString(),
    due: dueOf(row, today),
    state: row.state,
  };
}

/** The referral as who is asked sees it: from the letter alone. */
export function askedRow(showing: Showing, row: ReferralRecord): AskedRow {
  const letter = openJson<Letter>(showing.key, row.letterSealed);
  return { ...sharedView(showing, row, letter), name: disclosedName(letter) };
}

/** The referral as the bureau sees it. `childName`: on file. */
export function sentRow(
  showing: Showing,
  row: ReferralRecord,
  more: { childName: string | null; reachable?: boolean },
): ReferralRow {
  const letter = openJson<Letter>(showing.key, row.letterSealed);
  return {
    ...sharedView(showing, row, letter),
    childId: row.childId,
    name: more.childName ?? disclosedName(letter),
    place: placeName(row.division),
    outcome: row.outcome,
    repliedAt: row.repliedAt?.toISOString() ?? null,
    paperNeeded: isWaiting(row.state) && more.reachable === false,
  };
}

/** What was replied; null before that. */
export function replyView({ key, names }: Showing, row: ReferralRecord): ReplyView | null {
  const { reply, replySealed, repliedAt, repliedBy } = row;
  if (reply === null || replySealed === null || repliedAt === null) return null;
  const { text, yes, value, on, fields, clause, rightDepartment, paper } = openJson<Answer>(key, replySealed);
  const { fact, form } = openJson<Letter>(key, row.letterSealed);
  return {
    reply,
    text,
    yes: yes ?? null,
    value: fact && value !== undefined ? { of: value, shown: showFact(fact, value) } : null,
    on: on ?? null,
    lines: form && fields ? formLines(form.fields, fields) : [],
    clause: clause ?? null,
    rightDepartment: rightDepartment ?? null,
    paper: paper ?? null,
    by: nameOf(names, repliedBy),
    at: repliedAt.toISOString(),
  };
}
