import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AwardRow } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Money } from "../../parts/money.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useWhoColumns } from "./award-cells.tsx";
import { AWARDED_VIEWS } from "./awards-search.ts";
import { type Act, ChangeDialog, type ChangedAward } from "./change-dialog.tsx";

const SIZE = 50;
const ACTS = { granted: ["suspend", "end"], suspended: ["resume", "end"], ended: [] } as const;

type View = (typeof AWARDED_VIEWS)[number];
type Props = { view: View; onView: (view: View) => void; page: number; onPage: (page: number) => void };

/** 已认定: what is granted, suspended or ended, since when and on what. */
export function AwardedTab({ view, onView, page, onPage }: Props) {
  const { t } = useTranslation("awards");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const area = useArea();
  const [dialog, setDialog] = useState<{ act: Act; award: ChangedAward }>();
  const input = { ...present({ area }), state: view, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.awards.list.queryOptions(input, { placeholderData: keepPreviousData }));
  const acts: Column<AwardRow> = {
    key: "acts",
    title: t("column.acts"),
    render: ({ childId, name, span, state }) => (
      <div className="actions">
        {ACTS[state].map((act) => (
          <Button key={act} size="small" onClick={() => setDialog({ act, award: { childId, name, span } })}>
            {t(`act.${act}.button`)}
          </Button>
        ))}
      </div>
    ),
  };
  const columns: Column<AwardRow>[] = [
    ...useWhoColumns(),
    {
      key: "since",
      title: t("column.since"),
      render: ({ state, from, basis }) => (
        <div>
          {t(`state.${state}`, { month: from })}
          <br />
          <small className="quiet">{t(`basis.${basis}`)}</small>
        </div>
      ),
    },
    {
      key: "class",
      title: t("column.class"),
      render: ({ className }) => (className ? say(className) : "—"),
    },
    { key: "fen", title: t("column.now"), numeric: true, render: ({ fen }) => <Money fen={fen} /> },
    ...(list.data?.mayChange && view !== "ended" ? [acts] : []),
  ];
  return (
    <div className="stack">
      <Segmented
        className="award-views"
        value={view}
        onChange={(to) => onView(to)}
        options={AWARDED_VIEWS.map((value) => ({ value, label: t(`awarded.${value}`) }))}
      />
      <PagedTable
        list={list}
        label={t(`awarded.${view}`)}
        columns={columns}
        rowKey={({ childId }) => childId}
        empty={<EmptyState title={t(`awarded.none.${view}`)} next={t("awarded.noneNext")} />}
        page={page}
        size={SIZE}
        onPage={onPage}
      />
      {dialog && (
        <ChangeDialog act={dialog.act} awards={[dialog.award]} onClose={() => setDialog(undefined)} />
      )}
    </div>
  );
}
