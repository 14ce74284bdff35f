import { useMutation, useQuery } from "@tanstack/react-query";
import type { Consequence } from "@tongyou/core/schemas";
import { Alert, Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Money, yuanOf } from "../../parts/money.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { MonthRule } from "../awards/month-rule.tsx";
import { LeftOutList } from "./left-out.tsx";
import type { Read } from "./pass-dialog.tsx";
import { useSettled } from "./use-settled.ts";

/** Says what confirming grants before it is done: how many children, how much a month, from when; and who is left out. */
export function ConfirmDialog({ items, onClose }: { items: readonly Read[]; onClose: () => void }) {
  const { t } = useTranslation("applications");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const settled = useSettled();
  const asked = { items: [...items] };
  // Some hundred ids are too long for an address: it is asked as a mutation, though it changes nothing.
  const before = useQuery({
    queryKey: ["confirming", asked],
    queryFn: () => client.applications.preview.mutate(asked),
    gcTime: 0,
  });
  const confirm = useMutation(trpc.applications.confirm.mutationOptions({ onSuccess: settled }));
  const shown = confirm.data ?? before.data;
  const words = shown && { n: shown.granted.length, sum: yuanOf(shown.fen) };
  return (
    <Modal open title={t("confirm.title")} footer={null} onCancel={onClose}>
      <div className="stack">
        {before.isPending && <Waiting />}
        <ErrorNotice error={before.error} />
        {words && (
          <Alert
            type={confirm.data ? "success" : words.n === 0 ? "warning" : "info"}
            showIcon
            title={
              confirm.data
                ? t("confirm.done", words)
                : words.n === 0
                  ? t("confirm.nobody")
                  : t("confirm.effect", words)
            }
            description={shown.firsts.map(({ children, first, fixed }) => (
              <div key={first.month + first.rule + first.clauses.join()}>
                {t("confirm.from", { n: children, month: first.month })} <MonthRule said={first} />
                {fixed && <p>{t("confirm.fixed")}</p>}
              </div>
            ))}
          />
        )}
        {shown && <GrantedList granted={shown.granted} />}
        <LeftOutList rows={shown?.leftOut ?? []} />
        <ErrorNotice error={confirm.error} />
        <div className="actions">
          {words && words.n > 0 && !confirm.data && (
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(asked)}>
              {t("confirm.submit", words)}
            </Button>
          )}
          <Button disabled={confirm.isPending} onClick={onClose}>
            {t("close")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Who is granted what, one by one; folded away where there are many. */
function GrantedList({ granted }: Pick<Consequence, "granted">) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  if (granted.length === 0) return null;
  return (
    <details open={granted.length <= 10}>
      <summary>{t("confirm.who", { n: granted.length })}</summary>
      <ul className="left-out granted">
        {granted.map(({ id, name, className, fen, month }) => (
          <li key={id}>
            <span>
              {name} <span className="quiet">{className && say(className)}</span>
            </span>
            <span>
              <Money fen={fen} /> <span className="quiet">{t("confirm.one", { month })}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
