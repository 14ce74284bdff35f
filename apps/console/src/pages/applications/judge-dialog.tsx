import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";

export type Judgement = "return" | "refuse" | "withdraw";
type Props = {
  how: Judgement;
  pending: boolean;
  error: unknown;
  onSubmit: (opinion: string) => void;
  onClose: () => void;
};

/** Sends back, refuses or withdraws, each with its word. */
export function JudgeDialog({ how, pending, error, onSubmit, onClose }: Props) {
  const { t } = useTranslation("applications");
  const [opinion, setOpinion] = useState("");
  const said = opinion.trim();
  return (
    <FormDialog
      title={t(`judge.${how}.title`)}
      submit={t(`judge.${how}.submit`)}
      ready={said.length >= 2}
      pending={pending}
      error={error}
      onSubmit={() => onSubmit(said)}
      onClose={onClose}
    >
      {how === "refuse" && <p>{t("refuseAbout")}</p>}
      <Field label={t(`judge.${how}.label`)}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            maxLength={500}
            value={opinion}
            onChange={({ target }) => setOpinion(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
