import { useQuery } from "@tanstack/react-query";
import type { WorkRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";

/** The last ones; the list behind has all. */
const SHOWN = 5;

/** What the bureau checked and did at an institution, and what is to be mended there by when. */
export function Inspections({ id }: { id: string }) {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const records = useQuery(trpc.workRecords.list.queryOptions({ institution: id, offset: 0, limit: SHOWN }));
  const columns: Column<WorkRow>[] = [
    { key: "title", title: t("inspections.what"), head: true, render: ({ title }) => title },
    { key: "day", title: t("inspections.day"), render: ({ day }) => <span className="figure">{day}</span> },
    { key: "due", title: t("inspections.due"), render: (row) => <Mending row={row} /> },
  ];
  return (
    <section className="card stack" aria-labelledby="institution-inspections">
      <header className="page-header">
        <h2 id="institution-inspections">{t("inspections.title")}</h2>
        <PathLink to={`/work?institution=${id}`}>{t("inspections.all")}</PathLink>
      </header>
      <ErrorNotice error={records.error} onRetry={() => void records.refetch()} />
      {records.isPending && <Waiting />}
      {records.data && (
        <RecordTable
          label={t("inspections.title")}
          rows={records.data.rows}
          columns={columns}
          rowKey={({ record }) => record}
          empty={<p className="quiet">{t("inspections.none")}</p>}
        />
      )}
    </section>
  );
}

function Mending({ row: { dueOn, doneOn, late, voided } }: { row: WorkRow }) {
  const { t } = useTranslation("institutions");
  if (voided) return t("inspections.voided");
  if (doneOn !== null) return t("inspections.done", { date: doneOn });
  if (dueOn === null) return "—";
  return (
    <span className={late ? "danger figure" : "figure"}>
      {t(late ? "inspections.late" : "inspections.open", { date: dueOn })}
    </span>
  );
}
