import { useMutation } from "@tanstack/react-query";
import type { CorrectionSums } from "@tongyou/core/schemas";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { yuanOf } from "../../parts/money.tsx";
import type { CorrectionsSearch } from "./corrections-search.ts";

type Props = {
  sums: CorrectionSums;
  filter: Pick<CorrectionsSearch, "kind" | "cause" | "month"> & { area?: string };
  onDone: (text: string) => void;
};

/** Approves all that the filter finds, on whatever page; each is decided again on the way. */
export function ApproveAll({ sums, filter, onDone }: Props) {
  const { t } = useTranslation("corrections");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const { children, lines, arrearsFen, recoveryFen } = sums;
  const words = {
    children: children.toLocaleString("en-US"),
    lines: lines.toLocaleString("en-US"),
    arrears: yuanOf(arrearsFen),
    recovery: yuanOf(recoveryFen),
  };
  const approve = useMutation(
    trpc.corrections.approveAll.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        onDone(t("approveAll.done"));
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("approveAll.button", words)}</Button>
      {asking && (
        <Modal
          open
          title={t("approveAll.button", words)}
          footer={null}
          onCancel={() => {
            approve.reset();
            setAsking(false);
          }}
        >
          <div className="stack">
            {arrearsFen > 0 && <p>{t("approve.arrears", words)}</p>}
            {recoveryFen > 0 && <p>{t("approve.recovery", words)}</p>}
            <p>{t("approveAll.moved")}</p>
            <ErrorNotice error={approve.error} />
            <div className="actions">
              <Button
                type="primary"
                loading={approve.isPending}
                onClick={() => approve.mutate({ ...filter, lines, fen: arrearsFen - recoveryFen })}
              >
                {t("approve.confirm", words)}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
