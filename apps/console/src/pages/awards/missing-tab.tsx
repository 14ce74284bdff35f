import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { LeftOut, MissingAward } from "@tongyou/core/schemas";
import { Alert, Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { LeftOutList } from "../applications/left-out.tsx";
import { Told, useChoosing, useWhoColumns } from "./award-cells.tsx";
import { MISSING_VIEWS } from "./awards-search.ts";
import { ChooseBar } from "./choose-bar.tsx";
import { useAwardsChanged } from "./use-awards-changed.ts";

const SIZE = 50;

type View = (typeof MISSING_VIEWS)[number];
type Props = { view: View; onView: (view: View) => void; page: number; onPage: (page: number) => void };

/** 应保未保: who qualifies and receives nothing, why, and the way to begin their applications. */
export function MissingTab({ view, onView, page, onPage }: Props) {
  const { t } = useTranslation("awards");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const may = useMay();
  const area = useArea();
  const changed = useAwardsChanged();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{ started: number; leftOut: LeftOut[] }>();
  const input = { ...present({ area }), applied: view === "applied", offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.awards.missing.queryOptions(input, { placeholderData: keepPreviousData }));
  const start = useMutation(
    trpc.applications.start.mutationOptions({
      onSuccess: async ({ started, leftOut }) => {
        setDone({ started: started.length, leftOut });
        setChosen(new Set());
        await changed();
      },
    }),
  );
  const { column, all } = useChoosing<MissingAward>(chosen, setChosen);
  const starting = view === "open" && may("applications.start");
  const columns: Column<MissingAward>[] = [
    ...(starting ? [column] : []),
    ...useWhoColumns(),
    {
      key: "class",
      title: t("column.class"),
      render: ({ className }) => (className ? say(className) : "—"),
    },
    { key: "fen", title: t("column.fen"), numeric: true, render: ({ fen }) => <Money fen={fen} /> },
    {
      key: "reason",
      title: t("column.why"),
      render: ({ reason, clauses, endedFrom }) => (
        <div>
          <Told text={reason} clauses={clauses} />
          {endedFrom !== null && <p className="quiet">{t("endedBefore", { month: endedFrom })}</p>}
        </div>
      ),
    },
    ...(view === "applied"
      ? [
          {
            key: "application",
            title: t("column.application"),
            render: ({ application }: MissingAward) => <span className="figure">{application}</span>,
          },
        ]
      : []),
  ];
  const ids = all(list.data?.rows ?? []).map(({ childId }) => childId);
  const taken = ids.filter((id) => chosen.has(id));
  return (
    <div className="stack">
      <Segmented
        className="award-views"
        value={view}
        onChange={(to) => onView(to)}
        options={MISSING_VIEWS.map((value) => ({ value, label: t(`missing.${value}`) }))}
      />
      <p className="quiet">{t("missing.about")}</p>
      {done && (
        <>
          {done.started > 0 && (
            <Alert type="success" showIcon title={t("missing.started", { n: done.started })} />
          )}
          <LeftOutList rows={done.leftOut} />
        </>
      )}
      <ErrorNotice error={start.error} />
      {starting && (
        <ChooseBar of={ids} chosen={chosen} onChoose={setChosen}>
          {taken.length > 0 && (
            <Button
              type="primary"
              loading={start.isPending}
              onClick={() => start.mutate({ childIds: taken, origin: "proposed" })}
            >
              {t("missing.start", { n: taken.length })}
            </Button>
          )}
        </ChooseBar>
      )}
      <PagedTable
        list={list}
        label={t(`missing.${view}`)}
        columns={columns}
        rowKey={({ childId }) => childId}
        empty={<EmptyState title={t(`missing.none.${view}`)} next={t("missing.noneNext")} />}
        page={page}
        size={SIZE}
        onPage={onPage}
      />
    </div>
  );
}
