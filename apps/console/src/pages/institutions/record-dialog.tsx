import { useMutation } from "@tanstack/react-query";
import type { FormValues, Institution } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PackForm } from "../../parts/pack-form/pack-form.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useInstitutionSettled } from "./use-institution-act.ts";

/** A licence, or a form that the region's documents ask of the institution. */
export function RecordDialog({ entry, onClose }: { entry: Institution; onClose: () => void }) {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [which, setWhich] = useState("licence");
  const [day, setDay] = useState<string>();
  const [until, setUntil] = useState<string>();
  const [name, setName] = useState("");
  const [number, setNumber] = useState("");
  const [replaces, setReplaces] = useState<string>();
  const [fields, setFields] = useState<FormValues>({});
  const record = useMutation(
    trpc.institutions.record.mutationOptions({ onSuccess: useInstitutionSettled(onClose) }),
  );
  const form = entry.forms.find((one) => one.id === which);
  const said = which === "licence" ? name.trim() : form;
  const submit = () => {
    if (!day || !said) return;
    const about = { id, institution: entry.id, day };
    if (form) record.mutate({ ...about, kind: "form", form: form.id, fields });
    else
      record.mutate({
        ...about,
        kind: "licence",
        name,
        ...(number.trim() && { number }),
        ...(until && { until }),
        ...(replaces && { replaces }),
      });
  };
  const people = { near: entry.people.map((one) => one.name), division: entry.place.code };
  const licences = entry.records.filter(({ kind, replacedAt }) => kind === "licence" && !replacedAt);
  return (
    <FormDialog
      title={t("records.add")}
      submit={t("records.submit")}
      ready={day !== undefined && Boolean(said)}
      pending={record.isPending}
      error={record.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("records.which")}>
        {(field) => (
          <Select
            id={field}
            value={which}
            onChange={setWhich}
            options={[
              { value: "licence", label: t("records.kind.licence") },
              ...entry.forms.map((one) => ({ value: one.id, label: say(one.title) })),
            ]}
          />
        )}
      </Field>
      <Field label={which === "licence" ? t("records.issued") : t("records.day")}>
        {(field) => <DateField id={field} value={day} onChange={setDay} />}
      </Field>
      {which === "licence" && (
        <>
          <Field label={t("records.name")}>
            {(field) => (
              <Input
                id={field}
                value={name}
                maxLength={80}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Field label={t("records.number")}>
            {(field) => (
              <Input
                id={field}
                value={number}
                maxLength={60}
                onChange={({ target }) => setNumber(target.value)}
              />
            )}
          </Field>
          <Field label={t("records.until")} hint={t("records.forever")}>
            {(field) => <DateField id={field} value={until} onChange={setUntil} />}
          </Field>
          {licences.length > 0 && (
            <Field label={t("records.replaces")}>
              {(field) => (
                <Select
                  id={field}
                  allowClear
                  placeholder={t("records.noReplace")}
                  {...(replaces ? { value: replaces } : {})}
                  options={licences.map((one) => ({
                    value: one.id,
                    label: `${String(one.content.name ?? "")} ${one.until ?? ""}`,
                  }))}
                  onChange={setReplaces}
                />
              )}
            </Field>
          )}
        </>
      )}
      {form && <PackForm form={form} values={fields} people={people} onChange={setFields} />}
    </FormDialog>
  );
}
