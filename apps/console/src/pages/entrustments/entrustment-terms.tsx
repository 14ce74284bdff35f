import { type EntrustmentForm, REASONS, SIGNERS } from "@tongyou/core/schemas";
import { Checkbox, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { PackForm } from "../../parts/pack-form/pack-form.tsx";
import { SignaturePad } from "../../parts/signature/signature-pad.tsx";
import type { PartProps } from "./entrustment-people.tsx";

/** Why and how long, what the child says, how the parents keep in touch and whom they told. */
export function Terms({ draft, onChange, form }: PartProps & { form: EntrustmentForm }) {
  const { t } = useTranslation("entrustments");
  return (
    <section className="card stack" aria-label={t("term")}>
      <h2>{t("term")}</h2>
      <Field label={t("form.reason")}>
        {(field) => (
          <Select
            id={field}
            {...(draft.reason ? { value: draft.reason } : {})}
            options={REASONS.map((value) => ({ value, label: t(`form.reasons.${value}`) }))}
            onChange={(reason: (typeof REASONS)[number]) => onChange({ reason })}
          />
        )}
      </Field>
      <Field label={t("form.reasonText")}>
        {(field) => (
          <Input
            id={field}
            value={draft.reasonText}
            maxLength={200}
            onChange={({ target }) => onChange({ reasonText: target.value })}
          />
        )}
      </Field>
      {(["from", "until", "signedOn"] as const).map((part) => (
        <Field key={part} label={t(`form.${part}`)}>
          {(field) => (
            <DateField id={field} value={draft[part]} onChange={(day) => onChange({ [part]: day })} />
          )}
        </Field>
      ))}
      <p>
        {t("form.heard")} <small className="quiet">{t("form.law22")}</small>
      </p>
      <AnswerButtons
        label={t("form.heard")}
        value={draft.heard === undefined ? undefined : draft.heard ? "yes" : "no"}
        answers={[
          { value: "yes", label: t("form.heardYes") },
          { value: "no", label: t("form.heardNo") },
        ]}
        onChange={(answer) => onChange({ heard: answer === "yes" })}
      />
      <Field label={draft.heard === false ? t("form.opinionNo") : t("form.opinion")}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={300}
            value={draft.opinion}
            onChange={({ target }) => onChange({ opinion: target.value })}
          />
        )}
      </Field>
      <Field
        label={t("form.contactDays")}
        hint={t(`form.contact.${form.contact.from}`, { n: form.contact.days })}
      >
        {(field) => (
          <InputNumber
            id={field}
            min={1}
            max={31}
            precision={0}
            value={draft.contactDays}
            onChange={(contactDays) => onChange({ contactDays: contactDays ?? null })}
          />
        )}
      </Field>
      <Field label={t("form.villageTold")} hint={t("form.law23")}>
        {(field) => (
          <DateField
            id={field}
            value={draft.villageTold}
            onChange={(villageTold) => onChange({ villageTold })}
          />
        )}
      </Field>
      {!draft.noSchool && (
        <Field label={t("form.schoolTold")} hint={t("form.law23")}>
          {(field) => (
            <DateField
              id={field}
              value={draft.schoolTold}
              onChange={(schoolTold) => onChange({ schoolTold })}
            />
          )}
        </Field>
      )}
      <Checkbox
        checked={draft.noSchool}
        onChange={({ target }) => onChange({ noSchool: target.checked, schoolTold: undefined })}
      >
        {t("form.noSchool")}
      </Checkbox>
      {form.forms.map((one) => (
        <PackForm
          key={one.id}
          form={one}
          values={draft.fields}
          people={{ near: [...draft.guardians.map(({ name }) => name), draft.carer.name] }}
          onChange={(fields) => onChange({ fields })}
        />
      ))}
    </section>
  );
}

/** Signatures drawn on the screen, or that it was signed on paper. */
export function Signatures({ draft, onChange }: PartProps) {
  const { t } = useTranslation("entrustments");
  const sign = (who: (typeof SIGNERS)[number], png: string | undefined) => {
    const { [who]: _, ...rest } = draft.signatures;
    onChange({ signatures: png ? { ...rest, [who]: png } : rest });
  };
  return (
    <section className="card stack" aria-label={t("form.sign")}>
      <h2>{t("form.sign")}</h2>
      <p className="quiet">{t("form.signHint")}</p>
      {SIGNERS.map((who) => (
        <SignaturePad key={who} label={t(`form.signer.${who}`)} onChange={(png) => sign(who, png)} />
      ))}
      <Checkbox checked={draft.onPaper} onChange={({ target }) => onChange({ onPaper: target.checked })}>
        {t("form.onPaper")}
      </Checkbox>
    </section>
  );
}
