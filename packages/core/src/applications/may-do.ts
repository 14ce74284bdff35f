import type { FirstMonth } from "../awards/first-months.ts";
import type { Decided, Deciding } from "../children/deciding.ts";
import type { StaffContext } from "../context.ts";
import { type ApplicationRecord, neighbourOf } from "./application-record.ts";
import type { ApplicationMay } from "./applications.schema.ts";
import { barredFrom, grantable, UNSAID } from "./judge-allowance.ts";
import { isActor } from "./procedure-of.ts";
import { mayWithdraw } from "./withdraw-application.ts";

const NOTHING: ApplicationMay = {
  pass: false,
  confirm: false,
  refuse: false,
  return: false,
  withdraw: false,
  choose: false,
  barred: null,
};

/** What the rules give a child, and with which month it would begin, where somebody says. */
type Outcome = { rules: Deciding; decided: Decided; first: FirstMonth | undefined };

/** What the stage that decides lets the person do with what the rules give. */
function deciding(
  context: StaffContext,
  record: ApplicationRecord,
  { rules, decided, first }: Outcome,
): Pick<ApplicationMay, "confirm" | "refuse" | "choose" | "barred"> {
  const { allowance } = decided.decision;
  const barred = barredFrom(context, record, rules, decided);
  if (barred) return { confirm: false, refuse: false, choose: false, barred };
  const rate = grantable(allowance);
  const left = "cause" in rate ? rate : first ? null : UNSAID;
  const refuse = allowance.status === "none";
  return {
    confirm: left === null,
    refuse,
    choose: allowance.status === "choice" || allowance.status === "review",
    barred: refuse ? null : left,
  };
}

/** What the person may do with an application now. */
export function mayDo(context: StaffContext, record: ApplicationRecord, outcome: Outcome): ApplicationMay {
  if (record.state !== "open") return NOTHING;
  const withdraw = mayWithdraw(record, context);
  if (!isActor(record.actors, context.staff.role)) return { ...NOTHING, withdraw };
  const back = { return: neighbourOf(record, -1) !== undefined, withdraw };
  if (record.stageKind !== "confirm") return { ...NOTHING, ...back, pass: true };
  return { ...NOTHING, ...back, ...deciding(context, record, outcome) };
}
