import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TRAINING_VIEWS, type TrainingRow, type Trainings } from "@tongyou/core/schemas";
import { Alert, Button, Checkbox, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import type { ViewProps } from "./people-search.ts";
import { DueDay } from "./post-line.tsx";
import { TrainDialog } from "./train-dialog.tsx";

const SIZE = 50;

/** What no document gives and the bureau has not set. */
function Missing({ missing }: Pick<Trainings, "missing">) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const may = useMay();
  if (missing.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t("training.missing")}
      description={missing.map(({ rule, setting }) => (
        <p key={setting}>
          {say(rule.title)} {rule.clause && <ClauseChip no={rule.clause} />}{" "}
          {may("policy.enterSetting") ? (
            <PathLink to={`/policy?view=standards&parameter=${encodeURIComponent(setting)}`}>
              {t("training.set")}
            </PathLink>
          ) : (
            <span className="quiet">{t("training.askOfficer")}</span>
          )}
        </p>
      ))}
    />
  );
}

/** Who has to be trained by when; several are recorded at once. */
export function TrainingsList({ search, onChange }: ViewProps) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const may = useMay();
  const area = useArea();
  const [picked, setPicked] = useState<readonly TrainingRow[]>([]);
  const [training, setTraining] = useState(false);
  const page = search.page ?? 1;
  const view = search.training ?? "overdue";
  const input = { ...present({ area }), view, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.people.trainings.queryOptions(input, { placeholderData: keepPreviousData }));
  const isPicked = (row: TrainingRow) => picked.some(({ workerId }) => workerId === row.workerId);
  const pick = (row: TrainingRow) =>
    setPicked(isPicked(row) ? picked.filter(({ workerId }) => workerId !== row.workerId) : [...picked, row]);
  const columns: Column<TrainingRow>[] = [
    {
      key: "name",
      title: t("field.name"),
      head: true,
      render: (row) => (
        <>
          {may("people.train") && (
            <Checkbox
              checked={isPicked(row)}
              onChange={() => pick(row)}
              aria-label={t("training.pick", { name: row.name })}
            />
          )}{" "}
          {may("people.get") ? (
            <Link to="/people/$id" params={{ id: row.workerId }}>
              {row.name}
            </Link>
          ) : (
            row.name
          )}
        </>
      ),
    },
    { key: "title", title: t("posts"), render: ({ title, place }) => `${say(title)} · ${place.name}` },
    {
      key: "last",
      title: t("lastTraining"),
      render: ({ lastOn }) => (
        <span className={lastOn ? "figure" : "quiet"}>{lastOn ?? t("neverTrained")}</span>
      ),
    },
    { key: "due", title: t("trainingDue"), render: ({ due }) => <DueDay due={due} /> },
    {
      key: "why",
      title: t("training.why"),
      render: ({ due }) => (
        <>
          {say(due.rule.title)} {due.rule.clause && <ClauseChip no={due.rule.clause} />}
        </>
      ),
    },
  ];
  if (list.isPending) return <Waiting />;
  const { data } = list;
  if (!data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!data.ruled) return <EmptyState title={t("training.none")} next={t("training.noneNext")} />;
  return (
    <div className="stack" aria-busy={list.isFetching}>
      <Missing missing={data.missing} />
      <div className="filters">
        <Segmented
          className="wrapping"
          value={view}
          onChange={(next) => {
            setPicked([]);
            onChange({ training: next });
          }}
          options={TRAINING_VIEWS.map((one) => ({
            value: one,
            label: `${t(`training.view.${one}`)} ${data.counts[one].toLocaleString("en-US")}`,
          }))}
        />
        {may("people.train") && (
          <Button type="primary" disabled={picked.length === 0} onClick={() => setTraining(true)}>
            {t("training.record", { n: picked.length })}
          </Button>
        )}
      </div>
      <RecordTable
        label={t("tabs.trainings")}
        rows={data.rows}
        columns={columns}
        rowKey={({ workerId }) => workerId}
        empty={<EmptyState title={t(`training.empty.${view}`)} next={t("training.emptyNext")} />}
      />
      <Pager page={page} size={SIZE} total={data.total} onPage={(to) => onChange({ page: to })} />
      {training && (
        <TrainDialog
          people={picked.map(({ workerId, name }) => ({ id: workerId, name }))}
          onClose={() => {
            setTraining(false);
            setPicked([]);
          }}
        />
      )}
    </div>
  );
}
