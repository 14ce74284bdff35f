import { FACTS } from "@tongyou/policy";
import { factValue } from "../children/children.schema.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { labelOf } from "../facts/show-fact.ts";
import type { FormValues, FormView } from "../forms/forms.schema.ts";
import { checkedFields, formsOf, formView } from "../forms/pack-forms.ts";
import { policyToday } from "../protection/chain.ts";
import type { Answer, Letter } from "./referral-record.ts";
import type { AskedValue } from "./referrals.schema.ts";

/** The forms of the region that an answer may be asked to fill in. */
export const referralForms = (context: StaffContext): FormView[] =>
  formsOf(policyToday(context).pack, civilDayOf(context.now()), ["referral"]).map(formView);

/**
 * The answer to a question: yes or no, or the fact's own kind of value where more than that was asked.
 * @throws DomainError `invalid` naming the field
 */
export function checkedAnswer(
  { fact }: Pick<Letter, "fact">,
  { yes, value }: { yes?: boolean | undefined; value?: unknown },
): Pick<Answer, "yes" | "value"> {
  if (fact === undefined || FACTS[fact].type === "boolean") {
    if (yes !== undefined) return { yes };
    throw invalid("yes", { zh: "没有选择“是”或“否”。", en: "Neither yes nor no was chosen." }, RETURN_IT);
  }
  const parsed = factValue(fact).safeParse(value);
  if (parsed.success) return { value: parsed.data as AskedValue };
  const label = labelOf(fact);
  throw invalid("value", { zh: `没有填好“${label.zh}”。`, en: `"${label.en}" is not filled in.` }, RETURN_IT);
}

const RETURN_IT = {
  zh: "请作答；查不到的，选“退回”并说明原因。",
  en: "Answer it; if it cannot be found out, return it and say why.",
};

/** The fields of the form that the letter asks for. Throws `invalid` naming the field's title. */
export const checkedForm = ({ form }: Pick<Letter, "form">, fields: FormValues = {}): FormValues =>
  checkedFields(form ?? { fields: [] }, fields);
