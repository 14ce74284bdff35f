import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useAuditColumns } from "./audit-columns.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import type { auditSearch } from "./audit-search.ts";
import { VerifyChain } from "./verify-chain.tsx";

const SIZE = 50;

/** Who looked at or changed what and when, newest first; and whether the record itself is whole. */
export default function AuditPage() {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const search = useSearch({ from: "/frame/audit" });
  const page = search.page ?? 1;
  const { child, actor, action, from, to } = search;
  const audit = useQuery(
    trpc.audit.list.queryOptions({
      offset: (page - 1) * SIZE,
      limit: SIZE,
      ...(child ? { childId: child } : {}),
      ...(actor ? { actor } : {}),
      ...(action ? { action } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    }),
  );
  const show = (next: ReturnType<typeof auditSearch>) => void navigate({ to: "/audit", search: next });
  const columns = useAuditColumns(search, show);
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <VerifyChain />
      <AuditFilters search={search} onChange={show} rows={audit.data?.rows ?? []} />
      <ErrorNotice error={audit.error} onRetry={() => void audit.refetch()} />
      {audit.isPending && <Waiting />}
      {audit.data && (
        <>
          <RecordTable
            label={t("title")}
            rows={audit.data.rows}
            columns={columns}
            rowKey={({ position }) => position}
            empty={<EmptyState title={t("none")} next={t("noneNext")} />}
          />
          <Pager
            page={page}
            size={SIZE}
            total={audit.data.total}
            onPage={(next) => show({ ...search, page: next })}
          />
        </>
      )}
    </>
  );
}
