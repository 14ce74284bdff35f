import { useMutation } from "@tanstack/react-query";
import type { Intake } from "@tongyou/core/schemas";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ChildPicker } from "../../parts/child-picker.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useMay } from "../../shell/session.tsx";
import { RegisterDialog } from "../children/register-dialog.tsx";
import { useSettled } from "./use-settled.ts";

/** Of a request without a file: which child on file it is about, or a new file opened from what was told. */
export function LinkIntake({ intake }: { intake: Intake }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const may = useMay();
  const settled = useSettled();
  const { id, version, number, childName, division } = intake;
  const [childId, setChildId] = useState<string>();
  const [opening, setOpening] = useState(false);
  const link = useMutation(trpc.referrals.linkIntake.mutationOptions({ onSuccess: settled }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (childId && !link.isPending) link.mutate({ id, version, childId });
  };
  return (
    <form className="card stack narrow" aria-label={t("intake.link")} onSubmit={submit}>
      <h2>{t("intake.link")}</h2>
      <p className="quiet">{t("intake.linkAbout")}</p>
      <ChildPicker label={t("intake.child")} first={childName ?? ""} value={childId} onChange={setChildId} />
      <ErrorNotice error={link.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!childId} loading={link.isPending}>
          {t("intake.linkSubmit")}
        </Button>
        {may("children.register") && <Button onClick={() => setOpening(true)}>{t("intake.register")}</Button>}
      </div>
      {opening && (
        <RegisterDialog
          known={{ name: childName ?? "", division, evidence: t("intake.registerEvidence", { number }) }}
          onClose={() => setOpening(false)}
          onRegistered={async (child) => {
            await link.mutateAsync({ id, version, childId: child });
          }}
        />
      )}
    </form>
  );
}
