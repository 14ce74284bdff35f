import type { TenantKey } from "@tongyou/database";
import type { CivilDate } from "@tongyou/policy";
import type { Department } from "../access/roles.ts";
import { placeName } from "../children/place-name.ts";
import { openJson } from "../sealed-json.ts";
import { type Answer, dueOf, type Letter, type ReferralRecord } from "./referral-record.ts";
import { isWaiting } from "./referral-steps.ts";
import type { AskedRow, ReferralRow, ReplyView } from "./referrals.schema.ts";

/** What a view needs beside the row: the bureau's key and day, and colleagues' names by id. */
export type Showing = { key: TenantKey; today: CivilDate; names: ReadonlyMap<string, string> };

const nameOf = (names: Showing["names"], person: string | null) =>
  person === null ? null : (names.get(person) ?? null);

const disclosedName = ({ fields }: Letter) => fields.find(({ key }) => key === "name")?.value.zh ?? null;

/** What a department and the bureau both see of a referral. */
function sharedView({ today, names }: Showing, row: ReferralRecord, letter: Letter) {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    department: row.department as Department,
    about: letter.about ?? null,
    clause: row.clause,
    text: letter.text,
    askedBy: nameOf(names, row.askedBy),
    askedAt: row.askedAt.toISOString(),
    due: dueOf(row, today),
    state: row.state,
  };
}

/** The referral as its department sees it: from the letter alone. */
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

/** What the department replied; null before it did. */
export function replyView({ key, names }: Showing, row: ReferralRecord): ReplyView | null {
  const { reply, replySealed, repliedAt, repliedBy } = row;
  if (reply === null || replySealed === null || repliedAt === null) return null;
  const { text, yes, on, clause, rightDepartment, paper } = openJson<Answer>(key, replySealed);
  return {
    reply,
    text,
    yes: yes ?? null,
    on: on ?? null,
    clause: clause ?? null,
    rightDepartment: rightDepartment ?? null,
    paper: paper ?? null,
    by: nameOf(names, repliedBy),
    at: repliedAt.toISOString(),
  };
}
