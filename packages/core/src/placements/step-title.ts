import type { Bilingual } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { adoptionOf } from "./adoption.ts";
import type { STEP_KINDS } from "./placements.schema.ts";

const TITLES: { readonly [K in (typeof STEP_KINDS)[number]]: Bilingual } = {
  handOver: { zh: "交接", en: "Hand-over" },
  assessment: { zh: "收养评估", en: "Adoption assessment" },
  stage: { zh: "进入收养渠道", en: "Adoption channel" },
  followUp: { zh: "跟踪评估", en: "Follow-up" },
  form: { zh: "登记表", en: "Form" },
};

/** What a step is called: the pack's own word where it is a stage or a form of the pack. */
export function stepTitle(
  pack: Pack,
  { kind, form }: { kind: (typeof STEP_KINDS)[number]; form: string | null },
  content: Readonly<Record<string, unknown>>,
): Bilingual {
  const stage = kind === "stage" && adoptionOf(pack)?.stages.find(({ id }) => id === content.stage)?.title;
  const own = kind === "form" && pack.provisions?.find(({ id }) => id === form)?.title;
  return stage || own || TITLES[kind];
}
