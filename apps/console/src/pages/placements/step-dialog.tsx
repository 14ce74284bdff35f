import { useMutation } from "@tanstack/react-query";
import { type FormValues, type PlacementOut, STEP_KINDS } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PackForm } from "../../parts/pack-form/pack-form.tsx";
import type { PeopleAround } from "../../parts/pack-form/person-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { type PlacementActProps, usePlacementSettled } from "./use-placement-settled.ts";

type Kind = (typeof STEP_KINDS)[number];

/** A hand-over, an assessment, the next way to an adoption, a follow-up or a form of the documents. */
export function StepDialog({
  read,
  placement,
  people,
  onClose,
}: PlacementActProps & { placement: PlacementOut; people: PeopleAround }) {
  const { t } = useTranslation("placements");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [kind, setKind] = useState<Kind>();
  const [day, setDay] = useState<string>();
  const [again, setAgain] = useState<string>();
  const [stage, setStage] = useState<string>();
  const [formId, setFormId] = useState<string>();
  const [text, setText] = useState("");
  const [fields, setFields] = useState<FormValues>({});
  const record = useMutation(
    trpc.placements.step.mutationOptions({ onSuccess: usePlacementSettled(onClose) }),
  );
  const { adoption, forms } = read;
  const form = forms.find((one) => one.id === formId);
  const kinds = STEP_KINDS.filter(
    (one) => (one !== "stage" || adoption) && (one !== "form" || forms.length > 0),
  );
  const said = kind === "stage" ? stage : kind === "form" ? formId : text.trim();
  const submit = () => {
    if (!kind || !day) return;
    record.mutate({
      id,
      placement: placement.id,
      kind,
      day,
      ...(again && { again }),
      ...(kind === "stage" && stage && { stage }),
      ...(kind === "form" && formId && { form: formId, fields }),
      ...(kind !== "form" && text.trim() && { text }),
    });
  };
  return (
    <FormDialog
      title={t("step")}
      submit={t("steps.submit")}
      ready={kind !== undefined && day !== undefined && Boolean(said)}
      pending={record.isPending}
      error={record.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("steps.kind.label")}>
        {(field) => (
          <Select
            id={field}
            {...(kind ? { value: kind } : {})}
            options={kinds.map((value) => ({ value, label: t(`steps.kind.${value}`) }))}
            onChange={(next: Kind) => setKind(next)}
          />
        )}
      </Field>
      {kind === "stage" && adoption && (
        <Field label={t("steps.stage")} hint={adoption.clauses.join("、")}>
          {(field) => (
            <Select
              id={field}
              {...(stage ? { value: stage } : {})}
              options={adoption.stages.map((one) => ({ value: one.id, label: say(one.title) }))}
              onChange={(next: string) => setStage(next)}
            />
          )}
        </Field>
      )}
      {kind === "form" && (
        <Field label={t("steps.form")}>
          {(field) => (
            <Select
              id={field}
              {...(formId ? { value: formId } : {})}
              options={forms.map((one) => ({ value: one.id, label: say(one.title) }))}
              onChange={(next: string) => {
                setFormId(next);
                setFields({});
              }}
            />
          )}
        </Field>
      )}
      {kind === "form" && form && (
        <PackForm form={form} values={fields} people={people} onChange={setFields} />
      )}
      <Field label={t("steps.day")}>
        {(field) => <DateField id={field} value={day} onChange={setDay} />}
      </Field>
      {kind !== "form" && (
        <Field label={t("steps.text")}>
          {(field) => (
            <Input.TextArea
              id={field}
              rows={3}
              value={text}
              maxLength={1000}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      )}
      {(kind === "followUp" || kind === "assessment") && (
        <Field label={t("steps.again")}>
          {(field) => <DateField id={field} value={again} onChange={setAgain} />}
        </Field>
      )}
    </FormDialog>
  );
}
