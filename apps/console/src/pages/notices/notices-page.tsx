import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { NotificationRow } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import "./notices.css";

const SIZE = 50;

/** One thing this person was told; opening it reads it. */
function Notice({ row, onRead }: { row: NotificationRow; onRead: () => void }) {
  const { t } = useTranslation("notices");
  return (
    <li className={row.read ? "notice" : "notice notice-new"}>
      <span className="notice-mark">{!row.read && t("new")}</span>
      <span>
        <PathLink to={row.path} {...(row.read ? {} : { onFollow: onRead })}>
          {t(`kinds.${row.kind}`)}
        </PathLink>
        {row.subject && <> · {row.subject}</>}
      </span>
      <Instant at={row.at} />
    </li>
  );
}

/** 通知: what colleagues did that this person needs to know or go on with. */
export default function NoticesPage() {
  const { t } = useTranslation("notices");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: "/notices" });
  const { show, page = 1 } = useSearch({ from: "/frame/notices" });
  const unread = show === "unread";
  const query = useQuery(
    trpc.notifications.list.queryOptions({ unread, offset: (page - 1) * SIZE, limit: SIZE }),
  );
  const mark = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.notifications.pathKey() }),
    }),
  );
  const go = (part: { show?: "unread" | undefined; page?: number | undefined }) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  const { data } = query;
  return (
    <div className="stack narrow">
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <Button
            loading={mark.isPending}
            disabled={(data?.unread ?? 0) === 0}
            onClick={() => mark.mutate({})}
          >
            {t("markAll")}
          </Button>
        }
      />
      <div>
        <Segmented<"all" | "unread">
          value={unread ? "unread" : "all"}
          onChange={(next) => go({ show: next === "unread" ? "unread" : undefined })}
          options={[
            { value: "all", label: t("all") },
            { value: "unread", label: t("unread", { n: data?.unread ?? 0 }) },
          ]}
        />
      </div>
      <ErrorNotice error={query.error ?? mark.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {data?.rows.length === 0 && (
        <section className="card">
          <EmptyState title={t(unread ? "noneUnread" : "none")} next={t("noneNext")}>
            <PathLink to="/">{t("toBench")}</PathLink>
          </EmptyState>
        </section>
      )}
      {data && data.rows.length > 0 && (
        <ol className="card notices">
          {data.rows.map((row) => (
            <Notice key={row.id} row={row} onRead={() => mark.mutate({ id: row.id })} />
          ))}
        </ol>
      )}
      {data && <Pager page={page} size={SIZE} total={data.total} onPage={(next) => go({ page: next })} />}
    </div>
  );
}
