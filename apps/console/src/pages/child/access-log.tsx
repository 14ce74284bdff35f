import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { Waiting } from "../../parts/waiting.tsx";

const ACTS = [
  "children.get",
  "children.timeline",
  "children.print",
  "children.explain",
  "children.register",
  "children.recordFact",
  "children.close",
  "children.reopen",
  "children.accessLog",
  "childMoney.get",
  "childMoney.print",
  "attachments.list",
  "attachments.add",
  "attachments.get",
  "attachments.remove",
  "imports.confirm",
  "imports.undo",
  "months.choose",
  "months.approve",
] as const;

/** Who looked at or changed this child. Read only when asked for: the look is itself written down. */
export function AccessLog({ childId }: { childId: string }) {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const log = useQuery(trpc.children.accessLog.queryOptions({ id: childId }));
  const word = (action: string) => {
    const act = ACTS.find((one) => one === action);
    return act ? t(`access.${act}`) : t("access.other", { action });
  };
  if (log.isPending) return <Waiting />;
  if (!log.data) return <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data.length === 0) return <EmptyState title={t("timeline.noAccess")} />;
  return (
    <ol className="timeline">
      {log.data.map((row) => (
        <li key={row.position} className="access-entry">
          <Instant at={row.at} />
          <span>{row.actorName}</span>
          <p>{word(row.action)}</p>
          <p className="quiet timeline-meta">{t("timeline.position", { n: row.position })}</p>
        </li>
      ))}
    </ol>
  );
}
