import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { PAYMENT_KINDS, type PaymentKind } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { MonthField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { useArea } from "../../shell/area.ts";
import { useMe } from "../../shell/session.tsx";

/** `month`: the one asked for · `townPays`: the county makes lists only for towns that cannot. */
type Props = { month?: string | undefined; townPays: boolean; onClose: () => void };

/** Chooses what a list is of, and has it prepared. */
export function PrepareDialog({ month: asked, townPays, onClose }: Props) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const [kind, setKind] = useState<PaymentKind>("month");
  const [month, setMonth] = useState(asked);
  const [area, setArea] = useState(useArea());
  const prepare = useMutation(
    trpc.payments.prepare.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries();
        await navigate({ to: "/payments/$id", params: { id } });
      },
    }),
  );
  const atTown = (me.area?.level ?? 0) >= 4;
  const send = () => {
    const place = area ? { area } : {};
    if (kind !== "month") prepare.mutate({ kind, ...place });
    else if (month) prepare.mutate({ kind, month, ...place });
  };
  return (
    <FormDialog
      title={t("prepare.title")}
      submit={t("prepare.submit", { kind: t(`kind.${kind}`) })}
      ready={kind !== "month" || month !== undefined}
      pending={prepare.isPending}
      error={prepare.error}
      onSubmit={send}
      onClose={onClose}
    >
      <AnswerButtons
        label={t("prepare.kind")}
        answers={PAYMENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <p className="quiet">{t(`kindHint.${kind}`)}</p>
      {kind === "month" && (
        <Field label={t("prepare.month")}>
          {(id) => <MonthField id={id} value={month} onChange={setMonth} />}
        </Field>
      )}
      <div className="field">
        <span className="quiet">{t("prepare.area")}</span>
        <DivisionPicker value={area ?? me.area?.code} onChange={setArea} levels={atTown ? [4, 5] : [3, 4]} />
      </div>
      {townPays && !atTown && <Alert type="info" showIcon title={t("prepare.townPays")} />}
      <p className="quiet">{t("prepare.accounts")}</p>
    </FormDialog>
  );
}
