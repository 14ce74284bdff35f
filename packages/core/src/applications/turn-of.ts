import type { Bilingual } from "@tongyou/policy";
import type { StaffContext } from "../context.ts";
import { conflict, notFound, stale } from "../errors/refusals.ts";
import { APPLICATION, type ApplicationRecord, stageOf } from "./application-record.ts";
import { actorWords, isActor } from "./procedure-of.ts";

/** Why an application is left as it is, and what to do. */
export type Refusal = { cause: Bilingual; remedy: Bilingual };
type Read = { version: number };

const refusalOf = ({ reason, remedy }: ReturnType<typeof conflict>): Refusal => ({ cause: reason, remedy });

/**
 * True where the person neither passed the stage before nor started it; who took in what the family asked for may decide it
 * once a colleague has looked at it.
 */
const isSecondPair = (
  { origin, startedBy, passedBy }: ApplicationRecord,
  { staff }: Pick<StaffContext, "staff">,
): boolean => passedBy !== staff.id && (startedBy !== staff.id || (origin === "family" && passedBy !== null));

const TWO_PAIRS: Refusal = {
  cause: {
    zh: "这件申请由您发起，或上一环节由您办理，不能再由您认定。",
    en: "You started it or passed the stage before: you cannot decide it too.",
  },
  remedy: {
    zh: "请由另一位有认定权限的同事办理；没有第二人的，请管理员增设账号。",
    en: "Have a colleague decide it; where there is none, the administrator can open an account.",
  },
};

/** Why the person may not act on the stage it waits in; undefined where they may. */
export function notYourTurn(
  record: ApplicationRecord,
  { staff }: Pick<StaffContext, "staff">,
): Refusal | undefined {
  if (isActor(record.actors, staff.role)) return undefined;
  const stage = stageOf(record);
  const who = actorWords(stage);
  return {
    cause: {
      zh: `“${stage.title.zh}”由${who.map(({ zh }) => zh).join("、")}办理。`,
      en: `"${stage.title.en}" is done by: ${who.map(({ en }) => en).join(", ")}.`,
    },
    remedy: { zh: "请由该岗位的同事办理。", en: "Have a colleague in that role do it." },
  };
}

const NOT_YET: Refusal = {
  cause: { zh: "这件申请还没有到认定环节。", en: "This application has not reached the stage that decides." },
  remedy: { zh: "请先办完前面的环节。", en: "Finish the stages before." },
};
export const CLOSED_FILE: Refusal = {
  cause: { zh: "档案已结案。", en: "The file is closed." },
  remedy: { zh: "请撤回这件申请，或先恢复建档。", en: "Withdraw it, or reopen the file first." },
};

/** Why the person may not decide an application, before anybody looks at the child. */
export const notToDecide = (record: ApplicationRecord, context: StaffContext): Refusal | undefined =>
  (record.stageKind === "confirm" ? undefined : NOT_YET) ??
  notYourTurn(record, context) ??
  (isSecondPair(record, context) ? undefined : TWO_PAIRS);

/**
 * Why an application as it was read cannot be acted on at all: it is not in the area, was changed since, or is closed.
 */
export function notAsRead(record: ApplicationRecord | undefined, { version }: Read): Refusal | undefined {
  if (!record) return refusalOf(notFound(APPLICATION));
  if (record.version !== version) return refusalOf(stale(APPLICATION));
  if (record.state === "open") return undefined;
  return {
    cause: { zh: "这件申请已经办结。", en: "This application is closed." },
    remedy: { zh: "请刷新后查看结果。", en: "Reload to see how it ended." },
  };
}

/** The same for one application, thrown: `notFound`, `stale`, `conflict`. */
export function requireOpen(
  record: ApplicationRecord | undefined,
  read: Read,
): asserts record is ApplicationRecord {
  if (!record) throw notFound(APPLICATION);
  if (record.version !== read.version) throw stale(APPLICATION);
  const refused = notAsRead(record, read);
  if (refused) throw conflict(refused.cause, refused.remedy);
}

/** That, and the stage is the person's. */
export function requireTurn(
  record: ApplicationRecord | undefined,
  context: StaffContext,
  read: Read,
): asserts record is ApplicationRecord {
  requireOpen(record, read);
  const refused = notYourTurn(record, context);
  if (refused) throw conflict(refused.cause, refused.remedy);
}

/** True where the person may act on the stage an open application waits in. */
export const mayActOn = (record: ApplicationRecord, context: StaffContext): boolean =>
  isActor(record.actors, context.staff.role) &&
  (record.stageKind !== "confirm" || isSecondPair(record, context));
