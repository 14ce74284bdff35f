import { civilDayOf } from "../civil-day.ts";
import type { Block } from "../papers/paper.ts";
import { PLAN_SIGNERS, type PlanService, type PlanSigner, type PlanVersion } from "./plans.schema.ts";

const CHILD: Readonly<Record<PlanVersion["child"]["view"], string>> = {
  agrees: "同意",
  disagrees: "不同意",
  tooYoung: "年幼，不能表达意见",
  notAsked: "尚未征求",
};
const GUARDIAN: Readonly<Record<PlanVersion["guardian"]["view"], string>> = {
  signed: "已签字",
  agrees: "口头同意",
  disagrees: "不同意",
  notAsked: "尚未征求",
};
const STATE: Readonly<Record<PlanService["state"], string>> = {
  open: "进行中",
  done: "已完成",
  dropped: "已终止",
};

const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join("，");

function stateOf({ state, steps }: PlanService): string {
  const last = steps.at(-1);
  return last ? joined(`${STATE[state]} ${last.on}`, last.note) : STATE[state];
}

const SIGNERS: Readonly<Record<PlanSigner, string>> = {
  child: "儿童",
  guardian: "监护人",
  owner: "方案负责人",
};

/** What the guardian said when the plan was made, and the signature given since. */
function guardianOf({ guardian, signatures }: PlanVersion): string {
  const signed = signatures.find(({ who }) => who === "guardian");
  if (signed) return joined(GUARDIAN.signed, signed.name, civilDayOf(new Date(signed.at)));
  return joined(GUARDIAN[guardian.view], guardian.name, guardian.on);
}

/** One version of a plan on paper, with places for the child, the guardian and the bureau to sign. */
export const planPaper = (
  child: { name: string; divisionName: string },
  plan: PlanVersion,
  { burdens, pictures }: { burdens: readonly string[]; pictures: ReadonlyMap<PlanSigner, Uint8Array> },
): Block[] => [
  {
    kind: "facts",
    rows: [
      ["儿童", child.name],
      ["所在地", child.divisionName],
      ["困境类别", burdens.join("、") || "—"],
      [
        "方案版本",
        plan.ended?.how === "revised" ? `第 ${plan.number} 版（已被修订）` : `第 ${plan.number} 版`,
      ],
      ["负责人", plan.owner.name ?? "—"],
      ["复核日期", plan.reviewOn],
      ...(plan.reason ? [["修订原因", plan.reason] as const] : []),
    ],
  },
  { kind: "heading", text: "目标" },
  ...plan.goals.map((goal, i): Block => ({ kind: "text", text: `${i + 1}. ${goal}` })),
  { kind: "heading", text: "帮扶服务" },
  {
    kind: "table",
    columns: [
      { title: "服务", width: "*" },
      { title: "由谁提供", width: 110 },
      { title: "完成期限", width: 62 },
      { title: "进展", width: 110 },
    ],
    rows: plan.services.map((service) => [
      joined(service.kind?.title.zh, service.what),
      service.byTitle?.zh ?? (service.by.kind === "named" ? service.by.name : ""),
      service.dueOn,
      stateOf(service),
    ]),
  },
  { kind: "heading", text: "征求意见" },
  {
    kind: "facts",
    rows: [
      ["儿童", joined(CHILD[plan.child.view], plan.child.said)],
      ["监护人", guardianOf(plan)],
    ],
  },
  {
    kind: "signatures",
    places: PLAN_SIGNERS.map((who) => {
      const picture = pictures.get(who);
      return { title: SIGNERS[who], ...(picture && { picture }) };
    }),
  },
];
