import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { GrantedChildren, GrantsPreview } from "@tongyou/core/schemas";
import { Alert, Button, Modal } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DropWorkbook } from "../../parts/drop-workbook.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { readBase64 } from "../../parts/read-file.ts";
import { RefusedGrants } from "./refused-grants.tsx";
import { useGrantFields } from "./use-grant-fields.tsx";

type File = { name: string; content: string };
type Props = {
  /** Whom it is for; absent: a file will say. */
  who?: GrantedChildren;
  /** How many the list they were chosen from shows. */
  chosen?: number;
  onDone?: (text: string) => void;
  onClose: () => void;
};

/** Enters one grant for many children: says first who gets it, what it comes to and who is left out, then enters it. */
export default function GrantManyDialog({ who, chosen, onDone, onClose }: Props) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { fields, told } = useGrantFields();
  const [file, setFile] = useState<File>();
  const preview = useMutation(trpc.payments.previewGrants.mutationOptions());
  const read = useMutation({
    mutationFn: async (picked: globalThis.File) => ({ name: picked.name, content: await readBase64(picked) }),
    onSuccess: setFile,
  });
  const wordsOf = ({ children, fen }: Pick<GrantsPreview, "children" | "fen">) => ({
    n: children,
    amount: yuanOf(fen),
  });
  const propose = useMutation(
    trpc.payments.proposeGrants.mutationOptions({
      onSuccess: async (entered) => {
        await queryClient.invalidateQueries();
        onDone?.(t("grant.many.done", wordsOf(entered)));
      },
    }),
  );
  const asked: GrantedChildren | undefined = who ?? (file && { kind: "file", content: file.content });
  const found = propose.data ?? preview.data;
  const again = () => {
    preview.reset();
    propose.reset();
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (!asked || !told || preview.isPending) return;
    const { reason: _, ...granted } = told;
    preview.mutate({ who: asked, ...granted });
  };
  return (
    <Modal open width={760} title={t("grant.many.title")} footer={null} onCancel={onClose}>
      <div className="stack">
        {!found && (
          <form className="stack" onSubmit={look}>
            {who ? (
              <p>{t("grant.many.chosen", { n: chosen })}</p>
            ) : (
              <>
                <DropWorkbook
                  title={file ? file.name : t("grant.many.drop")}
                  hint={t("grant.many.dropHint")}
                  choose={t("grant.many.choose")}
                  orText
                  reading={read.isPending ? read.variables.name : undefined}
                  onFile={(picked) => read.mutate(picked)}
                />
                <ErrorNotice error={read.error} />
              </>
            )}
            {fields}
            <ErrorNotice error={preview.error} />
            <div className="actions">
              <Button type="primary" htmlType="submit" disabled={!asked || !told} loading={preview.isPending}>
                {t("grant.many.look")}
              </Button>
              <Button onClick={onClose}>{t("grant.many.cancel")}</Button>
            </div>
          </form>
        )}
        {found && told && (
          <>
            <Alert
              type={propose.data ? "success" : found.children === 0 ? "warning" : "info"}
              showIcon
              title={
                propose.data
                  ? t("grant.many.done", wordsOf(found))
                  : found.children === 0
                    ? t("grant.many.nobody")
                    : t("grant.many.effect", { ...wordsOf(found), each: yuanOf(told.fen) })
              }
              description={`${told.purpose}（${told.document}）`}
            />
            <RefusedGrants rows={found.refused} count={found.refusedCount} />
            <ErrorNotice error={propose.error} />
            <div className="actions">
              {!propose.data && (
                <>
                  {found.children > 0 && (
                    <Button
                      type="primary"
                      loading={propose.isPending}
                      onClick={() =>
                        asked && propose.mutate({ who: asked, ...told, children: found.children })
                      }
                    >
                      {t("grant.many.submit", wordsOf(found))}
                    </Button>
                  )}
                  <Button disabled={propose.isPending} onClick={again}>
                    {t("grant.many.again")}
                  </Button>
                </>
              )}
              {propose.data && <Button onClick={onClose}>{t("grant.many.close")}</Button>}
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
