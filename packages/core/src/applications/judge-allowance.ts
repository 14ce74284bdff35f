import type { TenantTransaction } from "@tongyou/database";
import type { Bilingual } from "@tongyou/policy";
import { type Decided, type Deciding, decideMany, decidingOn } from "../children/deciding.ts";
import { type Known, knownTo, withoutRestrictedFacts } from "../children/restricted-parts.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { seesRestricted } from "../facts/mask.ts";
import type { ApplicationRecord } from "./application-record.ts";
import { notToDecide, type Refusal } from "./turn-of.ts";

type Allowance = Decided["decision"]["allowance"];

const HIDDEN: Refusal = {
  cause: { zh: "这名儿童的认定涉及限阅内容。", en: "This child's allowance rests on restricted facts." },
  remedy: {
    zh: "请退回上一环节后重新送审，系统会转由县级经办人认定。",
    en: "Send it back and pass it again: it then goes to the county's officer.",
  },
};

/** True where the allowance rests on facts the person may not know: what they may not know they do not decide. */
const isHidden = ({ policy }: Deciding, decided: Decided, { staff }: StaffContext): boolean =>
  !seesRestricted(staff.role) && withoutRestrictedFacts(policy, decided).restricted.has("allowance");

/** Why the person may not decide the application of a child, whatever the rules give. */
export const barredFrom = (
  context: StaffContext,
  record: ApplicationRecord,
  deciding: Deciding,
  decided: Decided,
): Refusal | undefined =>
  notToDecide(record, context) ?? (isHidden(deciding, decided, context) ? HIDDEN : undefined);

const NOT_DECIDED: Readonly<Record<Exclude<Allowance["status"], "decided">, Bilingual>> = {
  none: { zh: "按现有事实，不符合条件。", en: "By the known facts nothing is due." },
  needs: { zh: "还有事实未了解清楚，不能认定。", en: "Facts are missing: nothing can be said yet." },
  atLeast: { zh: "还有事实未了解清楚，金额未定。", en: "Facts are missing: the amount is not settled." },
  choice: { zh: "相互排斥的待遇尚未作出选择。", en: "Schemes exclude one another and nobody has chosen." },
  review: {
    zh: "文件文义有歧义，尚未由专人作出认定。",
    en: "The text is ambiguous and nobody has decided it.",
  },
  undefined: { zh: "本地区的文件没有规定这项津贴。", en: "No document of this region gives it." },
};
const REMEDY: Bilingual = {
  zh: "请查看依据，补齐尚缺的事实或选择后再办理。",
  en: "Look at the reasons, find out or choose what is missing, and go on then.",
};

const STANDARD: Bilingual = {
  zh: "请县级经办人在“政策”页录入标准后，再认定。",
  en: "The county's officer enters the standard on the policy page; confirm it then.",
};

/** Neither a document nor the bureau says from which month. */
export const UNSAID: Refusal = {
  cause: {
    zh: "文件没有写认定后从哪个月起发放，本单位也还没有设定。",
    en: "No document says from which month a confirmed allowance is paid, and the bureau has not set it.",
  },
  remedy: {
    zh: "请县级经办人先在“政策—标准”页设定“待遇从认定的哪个月起发放”，再认定。",
    en: "The county's officer sets it on the policy page, among the standards; confirm then.",
  },
};

/** Class and amount that can be granted, or why nothing can. */
export function grantable(allowance: Allowance): { class: string; fen: number } | Refusal {
  const { status, class: rate, fen, refusal } = allowance;
  if (refusal) return { cause: refusal, remedy: STANDARD };
  if (status !== "decided") return { cause: NOT_DECIDED[status], remedy: REMEDY };
  if (rate === undefined || fen === undefined || fen === 0)
    return {
      cause: {
        zh: "按现有事实，应发金额为零或未定。",
        en: "By the known facts the amount is nothing, or open.",
      },
      remedy: REMEDY,
    };
  return { class: rate, fen };
}

/**
 * The rules an open application is judged by: those of today, by the facts of today. Lists may stand on the last day of an
 * earlier ledger or month; who applies now is not refused for what was so then.
 */
export const judgingToday = (tx: TenantTransaction, context: StaffContext): Promise<Deciding> =>
  decidingOn(tx, context, civilDayOf(context.now()));

/** One child decided, with what the person is told of it. */
export async function judgedFor(
  tx: TenantTransaction,
  context: StaffContext,
  deciding: Deciding,
  childId: string,
): Promise<{ decided: Decided; known: Known }> {
  const decided = (await decideMany(tx, deciding, [childId])).get(childId);
  if (!decided) throw new Error("a child that was asked for is decided");
  return { decided, known: knownTo(context.staff.role, deciding.policy, decided) };
}
