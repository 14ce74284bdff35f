import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { PartyStatistics as Row } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { present } from "../../parts/search-params.ts";
import { StackedBar } from "../../parts/stacked-bar.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import type { ViewProps } from "./referrals-search.ts";
import { RequestStatistics } from "./request-statistics.tsx";
import { useReferralWords } from "./use-referral-words.ts";

const PARTS = [
  { key: "inTime", colour: "var(--jade)" },
  { key: "late", colour: "var(--amber)" },
  { key: "waiting", colour: "var(--line)" },
  { key: "overdue", colour: "var(--quiet)" },
] as const;

/** The parts a bar is made of: what waits in time and what waits too long are told apart. */
const partsOf = ({ inTime, late, waiting, overdue }: Row) => ({
  inTime,
  late,
  waiting: waiting - overdue,
  overdue,
});

/**
 * How departments and institutions replied to what was asked in a span of days: a bar and the figures of each; what
 * families asked for; as a sheet for a meeting.
 */
export function ReferralStatistics({ search, onChange }: ViewProps) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const area = useArea();
  const span = present({ from: search.from, to: search.to, area });
  const query = useQuery(trpc.referrals.statistics.queryOptions(span, { placeholderData: keepPreviousData }));
  const save = useMutation(trpc.referrals.exportStatistics.mutationOptions({ onSuccess: saveFile }));
  return (
    <div className="stack">
      <div className="filters">
        <label className="day" htmlFor="asked-from">
          {t("statistics.from")}{" "}
          <DateField
            id="asked-from"
            value={query.data?.from ?? search.from}
            onChange={(from) => onChange({ from })}
          />
        </label>
        <label className="day" htmlFor="asked-to">
          {t("statistics.to")}{" "}
          <DateField id="asked-to" value={query.data?.to ?? search.to} onChange={(to) => onChange({ to })} />
        </label>
        <Button loading={save.isPending} onClick={() => save.mutate(span)}>
          {t("statistics.export")}
        </Button>
      </div>
      <ErrorNotice error={query.error ?? save.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {query.data && (
        <>
          <Figures rows={query.data.parties} />
          <RequestStatistics rows={query.data.requests} />
        </>
      )}
    </div>
  );
}

function Figures({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation("referrals");
  const words = useReferralWords();
  const number = (
    key: "asked" | "inTime" | "late" | "waiting" | "overdue" | "returned" | "refused",
  ): Column<Row> => ({
    key,
    title: t(`statistics.${key}`),
    numeric: true,
    render: (row) => row[key],
  });
  const columns: Column<Row>[] = [
    {
      key: "party",
      title: t("column.party"),
      head: true,
      render: (row) => (
        <div className="party-bar">
          {words.party(row)}
          <StackedBar
            label={words.party(row)}
            parts={PARTS.map(({ key, colour }) => ({
              key,
              colour,
              label: t(`statistics.bar.${key}`),
              count: partsOf(row)[key],
            }))}
          />
        </div>
      ),
    },
    number("asked"),
    number("inTime"),
    number("late"),
    number("waiting"),
    number("overdue"),
    number("returned"),
    number("refused"),
    {
      key: "days",
      title: t("statistics.days"),
      numeric: true,
      render: ({ medianDays }) => medianDays ?? "—",
    },
  ];
  return (
    <>
      {rows.length > 0 && (
        <p className="legend quiet">
          {PARTS.map(({ key, colour }) => (
            <span key={key}>
              <i style={{ background: colour }} aria-hidden /> {t(`statistics.bar.${key}`)}
            </span>
          ))}
        </p>
      )}
      <RecordTable
        label={t("tab.statistics")}
        rows={rows}
        columns={columns}
        rowKey={({ department, institution }) => department ?? institution?.id ?? ""}
        empty={<EmptyState title={t("statistics.none")} next={t("statistics.noneNext")} />}
      />
      <p className="quiet">{t("statistics.note")}</p>
    </>
  );
}
