import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { RECOUNT } from "../../parts/recount.ts";
import { saveFile } from "../../parts/save-file.ts";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { CountsTable } from "./counts-table.tsx";
import { FileDialog } from "./file-dialog.tsx";
import { FilingsBelow, OwnFilings } from "./filings.tsx";
import { PeriodBar } from "./period-bar.tsx";
import { ReportTerm } from "./report-term.tsx";

/** One report: what is counted now by place, what was handed in for the period, here and below. */
export default function ReportPage() {
  const { t } = useTranslation("statistics");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const area = useArea();
  const { id } = useParams({ from: "/frame/statistics/$id" });
  const { on, months } = useSearch({ from: "/frame/statistics/$id" });
  const navigate = useNavigate({ from: "/statistics/$id" });
  const [filing, setFiling] = useState(false);
  const shown = { report: id, ...present({ on, months, area }) };
  const query = useQuery(
    trpc.packReports.get.queryOptions(shown, {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.recounting ? RECOUNT : false),
    }),
  );
  const save = useMutation(trpc.packReports.export.mutationOptions({ onSuccess: saveFile }));
  const print = useMutation(trpc.packReports.print.mutationOptions({ onSuccess: saveFile }));
  if (query.isPending) return <Waiting />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const report = query.data;
  const counts = report.opens && report.rows.some(({ counted }) => counted);
  return (
    <div className="stack" aria-busy={query.isFetching}>
      <Link to="/statistics">{t("back")}</Link>
      <PageHeader
        title={say(report.title)}
        about={
          <>
            {report.area.name}{" "}
            {report.clauses.map((no) => (
              <ClauseChip key={no} no={no} />
            ))}
            {" · "}
            {report.roles.map(say).join("、")}
            {" · "}
            <ReportTerm report={report} />
          </>
        }
        actions={
          <>
            <Button loading={print.isPending} onClick={() => print.mutate(shown)}>
              {t("print")}
            </Button>
            <Button loading={save.isPending} onClick={() => save.mutate(shown)}>
              {t("export")}
            </Button>
            {counts && (
              <Tooltip title={t("outsideHint")}>
                <Button loading={save.isPending} onClick={() => save.mutate({ ...shown, outside: true })}>
                  {t("exportOutside")}
                </Button>
              </Tooltip>
            )}
            {report.mayFile && (
              <Button type="primary" onClick={() => setFiling(true)}>
                {t(report.filings.length > 0 ? "fileAgain" : "file")}
              </Button>
            )}
          </>
        }
      />
      <ErrorNotice error={save.error ?? print.error ?? query.error} />
      <CountsTable report={report} />
      <PeriodBar
        report={report}
        onChange={(part) =>
          void navigate({ search: (before) => present({ ...before, ...part }), replace: true })
        }
      />
      <OwnFilings report={report} />
      <FilingsBelow report={report} />
      {filing && <FileDialog report={report} onClose={() => setFiling(false)} />}
    </div>
  );
}
