import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type StageTerm, TERM_UNITS } from "@tongyou/core/schemas";
import { Button, InputNumber, Modal, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";

type Term = NonNullable<StageTerm["bureau"]>;

/** The bureau's own terms for stages to which no document gives one. */
export function TermsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const terms = useQuery(trpc.protection.terms.queryOptions());
  const [draft, setDraft] = useState<Record<string, Term | null>>({});
  const save = useMutation(
    trpc.protection.setTerms.mutationOptions({
      onSuccess: (rows) => {
        queryClient.setQueryData(trpc.protection.terms.queryKey(), rows);
        onClose();
      },
    }),
  );
  return (
    <Modal open title={t("terms.title")} footer={null} onCancel={onClose}>
      <div className="stack">
        <p className="quiet">{t("terms.about")}</p>
        <ErrorNotice error={terms.error ?? save.error} />
        {terms.isPending && <Waiting />}
        {terms.data?.map(({ stage, title, pack, bureau }) => {
          const now = draft[stage] === undefined ? bureau : draft[stage];
          const unit = now?.unit ?? "workingDays";
          const change = (count: number | null, next: Term["unit"]) =>
            setDraft({ ...draft, [stage]: count === null ? null : { count, unit: next } });
          return (
            <div className="field" key={stage}>
              <span>{say(title)}</span>
              {pack ? (
                <span>{t("terms.pack", { term: say(pack) })}</span>
              ) : (
                <Space.Compact>
                  <InputNumber
                    aria-label={`${say(title)} ${t("terms.count")}`}
                    min={1}
                    max={999}
                    precision={0}
                    value={now?.count ?? null}
                    onChange={(count) => change(count, unit)}
                  />
                  <Select
                    aria-label={`${say(title)} ${t("terms.unit")}`}
                    value={unit}
                    disabled={!now}
                    onChange={(next) => change(now?.count ?? null, next)}
                    options={TERM_UNITS.map((value) => ({ value, label: t(`terms.units.${value}`) }))}
                  />
                </Space.Compact>
              )}
            </div>
          );
        })}
        <div className="actions">
          <Button
            type="primary"
            disabled={Object.keys(draft).length === 0}
            loading={save.isPending}
            onClick={() => save.mutate({ terms: draft })}
          >
            {t("terms.submit")}
          </Button>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
