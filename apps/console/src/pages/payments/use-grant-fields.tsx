import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/field.tsx";
import { fenOf } from "../../parts/money.tsx";
import { isSaid, MOST } from "./batch-dialogs.tsx";

const NOTHING = { purpose: "", amount: "", document: "", reason: "" };
const LONGEST = { purpose: 60, amount: 14, document: 120, reason: MOST } as const;
/** What a child is granted at most, in fen. */
const MOST_FEN = 100_000_000;
type Part = keyof typeof NOTHING;

export type GrantTold = { purpose: string; document: string; reason: string; fen: number };

/** What is said of a grant, whoever it is for: its fields, and what they say once they are whole. */
export function useGrantFields(): { fields: ReactNode; told: GrantTold | undefined } {
  const { t } = useTranslation("payments");
  const [said, setSaid] = useState(NOTHING);
  const fen = fenOf(said.amount);
  const isAmount = fen !== undefined && fen > 0 && fen <= MOST_FEN;
  const wrong = said.amount.trim() !== "" && !isAmount;
  const field = (part: Part, rest: { placeholder?: string; hint?: ReactNode }) => (
    <Field label={t(`grant.${part}`)} {...(rest.hint ? { hint: rest.hint } : {})}>
      {(id) => (
        <Input
          id={id}
          maxLength={LONGEST[part]}
          placeholder={rest.placeholder}
          {...(part === "amount" && wrong && { status: "error" as const })}
          value={said[part]}
          onChange={({ target }) => setSaid({ ...said, [part]: target.value })}
        />
      )}
    </Field>
  );
  const [purpose, document, reason] = [said.purpose.trim(), said.document.trim(), said.reason.trim()];
  const whole = isAmount && [purpose, document, reason].every(isSaid);
  return {
    fields: (
      <>
        {field("purpose", { placeholder: t("grant.purposePlaceholder") })}
        {field("amount", {
          hint: wrong ? <span role="alert">{t("grant.amountRule")}</span> : t("grant.amountHint"),
        })}
        {field("document", { placeholder: t("grant.documentPlaceholder") })}
        {field("reason", {})}
      </>
    ),
    told: whole ? { purpose, document, reason, fen } : undefined,
  };
}
