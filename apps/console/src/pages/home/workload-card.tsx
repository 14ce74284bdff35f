import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { WorkloadPlace, WorkloadTable } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

/** A number that opens its list, where there is something in it and the role may see it. */
function Opens({ of, to, late = false }: { of: number; to: string | undefined; late?: boolean }) {
  if (of === 0) return <span className="quiet figure">0</span>;
  const figure = (
    <span className={late ? "danger" : undefined}>
      {late && "⚠ "}
      <Count of={of} />
    </span>
  );
  return to ? <PathLink to={to}>{figure}</PathLink> : figure;
}

function Cell({ children, note }: { children: ReactNode; note?: string | null | undefined }) {
  return (
    <span className="workload-cell">
      {children}
      {note && <span className="quiet figure">{note}</span>}
    </span>
  );
}

/** Where the numbers of a place lead, for a role that may open the list. */
function useLists(month: WorkloadTable["month"]) {
  const may = useMay();
  return (division: string) => {
    const of = (allowed: boolean, path: string) => (allowed ? `${path}&area=${division}` : undefined);
    const [children, visits] = [may("children.list"), may("visits.plans")];
    return {
      children: of(children, "/children?status=active"),
      needs: of(children, "/children?allowance=needs"),
      overdue: of(visits, "/visits?view=overdue"),
      due: of(visits, "/visits?view=due"),
      done: of(visits, `/visits?tab=done&from=${month.from}&to=${month.to}`),
      verification: of(visits, "/visits?tab=verification"),
      reports: of(may("protection.list"), "/protection?state=open"),
      lateReports: of(may("protection.list"), "/protection?clock=overdue"),
      referrals: of(may("referrals.list"), "/referrals?view=waiting"),
      lateReferrals: of(may("referrals.list"), "/referrals?view=overdue"),
    };
  };
}

function usePlaceColumn({ level, workerTitle }: WorkloadTable): Column<WorkloadPlace> {
  const { t } = useTranslation("workload");
  const { say } = useLanguage();
  return {
    key: "place",
    title: t("place"),
    head: true,
    render: ({ division, name, workers }) => (
      <Cell>
        {level < 5 ? (
          <Link to="/" search={(before) => ({ ...before, area: division })}>
            {name}
          </Link>
        ) : (
          name
        )}
        {workers.length > 0 && <span className="quiet">{workers.join("、")}</span>}
        {workers.length === 0 && workerTitle && (
          <span className="caution">{t("nobody", { title: say(workerTitle) })}</span>
        )}
      </Cell>
    ),
  };
}

function useColumns(table: WorkloadTable): Column<WorkloadPlace>[] {
  const { t } = useTranslation("workload");
  const lists = useLists(table.month);
  const place = usePlaceColumn(table);
  const number = (
    key: string,
    render: (row: WorkloadPlace, to: ReturnType<typeof lists>) => ReactNode,
    title: string,
  ): Column<WorkloadPlace> => ({
    key,
    title,
    numeric: true,
    render: (row) => render(row, lists(row.division)),
  });
  const { verification, reports, referrals } = table.total;
  return [
    place,
    number("children", ({ children }, to) => <Opens of={children} to={to.children} />, t("children")),
    number(
      "overdue",
      ({ visits }, to) => (
        <Cell note={visits.oldest && t("since", { day: visits.oldest })}>
          <Opens of={visits.overdue} to={to.overdue} late />
        </Cell>
      ),
      t("overdue"),
    ),
    number("due", ({ visits }, to) => <Opens of={visits.due} to={to.due} />, t("due")),
    number("done", ({ visits }, to) => <Opens of={visits.done} to={to.done} />, t("done")),
    ...(verification
      ? [
          number(
            "verification",
            ({ verification: own }, to) =>
              own && (
                <>
                  <Opens of={own.done} to={to.verification} />
                  <span className="quiet">
                    {" / "}
                    <Count of={own.of} />
                  </span>
                </>
              ),
            t("verified"),
          ),
        ]
      : []),
    ...(reports
      ? [
          number(
            "reports",
            ({ reports: own }, to) =>
              own && (
                <Cell note={own.nextDue && t("clock", { at: instantText(own.nextDue) })}>
                  <Opens of={own.open} to={to.reports} />
                  {own.overdue > 0 && (
                    <span>
                      {t("late")} <Opens of={own.overdue} to={to.lateReports} late />
                    </span>
                  )}
                </Cell>
              ),
            t("reports"),
          ),
        ]
      : []),
    ...(referrals
      ? [
          number(
            "referrals",
            ({ referrals: own }, to) =>
              own && (
                <Cell>
                  <Opens of={own.waiting} to={to.referrals} />
                  {own.overdue > 0 && (
                    <span>
                      {t("late")} <Opens of={own.overdue} to={to.lateReferrals} late />
                    </span>
                  )}
                </Cell>
              ),
            t("referrals"),
          ),
        ]
      : []),
    number("needs", ({ needs }, to) => <Opens of={needs} to={to.needs} />, t("needs")),
  ];
}

const isIdle = ({ children, workers, reports, referrals }: WorkloadPlace) =>
  children === 0 && workers.length === 0 && !reports?.open && !referrals?.waiting;

function Table({ table }: { table: WorkloadTable }) {
  const { t } = useTranslation("workload");
  const columns = useColumns(table);
  const busy = table.places.filter((place) => !isIdle(place));
  const idle = table.places.length - busy.length;
  return (
    <>
      <RecordTable
        label={t("title")}
        rows={busy}
        columns={columns}
        rowKey={({ division }) => division}
        empty={<p className="quiet">{t("none")}</p>}
      />
      {idle > 0 && <p className="quiet">{t("idle", { count: idle })}</p>}
    </>
  );
}

/** How much waits in each place of the area and who is behind; each number opens its list. */
export default function WorkloadCard() {
  const { t } = useTranslation("workload");
  const trpc = useTRPC();
  const area = useArea();
  const workload = useQuery(trpc.workbench.workload.queryOptions(present({ area })));
  return (
    <section className="card stack workload" aria-label={t("title")}>
      <h2>
        {t("title")} {workload.data && <span className="quiet">{workload.data.area.name}</span>}
      </h2>
      <p className="quiet">{t("about")}</p>
      <ErrorNotice error={workload.error} onRetry={() => void workload.refetch()} />
      {workload.isPending && <Waiting />}
      {workload.data && <Table table={workload.data} />}
    </section>
  );
}
