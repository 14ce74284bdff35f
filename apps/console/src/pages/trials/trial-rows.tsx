import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TrialFigures, TrialRow, TrialView } from "@tongyou/core/schemas";
import { Button, Segmented, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Masked } from "../../parts/masked.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { AllowanceState } from "../children/allowance-state.tsx";
import { TRIAL_FILTERS, type TrialSearch } from "./trials-search.ts";

const SIZE = 50;
const COLOURS = {
  joined: "green",
  more: "green",
  less: "red",
  left: "red",
  reclassed: "blue",
  settled: "cyan",
  unsettled: "gold",
} as const;

type Props = {
  trial: TrialView;
  figures: TrialFigures;
  search: TrialSearch;
  onSearch: (part: { [K in keyof TrialSearch]?: TrialSearch[K] | undefined }) => void;
};

/** How many children stand under each tab. */
function countsOf({ effects }: TrialFigures): Record<(typeof TRIAL_FILTERS)[number], number> {
  const { joined, more, left, less, settled, unsettled, reclassed } = effects;
  const counts = {
    gain: joined.children + more.children,
    loss: left.children + less.children,
    settled: settled.children,
    unsettled: unsettled.children,
    reclassed: reclassed.children,
  };
  return { all: Object.values(counts).reduce((all, one) => all + one, 0), ...counts };
}

/** The children for whom the trial differs: who gains, who loses, whose amount is not settled. */
export function TrialRows({ trial, figures, search, onSearch }: Props) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const { filter = "all", page = 1 } = search;
  const counts = countsOf(figures);
  const columns = useColumns();
  const asked = {
    id: trial.id,
    counted: trial.counted,
    filter,
    area: trial.within.code,
    ...(search.class && { class: search.class }),
  };
  const rows = useQuery(
    trpc.trials.rows.queryOptions(
      { ...asked, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <section className="stack trial-rows">
      <div className="page-header">
        <h2>{t("rows.title")}</h2>
        {counts.all > 0 && <Export asked={asked} />}
      </div>
      {counts.all === 0 ? (
        <p>{t("result.nobodyDiffers")}</p>
      ) : (
        <>
          <div className="actions">
            <Segmented
              value={filter}
              onChange={(next) => onSearch({ filter: next === "all" ? undefined : next })}
              options={TRIAL_FILTERS.map((value) => ({
                value,
                label: `${t(`rows.${value}`)} ${counts[value].toLocaleString("en-US")}`,
              }))}
            />
            <Select
              aria-label={t("result.class")}
              value={search.class ?? ""}
              onChange={(next) => onSearch({ class: next || undefined })}
              options={[
                { value: "", label: t("rows.anyClass") },
                ...figures.classes.map((one) => ({ value: one.class, label: say(one.name) })),
              ]}
            />
          </div>
          <PagedTable
            list={rows}
            label={t("rows.title")}
            columns={columns}
            rowKey={({ childId }) => childId}
            page={page}
            size={SIZE}
            onPage={(to) => onSearch({ page: to })}
            empty={<EmptyState title={t("rows.none")} next={t("rows.noneNext")} />}
          />
        </>
      )}
    </section>
  );
}

type Asked = Pick<Parameters<ReturnType<typeof useTRPCClient>["trials"]["export"]["query"]>[0], "id">;

function Export({ asked }: { asked: Asked }) {
  const { t } = useTranslation("trials");
  const may = useMay();
  const client = useTRPCClient();
  const workbook = useMutation({
    mutationFn: () => client.trials.export.query(asked),
    onSuccess: saveFile,
  });
  if (!may("trials.export")) return null;
  return (
    <>
      <Button loading={workbook.isPending} onClick={() => workbook.mutate()}>
        {t("result.export")}
      </Button>
      <ErrorNotice error={workbook.error} />
    </>
  );
}

function useColumns(): Column<TrialRow>[] {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  return [
    {
      key: "name",
      title: t("rows.name"),
      head: true,
      render: ({ childId, name, idNumber }) => (
        <>
          <Link to="/children/$id" params={{ id: childId }}>
            {name}
          </Link>
          <br />
          <Masked value={idNumber} />
        </>
      ),
    },
    { key: "place", title: t("rows.place"), render: ({ divisionName }) => divisionName },
    {
      key: "effect",
      title: t("rows.effect"),
      render: ({ effect, awarded }) => (
        <>
          <Tag color={COLOURS[effect]}>{t(`effect.${effect}`)}</Tag>
          {!awarded && <Tag>{t("rows.unawarded")}</Tag>}
        </>
      ),
    },
    { key: "change", title: t("rows.change"), render: (row) => <BeforeAfter row={row} /> },
    {
      key: "difference",
      title: t("rows.difference"),
      numeric: true,
      render: ({ before, after }) => (
        <Money fen={isUnpriced(before) ? null : (after.fen ?? 0) - (before.fen ?? 0)} signed />
      ),
    },
    {
      key: "reason",
      title: t("rows.reason"),
      render: ({ reason, clauses }) => (
        <div>
          {say(reason)}{" "}
          {clauses.map((clause) => (
            <ClauseChip key={clause} no={clause} />
          ))}
        </div>
      ),
    },
  ];
}

/** In a class without a standard: nobody can say how much it was. */
const isUnpriced = ({ status, class: rate }: TrialRow["before"]) => status === "undefined" && rate !== null;

/** A class that stays is named once. */
function BeforeAfter({ row: { before, after } }: { row: TrialRow }) {
  const { say } = useLanguage();
  const stays = before.class === after.class;
  return (
    <div>
      <div className="before-after">
        <Outcome of={before} named={!stays} />
        <span aria-hidden="true">→</span>
        <Outcome of={after} named={!stays} />
      </div>
      {stays && after.className && <div className="quiet">{say(after.className)}</div>}
    </div>
  );
}

function Outcome({ of, named }: { of: TrialRow["before"]; named: boolean }) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  if (of.class === null && of.fen === null && of.status === "none")
    return <span className="quiet">{t("rows.nothing")}</span>;
  return (
    <div>
      {of.fen === null ? <AllowanceState status={of.status} /> : <Money fen={of.fen} />}
      {named && of.className && <div className="quiet">{say(of.className)}</div>}
    </div>
  );
}
