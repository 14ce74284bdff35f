import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { approvalSubject, computeSubject } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMay, useMe } from "../../shell/session.tsx";
import { ApproveAll } from "./approve-all.tsx";
import { ChildDrawer } from "./child-drawer.tsx";
import { CorrectionFilters } from "./correction-filters.tsx";
import { CorrectionSums } from "./correction-sums.tsx";
import type { CorrectionsSearch } from "./corrections-search.ts";
import { CorrectionsTable } from "./corrections-table.tsx";
import { DecideBar } from "./decide-bar.tsx";
import "./corrections.css";

const SIZE = 50;
const UUID = /^[0-9a-f-]{36}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** 补发与追回: what past months owe by what is known now, by child; computed, approved, and how money comes back. */
export default function CorrectionsPage() {
  const { t } = useTranslation("corrections");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const may = useMay();
  const me = useMe();
  const area = useArea();
  const navigate = useNavigate({ from: "/corrections" });
  const search = useSearch({ from: "/frame/corrections" });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [told, setTold] = useState<string>();
  const page = search.page ?? 1;
  const { state = "proposed", kind, cause } = search;
  const month = search.month && MONTH.test(search.month) ? search.month : undefined;
  const filter = present({ area, kind, cause, month });
  const list = useQuery(
    trpc.corrections.list.queryOptions(
      { ...filter, state, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const change = (part: CorrectionsSearch) => {
    setChosen([]);
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  };
  const settled = (text: string) => {
    setChosen([]);
    setTold(text);
    void queryClient.invalidateQueries();
  };
  const compute = useMutation(
    trpc.corrections.compute.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const where = area ?? me.area?.code ?? "";
  const rows = list.data?.rows ?? [];
  const button = may("corrections.compute") && (
    <Button type="primary" loading={compute.isPending} onClick={() => compute.mutate(present({ area }))}>
      {t("compute")}
    </Button>
  );
  const computedAt = list.data?.computedAt ?? null;
  return (
    <div className="stack corrections">
      <PageHeader title={t("title")} about={t("about")} actions={button} />
      {told && (
        <Alert type="success" showIcon title={told} closable={{ onClose: () => setTold(undefined) }} />
      )}
      <ErrorNotice error={compute.error} />
      <JobProgress subject={list.data?.computing ?? computeSubject(where)} title={t("computing")} />
      {may("corrections.approveAll") && (
        <JobProgress subject={approvalSubject(where)} title={t("approveAll.working")} />
      )}
      {list.data && (
        <p className="quiet">
          {computedAt === null ? t("never") : t("computedAt", { at: instantText(computedAt) })}
        </p>
      )}
      <CorrectionFilters
        search={{ ...search, month }}
        months={list.data?.sums.byMonth.map((one) => one.month) ?? []}
        onChange={change}
      />
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && list.data.total > 0 && <CorrectionSums sums={list.data.sums} />}
      {list.data &&
        list.data.total > rows.length &&
        rows.some(({ months }) => months.some((one) => one.mayDecide)) && (
          <div className="actions">
            <ApproveAll sums={list.data.sums} filter={filter} onDone={settled} />
          </div>
        )}
      <DecideBar
        chosen={rows.filter(({ childId }) => chosen.includes(childId))}
        onDone={settled}
        onClear={() => setChosen([])}
      />
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <CorrectionsTable
            rows={rows}
            chosen={chosen}
            onChosen={setChosen}
            onOpen={(child) => void navigate({ search: (before) => present({ ...before, child }) })}
            empty={
              <EmptyState title={t(`empty.${state}`)} next={t(`empty.${state}Next`)}>
                {state === "proposed" && button}
              </EmptyState>
            }
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => change({ page: to })} />
        </div>
      )}
      {search.child && UUID.test(search.child) && (
        <ChildDrawer
          childId={search.child}
          state={state}
          onDone={settled}
          onClose={() =>
            void navigate({ search: (before) => present({ ...before, child: undefined }), replace: true })
          }
        />
      )}
    </div>
  );
}
