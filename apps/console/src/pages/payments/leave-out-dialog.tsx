import { useQuery } from "@tanstack/react-query";
import type { PaymentRow } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { type BatchDialog, isSaid, MOST } from "./batch-dialogs.tsx";

/** Leaves one payment, or all that cannot go to the bank, to the next list, with the reason. */
export function LeaveOutDialog({ batch, acts, onClose, one }: BatchDialog & { one?: PaymentRow }) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const [reason, setReason] = useState("");
  const { id, version } = batch;
  const broken = useQuery(
    trpc.payments.rows.queryOptions({ id, filter: "problems", limit: 1 }, { enabled: one === undefined }),
  );
  const n = one ? 1 : broken.data?.total;
  return (
    <FormDialog
      title={t("leaveOut.title")}
      submit={t("leaveOut.submit", { n: n ?? "" })}
      ready={isSaid(reason) && n !== undefined && n > 0}
      pending={acts.leaveOut.isPending}
      error={acts.leaveOut.error}
      onSubmit={() =>
        acts.leaveOut.mutate({ id, version, reason: reason.trim(), ...(one && { payments: [one.id] }) })
      }
      onClose={onClose}
    >
      <ErrorNotice error={broken.error} />
      <p>
        {one
          ? t("leaveOut.consequenceOne", { name: one.name, amount: yuanOf(one.fen) })
          : t("leaveOut.consequence", { n: n ?? "…" })}
      </p>
      <Field label={t("leaveOut.reason")}>
        {(field) => (
          <Input
            id={field}
            maxLength={MOST}
            placeholder={t("leaveOut.placeholder")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
