import { useMutation } from "@tanstack/react-query";
import type { FormValues, WorkForm, WorkKind, WorkRecord } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PackForm } from "../../parts/pack-form/pack-form.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useWorkSettled } from "./use-work-settled.ts";

type Props = {
  form: WorkForm;
  /** The demand it is to answer. */
  answer?: string;
  /** The record that is corrected; absent: it is a new one. */
  record?: WorkRecord;
  onClose: () => void;
};

const MEANWHILE = "other" satisfies WorkKind;

/** Writes down a piece of work, or corrects a record of one; the fields of the region's form stand among the others. */
export function RecordDialog({ form, answer, record, onClose }: Props) {
  const { t } = useTranslation("work");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const before = record?.versions[0];
  const asked = form.demands.find(({ id }) => id === answer);
  const [id] = useState(newFormId);
  const [kind, setKind] = useState<WorkKind>(before?.kind ?? asked?.kind ?? (answer ? MEANWHILE : "meeting"));
  const offered = form.kinds.find((one) => one.kind === kind)?.forms ?? [];
  const [chosen, setChosen] = useState<string | undefined>(before ? before.form?.id : undefined);
  const [plain, setPlain] = useState(before !== undefined && before.form === null);
  const [fields, setFields] = useState<FormValues>(before?.fields ?? {});
  const [day, setDay] = useState<string | undefined>(before?.day ?? form.today);
  const [title, setTitle] = useState(before?.title ?? (asked ? say(asked.title) : ""));
  const [division, setDivision] = useState<string | undefined>(form.place.code);
  const [who, setWho] = useState(before?.who ?? "");
  const [what, setWhat] = useState(before?.what ?? "");
  const [demand, setDemand] = useState<string | undefined>(before ? before.demand?.id : answer);
  const [institution, setInstitution] = useState<string | undefined>(before?.institution?.id);
  const [worker, setWorker] = useState<string | undefined>(before?.worker?.id);
  const [dueOn, setDueOn] = useState<string | undefined>(before?.dueOn ?? undefined);
  const [why, setWhy] = useState("");
  const settled = useWorkSettled(onClose);
  const add = useMutation(trpc.workRecords.record.mutationOptions({ onSuccess: settled }));
  const correct = useMutation(trpc.workRecords.correct.mutationOptions({ onSuccess: settled }));
  const packForm = plain ? undefined : (offered.find((one) => one.id === chosen) ?? offered[0]);
  const chooseKind = (next: WorkKind) => {
    setKind(next);
    setChosen(undefined);
    setPlain(false);
    setFields({});
  };
  const chooseForm = (next: string) => {
    setPlain(next === "");
    setChosen(next || undefined);
    setFields({});
  };
  const filled =
    packForm?.fields.every(({ id: field, required }) => !required || fields[field] !== undefined) ?? true;
  const submit = () => {
    if (!day) return;
    const said = {
      id,
      kind,
      day,
      title,
      ...(who.trim() && { who }),
      ...(what.trim() && { what }),
      ...(packForm && { form: packForm.id, fields }),
      ...(demand && { provision: demand }),
      ...(institution && { institution }),
      ...(worker && { worker }),
      ...(dueOn && { dueOn }),
    };
    if (record && before) correct.mutate({ ...said, record: record.record, number: before.number, why });
    else add.mutate({ ...said, ...(division && { division }) });
  };
  return (
    <FormDialog
      title={t(record ? "correctTitle" : "add")}
      submit={t(record ? "correctSubmit" : "submit")}
      ready={day !== undefined && title.trim() !== "" && filled && (!record || why.trim() !== "")}
      pending={add.isPending || correct.isPending}
      error={add.error ?? correct.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("kind.label")}>
        {(field) => (
          <Select
            id={field}
            value={kind}
            onChange={chooseKind}
            options={form.kinds.map((one) => ({ value: one.kind, label: t(`kind.${one.kind}`) }))}
          />
        )}
      </Field>
      <Field label={t("field.title")}>
        {(field) => (
          <Input id={field} value={title} maxLength={80} onChange={({ target }) => setTitle(target.value)} />
        )}
      </Field>
      <Field label={t("field.day")}>
        {(field) => <DateField id={field} value={day} onChange={setDay} />}
      </Field>
      {!record && (
        <Field label={t("field.place")}>
          {(field) => <DivisionPicker id={field} value={division} onChange={setDivision} />}
        </Field>
      )}
      {offered.length > 0 && (
        <Field label={t("field.form")}>
          {(field) => (
            <Select
              id={field}
              value={packForm?.id ?? ""}
              onChange={chooseForm}
              options={[
                ...offered.map((one) => ({ value: one.id, label: say(one.title) })),
                { value: "", label: t("field.noForm") },
              ]}
            />
          )}
        </Field>
      )}
      {packForm && <PackForm form={packForm} values={fields} onChange={setFields} />}
      <Field label={t("field.who")}>
        {(field) => (
          <Input id={field} value={who} maxLength={300} onChange={({ target }) => setWho(target.value)} />
        )}
      </Field>
      <Field label={t("field.what")}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={3}
            maxLength={2000}
            value={what}
            onChange={({ target }) => setWhat(target.value)}
          />
        )}
      </Field>
      {form.demands.length > 0 && (
        <Field label={t("field.demand")}>
          {(field) => (
            <Select
              id={field}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("field.noDemand")}
              {...(demand ? { value: demand } : {})}
              options={form.demands.map((one) => ({
                value: one.id,
                label: one.clause ? `${say(one.title)}（${one.clause}）` : say(one.title),
              }))}
              onChange={(next: string | undefined) => setDemand(next)}
            />
          )}
        </Field>
      )}
      <Linked
        label={t("field.institution")}
        value={institution}
        among={form.institutions}
        onChange={setInstitution}
      />
      <Linked label={t("field.worker")} value={worker} among={form.workers} onChange={setWorker} />
      <Field label={t("field.dueOn")} hint={t("field.dueHint")}>
        {(field) => <DateField id={field} value={dueOn} onChange={setDueOn} />}
      </Field>
      {record && (
        <Field label={t("field.why")}>
          {(field) => (
            <Input id={field} value={why} maxLength={200} onChange={({ target }) => setWhy(target.value)} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}

/** What a record is about, chosen by name; nothing to choose from, no field. */
function Linked({
  label,
  value,
  among,
  onChange,
}: {
  label: string;
  value: string | undefined;
  among: readonly { id: string; name: string }[];
  onChange: (id: string | undefined) => void;
}) {
  if (among.length === 0) return null;
  return (
    <Field label={label}>
      {(field) => (
        <Select
          id={field}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          {...(value ? { value } : {})}
          options={among.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next: string | undefined) => onChange(next)}
        />
      )}
    </Field>
  );
}
