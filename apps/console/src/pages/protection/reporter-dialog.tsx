import { useMutation } from "@tanstack/react-query";
import { Alert, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { ActDialog, type ActProps } from "./act-dialog.tsx";

/** Who reported, for a purpose that goes into the audit; forgotten when the dialog closes. */
export function ReporterDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const [purpose, setPurpose] = useState("");
  const look = useMutation(trpc.protection.reporter.mutationOptions({ gcTime: 0 }));
  const reporter = look.data;
  return (
    <ActDialog
      act="reporter"
      ready={purpose.trim() !== ""}
      pending={look.isPending}
      error={look.error}
      onSubmit={() => look.mutate({ id: file.id, purpose: purpose.trim() })}
      onClose={onClose}
    >
      <Field label={t("dialog.purpose")} hint={t("dialog.purposeAbout")}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={purpose}
            onChange={({ target }) => setPurpose(target.value)}
          />
        )}
      </Field>
      {reporter && (
        <Alert
          type="info"
          title={`${t("dialog.reporterIs")} ${reporter.name ?? t("dialog.unnamedReporter")}`}
          description={[
            reporter.phone,
            reporter.organisation,
            reporter.account && t("dialog.account", { name: reporter.account }),
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      )}
    </ActDialog>
  );
}
