import { useMutation } from "@tanstack/react-query";
import { type FormValues, RECORD_KINDS } from "@tongyou/core/schemas";
import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { PackForm } from "../../parts/pack-form/pack-form.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

type Kind = (typeof RECORD_KINDS)[number];

/** Writes down what was done on a day, freely or in a form of the region. */
export function RecordDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [kind, setKind] = useState<Kind>();
  const [day, setDay] = useState<string | undefined>(file.today);
  const [text, setText] = useState("");
  const [receipt, setReceipt] = useState("");
  const [failed, setFailed] = useState(false);
  const [form, setForm] = useState<string>();
  const [fields, setFields] = useState<FormValues>({});
  const save = useMutation(trpc.protection.record.mutationOptions({ onSuccess }));
  const chosen = file.forms.find(({ id }) => id === form);
  const kinds = RECORD_KINDS.filter((one) => one !== "form" || file.forms.length > 0);
  const ready =
    kind !== undefined &&
    day !== undefined &&
    (kind === "form"
      ? chosen !== undefined
      : text.trim() !== "" || receipt.trim() !== "" || kind === "policeTold" || kind === "feedback");
  const submit = () => {
    if (!kind || !day) return;
    save.mutate({
      id: file.id,
      version: file.version,
      kind,
      day,
      ...(text.trim() && { text: text.trim() }),
      ...(receipt.trim() && { receipt: receipt.trim() }),
      ...(kind === "policeEducation" && { failed }),
      ...(kind === "form" && form !== undefined && { form, fields }),
    });
  };
  return (
    <ActDialog
      act="record"
      ready={ready}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("dialog.kind")}>
        {(id) => (
          <Select
            id={id}
            value={kind ?? null}
            onChange={(next) => setKind(next ?? undefined)}
            options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
      </Field>
      {kind === "form" && (
        <Field label={t("dialog.form")}>
          {(id) => (
            <Select
              id={id}
              value={form ?? null}
              onChange={(next: string | null) => {
                setForm(next ?? undefined);
                setFields({});
              }}
              options={file.forms.map((one) => ({ value: one.id, label: say(one.title) }))}
            />
          )}
        </Field>
      )}
      <Field label={t("dialog.day")}>{(id) => <DateField id={id} value={day} onChange={setDay} />}</Field>
      {kind === "form" && chosen && (
        <PackForm
          form={chosen}
          values={fields}
          people={{ near: [file.handler], division: file.place.code }}
          onChange={setFields}
        />
      )}
      {kind !== "form" && (
        <>
          <Field label={t("dialog.text")}>
            {(id) => (
              <Input.TextArea
                id={id}
                maxLength={2000}
                autoSize={{ minRows: 3 }}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <Field label={t("dialog.receipt")}>
            {(id) => (
              <Input
                id={id}
                maxLength={60}
                value={receipt}
                onChange={({ target }) => setReceipt(target.value)}
              />
            )}
          </Field>
        </>
      )}
      {kind === "policeEducation" && (
        <Checkbox checked={failed} onChange={({ target }) => setFailed(target.checked)}>
          {t("dialog.failed")}
        </Checkbox>
      )}
    </ActDialog>
  );
}
