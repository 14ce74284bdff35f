import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { WorkDeadline, WorkDemand, WorkDuty } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { useWorkColumns } from "./work-list.tsx";

type Recording = { onRecord: (demand: string) => void };

/** What is demanded, with its clause, and the button that records it. */
function useDemandColumns({ onRecord }: Recording): {
  demand: Column<WorkDemand>;
  record: Column<WorkDemand>;
} {
  const { t } = useTranslation("work");
  const { say } = useLanguage();
  const may = useMay();
  return {
    demand: {
      key: "demand",
      title: t("due.demand"),
      head: true,
      render: ({ title, clause }) => (
        <>
          {say(title)} {clause && <ClauseChip no={clause} />}
        </>
      ),
    },
    record: {
      key: "record",
      title: t("due.record"),
      render: ({ id }) =>
        may("workRecords.record") ? (
          <Button size="small" onClick={() => onRecord(id)}>
            {t("due.record")}
          </Button>
        ) : (
          "—"
        ),
    },
  };
}

function useDutyColumns({ onRecord }: Recording, isRegular: boolean): Column<WorkDuty>[] {
  const { t } = useTranslation("work");
  const { demand, record } = useDemandColumns({ onRecord });
  const last: Column<WorkDuty> = {
    key: "last",
    title: t("due.last"),
    render: ({ last: before }) =>
      before ? (
        <Link to="/work/$id" params={{ id: before.record }} className="figure">
          {before.day}
        </Link>
      ) : (
        <span className="quiet">{t("due.never")}</span>
      ),
  };
  if (!isRegular) return [demand, last, record];
  return [
    demand,
    { key: "every", title: t("due.every"), render: (duty) => <Every duty={duty} /> },
    last,
    { key: "next", title: t("due.next"), render: (duty) => <Next duty={duty} /> },
    record,
  ];
}

function Every({ duty: { every, setting } }: { duty: WorkDuty }) {
  const { t } = useTranslation("work");
  const may = useMay();
  if (every) {
    const term = t(`every.${every.unit}`, { n: every.count });
    return setting === null ? term : `${term}（${t("due.own")}）`;
  }
  return (
    <>
      <span className="danger">{t("due.unset")}</span>{" "}
      {may("policy.enterSetting") ? (
        <PathLink to={`/policy?view=standards&parameter=${encodeURIComponent(setting ?? "")}`} className="do">
          {t("due.set")}
        </PathLink>
      ) : (
        t("due.askOfficer")
      )}
    </>
  );
}

function Next({ duty: { every, due, overdue } }: { duty: WorkDuty }) {
  const { t } = useTranslation("work");
  if (due === null) return <span className="quiet">{every ? t("due.first") : "—"}</span>;
  return (
    <span className={overdue ? "danger figure" : "figure"}>
      {overdue ? t("due.overdue", { on: due }) : due}
    </span>
  );
}

function useDeadlineColumns({ onRecord }: Recording): Column<WorkDeadline>[] {
  const { t } = useTranslation("work");
  const { say } = useLanguage();
  const { demand, record } = useDemandColumns({ onRecord });
  return [
    demand,
    { key: "by", title: t("due.by"), render: ({ by }) => <span className="figure">{by}</span> },
    { key: "who", title: t("due.who"), render: ({ roles }) => roles.map(say).join("、") },
    {
      key: "state",
      title: t("due.state"),
      render: ({ answered, passed }) => {
        if (!answered)
          return (
            <span className={passed ? "danger" : "quiet"}>{t(passed ? "due.passed" : "due.ahead")}</span>
          );
        return (
          <Link to="/work/$id" params={{ id: answered.record }}>
            {t("due.answered", { day: answered.day })}
          </Link>
        );
      },
    },
    record,
  ];
}

/** What documents want done again and again, by which day, and what records left to be done. */
export function DueDesk({ onRecord }: Recording) {
  const { t } = useTranslation("work");
  const trpc = useTRPC();
  const area = useArea();
  const regular = useDutyColumns({ onRecord }, true);
  const other = useDutyColumns({ onRecord }, false);
  const deadlines = useDeadlineColumns({ onRecord });
  const columns = useWorkColumns();
  const due = useQuery(trpc.workRecords.due.queryOptions(present({ area })));
  if (due.isPending) return <Waiting />;
  if (!due.data) return <ErrorNotice error={due.error} onRetry={() => void due.refetch()} />;
  const isRegular = ({ every, setting }: WorkDuty) => every !== null || setting !== null;
  const others = due.data.duties.filter((duty) => !isRegular(duty));
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{t("due.duties")}</h2>
        <RecordTable
          label={t("due.duties")}
          rows={due.data.duties.filter(isRegular)}
          columns={regular}
          rowKey={({ id }) => id}
          empty={<p className="quiet">{t("due.noDuties")}</p>}
        />
      </section>
      <section className="card stack">
        <h2>{t("due.open")}</h2>
        <RecordTable
          label={t("due.open")}
          rows={due.data.open}
          columns={columns}
          rowKey={({ record }) => record}
          empty={<p className="quiet">{t("due.noOpen")}</p>}
        />
      </section>
      {due.data.deadlines.length > 0 && (
        <section className="card stack">
          <h2>{t("due.deadlines")}</h2>
          <RecordTable
            label={t("due.deadlines")}
            rows={due.data.deadlines}
            columns={deadlines}
            rowKey={({ id }) => id}
            empty={null}
          />
        </section>
      )}
      {others.length > 0 && (
        <section className="card stack">
          <h2>{t("due.others")}</h2>
          <p className="quiet">{t("due.othersAbout")}</p>
          <RecordTable
            label={t("due.others")}
            rows={others}
            columns={other}
            rowKey={({ id }) => id}
            empty={null}
          />
        </section>
      )}
    </div>
  );
}
