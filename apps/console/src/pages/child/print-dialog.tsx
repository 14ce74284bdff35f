import { useMutation } from "@tanstack/react-query";
import type { ChildFile } from "@tongyou/core/schemas";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { saveFile } from "../../parts/save-file.ts";

/** Prints the whole file for the archive; asks what for, since that is written down. */
export function PrintDialog({ file, onClose }: { file: ChildFile; onClose: () => void }) {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const [purpose, setPurpose] = useState(t("print.usual"));
  const print = useMutation(
    trpc.children.print.mutationOptions({
      onSuccess: (paper) => {
        saveFile(paper);
        onClose();
      },
    }),
  );
  const given = purpose.trim();
  return (
    <Modal open title={t("print.title", { name: file.name })} footer={null} onCancel={onClose}>
      <div className="stack">
        <p>{t("print.consequence")}</p>
        <label className="field" htmlFor="print-purpose">
          <span>{t("print.purpose")}</span>
          <Input
            id="print-purpose"
            maxLength={100}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        <ErrorNotice error={print.error} />
        <div className="actions">
          <Button
            type="primary"
            loading={print.isPending}
            disabled={given.length < 2}
            onClick={() => print.mutate({ id: file.id, purpose: given })}
          >
            {t("print.submit")}
          </Button>
          <Button onClick={onClose}>{t("print.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
