import type { FormFieldOut } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { type FieldAnswer, fieldKey, type VisitDraft } from "./form-draft.ts";

type FieldProps = {
  field: FormFieldOut;
  answer: FieldAnswer | undefined;
  onChange: (answer: FieldAnswer | undefined) => void;
};

const givenIn = (answer: FieldAnswer | undefined) => (typeof answer === "object" ? answer.value : undefined);

function ChoiceField({ field, answer, onChange }: FieldProps) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const options =
    field.type === "flag"
      ? [
          { id: "yes", label: t("form.yes") },
          { id: "no", label: t("form.no") },
        ]
      : field.options.map(({ id, title }) => ({ id, label: say(title) }));
  const value = givenIn(answer);
  const chosen = typeof value === "boolean" ? (value ? "yes" : "no") : value;
  return (
    <AnswerButtons
      label={say(field.title)}
      value={answer === "unknown" ? "unknown" : chosen === undefined ? undefined : String(chosen)}
      answers={[
        ...options.map(({ id, label }) => ({ value: id, label })),
        { value: "unknown", label: t("form.notNow") },
      ]}
      onChange={(next) => {
        if (next === "unknown") onChange("unknown");
        else onChange({ value: field.type === "flag" ? next === "yes" : next });
      }}
    />
  );
}

function TextAnswer({ field, answer, onChange }: FieldProps) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const value = givenIn(answer);
  return (
    <>
      <AnswerButtons
        label={say(field.title)}
        value={typeof answer === "object" ? "changed" : answer}
        answers={(["same", "changed", "unknown"] as const).map((one) => ({
          value: one,
          label: t(`form.answer.${one}`),
        }))}
        onChange={(next) => onChange(next === "changed" ? { value: "" } : next)}
      />
      {value !== undefined && (
        <Input.TextArea
          aria-label={say(field.title)}
          rows={2}
          maxLength={500}
          value={String(value)}
          onChange={({ target }) => onChange({ value: target.value })}
        />
      )}
    </>
  );
}

function OneField(props: FieldProps) {
  const { field, answer, onChange } = props;
  const { say } = useLanguage();
  const value = givenIn(answer);
  switch (field.type) {
    case "flag":
    case "choice":
      return <ChoiceField {...props} />;
    case "date":
      return (
        <DateField
          value={typeof value === "string" ? value : undefined}
          onChange={(date) => onChange(date === undefined ? undefined : { value: date })}
        />
      );
    case "number":
      return (
        <Input
          aria-label={say(field.title)}
          inputMode="decimal"
          value={value === undefined ? "" : String(value)}
          onChange={({ target }) => {
            const number = Number(target.value);
            onChange(target.value === "" || Number.isNaN(number) ? undefined : { value: number });
          }}
        />
      );
    case "text":
      return <TextAnswer {...props} />;
  }
}

type Props = {
  fields: readonly FormFieldOut[];
  draft: VisitDraft;
  onChange: (part: Partial<VisitDraft>) => void;
};

/** What the region's documents ask a visit to record beside its five parts. */
export function RegionFields({ fields, draft, onChange }: Props) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  if (fields.length === 0) return null;
  const set = (key: string, answer: FieldAnswer | undefined) => {
    const others = Object.entries(draft.fields).filter(([one]) => one !== key);
    onChange({ fields: Object.fromEntries(answer === undefined ? others : [...others, [key, answer]]) });
  };
  return (
    <section className="card stack" aria-labelledby="region-fields">
      <h2 id="region-fields">{t("form.fields")}</h2>
      {fields.map((field) => {
        const key = fieldKey(field);
        return (
          <div key={key} className="stack">
            <h3>
              {say(field.title)} {field.required && <span className="quiet">{t("form.required")}</span>}{" "}
              <ClauseChip no={field.clause} />
            </h3>
            <OneField field={field} answer={draft.fields[key]} onChange={(answer) => set(key, answer)} />
          </div>
        );
      })}
    </section>
  );
}
