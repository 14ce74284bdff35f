import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { LeftOutList } from "./left-out.tsx";
import { useSettled } from "./use-settled.ts";

/** An application as it was read. */
export type Read = { id: string; version: number };

/** Passes applications on, with one opinion for all of them; `onClose` is told how many, where some were. */
export function PassDialog({
  items,
  onClose,
}: {
  items: readonly Read[];
  onClose: (passed?: number) => void;
}) {
  const { t } = useTranslation("applications");
  const trpc = useTRPC();
  const settled = useSettled();
  const [opinion, setOpinion] = useState("");
  const said = opinion.trim();
  const pass = useMutation(
    trpc.applications.pass.mutationOptions({
      onSuccess: async ({ passed, leftOut }) => {
        await settled();
        if (leftOut.length === 0) onClose(passed.length);
      },
    }),
  );
  return (
    <FormDialog
      title={t("pass.title")}
      submit={t("pass.submit", { n: items.length })}
      ready={pass.data === undefined && (said === "" || said.length >= 2)}
      pending={pass.isPending}
      error={pass.error}
      onSubmit={() => pass.mutate({ items: [...items], ...(said && { opinion: said }) })}
      onClose={() => onClose()}
    >
      <p>{t("pass.about", { n: items.length })}</p>
      <Field label={t("pass.opinion")}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={opinion}
            onChange={({ target }) => setOpinion(target.value)}
          />
        )}
      </Field>
      {pass.data && (
        <>
          <Alert type="success" showIcon title={t("pass.done", { n: pass.data.passed.length })} />
          <LeftOutList rows={pass.data.leftOut} />
          <Button onClick={() => onClose(pass.data.passed.length)}>{t("close")}</Button>
        </>
      )}
    </FormDialog>
  );
}
