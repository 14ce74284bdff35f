import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ImportState, ImportSummary } from "@tongyou/core/schemas";
import { Button, Steps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { present } from "../../parts/search-params.ts";
import { usePhone } from "../../parts/use-phone.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { ConfirmDialog, UndoDialog } from "./import-dialogs.tsx";
import { ImportOverview } from "./import-overview.tsx";
import { ImportProgress, ImportReceipt } from "./import-receipt.tsx";
import { ImportRows } from "./import-rows.tsx";
import type { ImportSearch } from "./import-search.ts";
import "./imports.css";

const POLL = 1000;
const STEPS = ["drop", "columns", "preview", "confirm", "receipt"] as const;
const AT: Record<ImportState, number> = { previewed: 2, running: 3, failed: 3, done: 4, undone: 4 };

type ActionsProps = { summary: ImportSummary; onConfirm: () => void; onUndo: () => void };

/** What can be done with an import as it stands. */
function Actions({ summary, onConfirm, onUndo }: ActionsProps) {
  const { t } = useTranslation("imports");
  const client = useTRPCClient();
  const may = useMay();
  const marked = useMutation({
    mutationFn: () => client.imports.markedWorkbook.query({ id: summary.id }),
    onSuccess: saveFile,
  });
  const { state, counts } = summary;
  const something = counts.new + counts.changed > 0;
  return (
    <>
      {state === "previewed" && may("imports.confirm") && (
        <Button type="primary" disabled={!something} onClick={onConfirm}>
          {t(something ? "actions.confirm" : "confirm.nothing")}
        </Button>
      )}
      {may("imports.markedWorkbook") && state !== "running" && (
        <Button title={t("actions.markedHint")} loading={marked.isPending} onClick={() => marked.mutate()}>
          {t("actions.marked")}
        </Button>
      )}
      {state !== "running" && (
        <Link to="/imports">
          <Button tabIndex={-1}>{t("actions.again")}</Button>
        </Link>
      )}
      {state === "done" && summary.undoable && may("imports.undo") && (
        <Button danger onClick={onUndo}>
          {t("actions.undo")}
        </Button>
      )}
      <ErrorNotice error={marked.error} />
    </>
  );
}

/** One ledger from the dropped file to the receipt, on one page. */
export default function ImportPage() {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const navigate = useNavigate({ from: "/imports/$id" });
  const { id } = useParams({ from: "/frame/imports/$id" });
  const search = useSearch({ from: "/frame/imports/$id" });
  const phone = usePhone();
  const [dialog, setDialog] = useState<"confirm" | "undo">();
  const query = useQuery(
    trpc.imports.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.state === "running" ? POLL : false) },
    ),
  );
  if (query.isPending) return <Waiting />;
  const summary = query.data;
  if (!summary) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const go = (part: ImportSearch) =>
    void navigate({
      search: (before) => present({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const close = () => setDialog(undefined);
  const finished = summary.state === "done" || summary.state === "undone" || summary.state === "failed";
  return (
    <>
      <PageHeader
        title={summary.fileName}
        about={[
          summary.unit ?? summary.county.name,
          t("head.reference", { date: summary.referenceDate }),
          t("head.by", { name: summary.createdBy, at: instantText(summary.createdAt) }),
        ].join(" · ")}
        actions={
          <Actions
            summary={summary}
            onConfirm={() => setDialog("confirm")}
            onUndo={() => setDialog("undo")}
          />
        }
      />
      <Steps
        size="small"
        {...(phone ? { type: "inline" as const, responsive: false } : {})}
        current={AT[summary.state]}
        status={summary.state === "failed" ? "error" : summary.state === "done" ? "finish" : "process"}
        items={STEPS.map((step) => ({ title: t(`steps.${step}`) }))}
      />
      <ErrorNotice error={query.error} />
      {summary.state === "running" && <ImportProgress summary={summary} />}
      {finished && <ImportReceipt summary={summary} />}
      <ImportOverview summary={summary} onFilter={(filter) => go({ filter, page: undefined })} />
      <ImportRows summary={summary} search={search} onSearch={go} />
      {dialog === "confirm" && <ConfirmDialog summary={summary} onClose={close} />}
      {dialog === "undo" && <UndoDialog summary={summary} onClose={close} />}
    </>
  );
}
