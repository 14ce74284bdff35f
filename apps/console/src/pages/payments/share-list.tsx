import { useQuery } from "@tanstack/react-query";
import type { FundingEntry } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { usePackNames } from "../children/use-pack-names.ts";
import { ShareDialog } from "./share-dialog.tsx";
import { useShareWords } from "./use-share-words.ts";

/** Who carries the money, as documents say that the bureau entered. */
export function ShareList({ onDone }: { onDone: (text: string) => void }) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const may = useMay();
  const { className } = usePackNames();
  const { ratio } = useShareWords();
  const [adding, setAdding] = useState(false);
  const list = useQuery(trpc.payments.shares.queryOptions());
  const columns: Column<FundingEntry>[] = [
    {
      key: "class",
      title: t("share.class"),
      head: true,
      render: (row) => (row.class === null ? t("share.everyClass") : className(row.class)),
    },
    { key: "from", title: t("share.from"), render: (row) => <span className="figure">{row.from}</span> },
    {
      key: "ratio",
      title: t("share.ratio"),
      render: (row) => (
        <span className="payment-cell">
          {ratio(row.parts)}
          {row.aboveFen > 0 && (
            <small className="quiet">{t("sums.above", { amount: yuanOf(row.aboveFen) })}</small>
          )}
        </span>
      ),
    },
    { key: "document", title: t("share.document"), render: (row) => row.document },
    {
      key: "by",
      title: t("share.by"),
      render: (row) => `${row.enteredBy} ${instantText(row.enteredAt)}`,
    },
  ];
  return (
    <div className="stack">
      <p className="quiet">{t("share.about")}</p>
      {may("payments.enterShare") && (
        <div className="actions">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("share.add")}
          </Button>
        </div>
      )}
      {list.isPending && <Waiting />}
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.data && (
        <RecordTable
          label={t("tab.shares")}
          rows={list.data}
          columns={columns}
          rowKey={(row) => `${row.class} ${row.from}`}
          empty={<EmptyState title={t("share.empty")} next={t("share.emptyHint")} />}
        />
      )}
      {adding && (
        <ShareDialog
          onDone={(text) => {
            setAdding(false);
            onDone(text);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
