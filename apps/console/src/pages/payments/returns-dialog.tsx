import { useMutation } from "@tanstack/react-query";
import type { RefusedReturn, ReturnsPreview } from "@tongyou/core/schemas";
import { Alert, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { DropWorkbook } from "../../parts/drop-workbook.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { readBase64 } from "../../parts/read-file.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { type BatchDialog, wordsOf } from "./batch-dialogs.tsx";

type File = { fileName: string; content: string };

/** What the file would change, and the rows that keep it from being taken over. */
function Preview({ preview }: { preview: ReturnsPreview }) {
  const { t } = useTranslation("payments");
  const { say } = useLanguage();
  const { rows, paid, failed, known, blank, refused, refusedCount } = preview;
  const columns: Column<RefusedReturn>[] = [
    {
      key: "number",
      title: t("returns.number"),
      head: true,
      render: (one) => (
        <>
          {t("returns.row", { row: one.row })} <span className="figure">{one.number}</span>
        </>
      ),
    },
    { key: "cause", title: t("returns.cause"), render: (one) => say(one.cause) },
    { key: "remedy", title: t("returns.remedy"), render: (one) => say(one.remedy) },
  ];
  return (
    <>
      <ul>
        <li>{t("returns.rows", { n: rows })}</li>
        <li>{t("returns.paid", wordsOf(paid))}</li>
        <li>{t("returns.failed", wordsOf(failed))}</li>
        {known > 0 && <li>{t("returns.known", { n: known })}</li>}
        {blank > 0 && <li>{t("returns.blank", { n: blank })}</li>}
      </ul>
      {refusedCount > 0 && (
        <>
          <Alert type="warning" showIcon title={t("returns.refused", { n: refusedCount })} />
          <RecordTable
            label={t("returns.refusedList")}
            rows={refused}
            columns={columns}
            rowKey={(one) => one.row}
            empty={null}
          />
        </>
      )}
    </>
  );
}

/** Takes over what the bank answered: choose the file, look at what it says, then take it over. */
export function ReturnsDialog({ batch, acts, onClose }: BatchDialog) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const { id, version } = batch;
  const [file, setFile] = useState<File>();
  const [on, setOn] = useState<string>();
  const preview = useMutation(trpc.payments.previewReturns.mutationOptions());
  const read = useMutation({
    mutationFn: async (chosen: globalThis.File) => ({
      fileName: chosen.name,
      content: await readBase64(chosen),
    }),
    onSuccess: (next) => {
      setFile(next);
      preview.mutate({ id, ...next });
    },
  });
  const again = () => {
    setFile(undefined);
    preview.reset();
    acts.takeReturns.reset();
  };
  const found = preview.data;
  const n = found ? found.paid.payments + found.failed.payments : 0;
  const busy = read.isPending || preview.isPending;
  return (
    <Modal open width={760} title={t("returns.title")} footer={null} onCancel={onClose}>
      <div className="stack">
        {!found && (
          <DropWorkbook
            title={t("returns.drop")}
            hint={t("returns.hint")}
            choose={t("returns.choose")}
            orText
            reading={busy ? (file?.fileName ?? "") : undefined}
            onFile={(chosen) => read.mutate(chosen)}
          />
        )}
        <ErrorNotice error={read.error ?? preview.error} />
        {found && (
          <>
            <p className="file-name">{file?.fileName}</p>
            <Preview preview={found} />
            {found.refusedCount === 0 && n > 0 && (
              <Field label={t("returns.on")}>
                {(field) => <DateField id={field} value={on} onChange={setOn} />}
              </Field>
            )}
            <ErrorNotice error={acts.takeReturns.error} />
            <div className="actions">
              <Button
                type="primary"
                disabled={found.refusedCount > 0 || n === 0 || on === undefined}
                loading={acts.takeReturns.isPending}
                onClick={() => file && on && acts.takeReturns.mutate({ id, version, on, ...file })}
              >
                {n === 0 ? t("returns.nothing") : t("returns.submit", { n })}
              </Button>
              <Button disabled={acts.takeReturns.isPending} onClick={again}>
                {t("returns.another")}
              </Button>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
