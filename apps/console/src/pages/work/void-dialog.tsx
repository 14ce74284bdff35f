import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { useWorkSettled } from "./use-work-settled.ts";

type Props = { record: string; number: number; onClose: () => void };

/** Marks a record as void, with the reason. */
export function VoidDialog({ record, number, onClose }: Props) {
  const { t } = useTranslation("work");
  const trpc = useTRPC();
  const [why, setWhy] = useState("");
  const act = useMutation(trpc.workRecords.void.mutationOptions({ onSuccess: useWorkSettled(onClose) }));
  return (
    <FormDialog
      title={t("page.voidTitle")}
      submit={t("page.void")}
      ready={why.trim() !== ""}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({ record, number, why })}
      onClose={onClose}
    >
      <p>{t("page.voidAbout")}</p>
      <Field label={t("page.voidWhy")}>
        {(field) => (
          <Input id={field} value={why} maxLength={200} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
