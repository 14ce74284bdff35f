import type { StageKind } from "@tongyou/policy";
import type { Setting } from "./setting-rows.ts";

const own = (id: string, unit: Setting["unit"], zh: string, en: string): Setting => ({
  kind: "setting",
  id,
  unit,
  title: { zh, en },
  clauses: [],
  from: "1949-10-01",
});

/** How often a child at a level of risk (1 is the highest) is visited. */
export const levelInterval = (level: number): string => `visits.level${level}`;

/** How often children are visited for whom no document asks for visits. */
export const OTHER_INTERVAL = "visits.others";
export const VERIFY_INTERVAL = "visits.verify";
export const SPOT_CHECK_SHARE = "visits.spotCheckShare";

/** Within how many working days a department is to reply to a referral of a kind. */
export const referralTerm = (kind: "question" | "service" | "entitlement"): string => `referrals.${kind}`;

const APPLICATION_STAGES = [
  ["accept", "受理", "accepting"],
  ["check", "审核查验", "checking"],
  ["confirm", "认定", "confirming"],
] as const;
/** Within how many working days a stage of an application is done where no document says so. */
export const applicationTerm = (stage: StageKind): string => `applications.${stage}`;
/** Where a family that was refused can turn to. */
export const COMPLAINTS = "applications.complaints";

/** Months after which a child's risk is assessed again. */
export const REASSESS_INTERVAL = "risk.reassess";

/** From which month an allowance is paid once it is confirmed, and no longer once somebody does not qualify any more. */
export const BENEFIT_STARTS = "benefit.starts";
export const BENEFIT_STOPS = "benefit.stops";

/** How many days apart parents who entrusted a child speak with it at most. */
export const CONTACT_INTERVAL = "entrustments.contact";

const RISK_LEVELS = [1, 2, 3, 4] as const;

/**
 * Numbers the daily work needs and no document of the region gives: each bureau sets its own, and they are shown as
 * such, without a clause.
 */
export const OWN_SETTINGS: readonly Setting[] = [
  own(
    OTHER_INTERVAL,
    "days",
    "其余在册儿童的走访间隔（本单位自定）",
    "Interval of visits to all other children (the bureau's own)",
  ),
  ...RISK_LEVELS.map((level) =>
    own(
      levelInterval(level),
      "days",
      `风险等级 ${level} 级儿童的走访间隔（本单位自定，1 级最高）`,
      `Interval of visits at risk level ${level} (the bureau's own; 1 is the highest)`,
    ),
  ),
  own(
    VERIFY_INTERVAL,
    "months",
    "档案数据核实间隔（本单位自定）",
    "Interval of verifying files (the bureau's own)",
  ),
  own(
    SPOT_CHECK_SHARE,
    "share",
    "走访记录抽查比例（本单位自定）",
    "Share of visits that are spot-checked (the bureau's own)",
  ),
  own(
    referralTerm("question"),
    "workingDays",
    "协同办理：部门答复查询的期限（本单位自定）",
    "Referrals: working days to answer a question (the bureau's own)",
  ),
  own(
    referralTerm("service"),
    "workingDays",
    "协同办理：部门办理服务事项的期限（本单位自定）",
    "Referrals: working days to give a service (the bureau's own)",
  ),
  own(
    referralTerm("entitlement"),
    "workingDays",
    "协同办理：部门落实保障的期限（本单位自定）",
    "Referrals: working days to give an entitlement in kind (the bureau's own)",
  ),
  own(
    CONTACT_INTERVAL,
    "days",
    "委托照护：父母至少几天联系孩子一次（本单位自定）",
    "Entrusted care: days apart at most that parents speak with the child (the bureau's own)",
  ),
  ...APPLICATION_STAGES.map(([stage, zh, en]) =>
    own(
      applicationTerm(stage),
      "workingDays",
      `认定申请：${zh}环节的办理时限（本单位自定）`,
      `Applications: working days for ${en} (the bureau's own)`,
    ),
  ),
  own(
    COMPLAINTS,
    "text",
    "认定申请：受理异议的单位和电话（本单位自定，印在不予认定告知书上）",
    "Applications: where a family can complain, and the telephone (the bureau's own, printed on refusals)",
  ),
  own(
    BENEFIT_STARTS,
    "monthRule",
    "待遇从认定的哪个月起发放（本单位自定）",
    "From which month an allowance is paid once it is confirmed (the bureau's own)",
  ),
  own(
    BENEFIT_STOPS,
    "monthRule",
    "待遇从不再符合条件的哪个月起停发（本单位自定）",
    "From which month an allowance is stopped once somebody no longer qualifies (the bureau's own)",
  ),
  own(
    REASSESS_INTERVAL,
    "months",
    "风险等级复评间隔（本单位自定）",
    "Months until risk is assessed again (the bureau's own)",
  ),
];
