import { useMutation, useQuery } from "@tanstack/react-query";
import type { PostRole, WorkerFile } from "@tongyou/core/schemas";
import { Alert, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { present } from "../../parts/search-params.ts";
import { useLanguage } from "../../shell/language.ts";
import { useSettled } from "./use-settled.ts";

/** Gives a person a post at a place. Where a document demands a passed training first, it says so before sending. */
export function AppointDialog({ file, onClose }: { file: WorkerFile; onClose: () => void }) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const form = useQuery(trpc.people.form.queryOptions());
  const [id] = useState(newFormId);
  const [role, setRole] = useState<PostRole>("villageWorker");
  const [place, setPlace] = useState<string>();
  const [part, setPart] = useState("");
  const [fullTime, setFullTime] = useState<boolean>();
  const [from, setFrom] = useState<string>();
  const appoint = useMutation(trpc.people.appoint.mutationOptions({ onSuccess: settled }));
  const chosen = form.data?.roles.find((one) => one.role === role);
  const save = () => {
    if (!place || !from) return;
    const more = present({ part: part.trim() || undefined, fullTime });
    appoint.mutate({ id, workerId: file.id, role, place, from, ...more });
  };
  return (
    <FormDialog
      title={t("appointTitle", { name: file.name })}
      submit={t("appointSubmit")}
      ready={place !== undefined && from !== undefined}
      pending={appoint.isPending}
      error={appoint.error ?? form.error}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("field.role")}>
        {(key) => (
          <Select
            id={key}
            value={role}
            onChange={(next: PostRole) => {
              setRole(next);
              setPlace(undefined);
            }}
            options={(form.data?.roles ?? []).map((one) => ({ value: one.role, label: say(one.title) }))}
          />
        )}
      </Field>
      {chosen?.gate && file.barred && (
        <Alert type="warning" showIcon title={t("barredNow", { clause: chosen.gate.clause ?? "" })} />
      )}
      <Field label={t("field.place")}>
        {(key) => <DivisionPicker id={key} value={place} onChange={setPlace} levels={chosen?.levels ?? []} />}
      </Field>
      {role === "townGovernment" && (
        <Field label={t("field.part")}>
          {(key) => (
            <Input id={key} value={part} maxLength={40} onChange={({ target }) => setPart(target.value)} />
          )}
        </Field>
      )}
      <Field label={t("field.from")}>{(key) => <DateField id={key} value={from} onChange={setFrom} />}</Field>
      <Radio.Group
        value={fullTime ?? null}
        onChange={({ target }) => setFullTime(target.value as boolean)}
        options={[
          { value: true, label: t("fullTime.yes") },
          { value: false, label: t("fullTime.no") },
        ]}
      />
    </FormDialog>
  );
}
