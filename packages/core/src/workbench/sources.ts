import { lastDayOf } from "@tongyou/policy";
import type { Permission } from "../access/roles.ts";
import { applicationTodos } from "../applications/applications-todos.ts";
import { changeTodos, missingTodos, startsTodos } from "../awards/awards-todos.ts";
import { missingPlanTodos, planReviewTodos, reassessTodos } from "../care/care-todos.ts";
import { correctionTodos, recoveryTodos } from "../corrections/corrections-todos.ts";
import {
  confirmEntrustmentTodos,
  endingEntrustmentTodos,
  missingEntrustmentTodos,
} from "../entrustments/entrustments-todos.ts";
import {
  agreementTodos,
  followUpTodos,
  licenceTodos,
  receiveTodos,
} from "../institutions/institutions-todos.ts";
import { reportTodos } from "../pack-reports/report-todos.ts";
import { grantTodos } from "../payments/grant-todos.ts";
import { approvalTodos, bankTodos, prepareTodos, reopenTodos } from "../payments/payments-todos.ts";
import { trainingTodos } from "../people/training-todos.ts";
import { vacancyTodos } from "../people/vacancy-todos.ts";
import {
  caseTodos,
  closingTodos,
  escalatedTodos,
  glassTodos,
  overdueTodos,
  requestTodos,
} from "../protection/protection-todos.ts";
import { askedTodos, intakeTodos, lateTodos, repliedTodos } from "../referrals/referrals-todos.ts";
import { cadenceTodos, spotCheckTodos, verificationTodos, visitTodos } from "../visits/visits-todos.ts";
import { workDutyTodos, workOpenTodos } from "../work-records/work-record-todos.ts";
import type { Bench, TodoGroup } from "./bench.ts";
import { birthdayTodos, decisionTodos, needsTodos } from "./child-todos.ts";
import { ruleTodos, timerTodos } from "./prompt-todos.ts";
import { approveTodos, importTodos, standardTodos, submitTodos } from "./work-todos.ts";

type Groups = TodoGroup | TodoGroup[];
/** Work of a kind or a few: whoever holds the permission can do it, and `todos` says what of it waits. */
type Source = { permission: Permission; todos: (bench: Bench) => Promise<Groups> | Groups };

/** Every kind of work there is, in the order in which a desk shows what is not overdue. */
export const SOURCES: readonly Source[] = [
  { permission: "protection.list", todos: caseTodos },
  { permission: "protection.list", todos: escalatedTodos },
  { permission: "protection.confirmClosing", todos: closingTodos },
  { permission: "protection.answer", todos: requestTodos },
  { permission: "protection.overdue", todos: overdueTodos },
  { permission: "referrals.asked", todos: askedTodos },
  { permission: "referrals.list", todos: lateTodos },
  { permission: "referrals.close", todos: repliedTodos },
  { permission: "referrals.finishIntake", todos: intakeTodos },
  { permission: "breakGlass.list", todos: glassTodos },
  { permission: "plans.save", todos: missingPlanTodos },
  { permission: "plans.save", todos: planReviewTodos },
  { permission: "risk.assess", todos: reassessTodos },
  { permission: "applications.pass", todos: applicationTodos },
  { permission: "months.submit", todos: submitTodos },
  { permission: "months.approve", todos: approveTodos },
  { permission: "corrections.approve", todos: correctionTodos },
  { permission: "corrections.planRecovery", todos: recoveryTodos },
  { permission: "payments.approve", todos: approvalTodos },
  { permission: "payments.answerReopen", todos: reopenTodos },
  { permission: "payments.prepare", todos: prepareTodos },
  { permission: "payments.close", todos: bankTodos },
  { permission: "payments.decideGrant", todos: grantTodos },
  { permission: "awards.end", todos: changeTodos },
  { permission: "awards.end", todos: missingTodos },
  { permission: "policy.enterSetting", todos: startsTodos },
  { permission: "imports.confirm", todos: ({ tx, scope }) => importTodos(tx, scope) },
  {
    permission: "policy.enterStandard",
    todos: ({ deciding }) => standardTodos({ ...deciding, on: lastDayOf(deciding.on.slice(0, 7)) }),
  },
  { permission: "months.choose", todos: (bench) => decisionTodos(bench, "choice") },
  { permission: "months.choose", todos: (bench) => decisionTodos(bench, "review") },
  { permission: "children.recordFact", todos: birthdayTodos },
  { permission: "children.list", todos: timerTodos },
  { permission: "children.list", todos: ruleTodos },
  { permission: "visits.record", todos: visitTodos },
  { permission: "visits.check", todos: spotCheckTodos },
  { permission: "visits.verify", todos: verificationTodos },
  { permission: "entrustments.record", todos: missingEntrustmentTodos },
  { permission: "entrustments.confirm", todos: confirmEntrustmentTodos },
  { permission: "entrustments.record", todos: endingEntrustmentTodos },
  { permission: "institutions.receive", todos: receiveTodos },
  { permission: "placements.step", todos: followUpTodos },
  { permission: "institutions.agree", todos: agreementTodos },
  { permission: "institutions.record", todos: licenceTodos },
  { permission: "policy.enterSetting", todos: cadenceTodos },
  { permission: "workRecords.record", todos: workOpenTodos },
  { permission: "workRecords.record", todos: workDutyTodos },
  { permission: "packReports.file", todos: reportTodos },
  { permission: "people.train", todos: trainingTodos },
  { permission: "people.appoint", todos: vacancyTodos },
  { permission: "children.recordFact", todos: needsTodos },
];
