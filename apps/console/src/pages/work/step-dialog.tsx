import { useMutation } from "@tanstack/react-query";
import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { useWorkSettled } from "./use-work-settled.ts";

/** Says how a piece of work went on, and whether that was all. */
export function StepDialog({ record, onClose }: { record: string; onClose: () => void }) {
  const { t } = useTranslation("work");
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [day, setDay] = useState<string>();
  const [note, setNote] = useState("");
  const [done, setDone] = useState(false);
  const step = useMutation(trpc.workRecords.progress.mutationOptions({ onSuccess: useWorkSettled(onClose) }));
  return (
    <FormDialog
      title={t("step.title")}
      submit={t("step.submit")}
      ready={day !== undefined && note.trim() !== ""}
      pending={step.isPending}
      error={step.error}
      onSubmit={() => day && step.mutate({ id, record, day, note, done })}
      onClose={onClose}
    >
      <Field label={t("step.day")}>{(field) => <DateField id={field} value={day} onChange={setDay} />}</Field>
      <Field label={t("step.note")}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <Checkbox checked={done} onChange={({ target }) => setDone(target.checked)}>
        {t("step.done")}
      </Checkbox>
    </FormDialog>
  );
}
