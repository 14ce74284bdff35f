import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AwardChange } from "@tongyou/core/schemas";
import { Button, Segmented, Tag } from "antd";
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
import { Told, useChoosing, useWhoColumns } from "./award-cells.tsx";
import { CHANGE_VIEWS } from "./awards-search.ts";
import { ChangeDialog, type ChangedAward } from "./change-dialog.tsx";
import { ChooseBar } from "./choose-bar.tsx";

const SIZE = 50;

type View = (typeof CHANGE_VIEWS)[number];
type Props = { view: View; onView: (view: View) => void; page: number; onPage: (page: number) => void };

const endOf = ({ childId, name, span, proposal }: AwardChange): ChangedAward => ({
  childId,
  name,
  span,
  from: proposal?.ends,
});

/** The proposed last month, and the way to end the award otherwise. */
function useEndColumns(mayChange: boolean, onEnd: (row: AwardChange) => void): Column<AwardChange>[] {
  const { t } = useTranslation("awards");
  return [
    {
      key: "proposal",
      title: t("column.proposal"),
      render: ({ proposal }) => {
        if (!proposal) return <span className="quiet">{t("proposal.unknown")}</span>;
        const { last, ends } = proposal;
        return last === null ? t("proposal.none", { ends }) : t("proposal.last", { last, ends });
      },
    },
    ...(mayChange
      ? [
          {
            key: "acts",
            title: t("column.acts"),
            render: (row: AwardChange) => (
              <Button size="small" onClick={() => onEnd(row)}>
                {t("act.end.button")}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** Another class than was last paid: both with their amounts. */
function useMoveColumns(): Column<AwardChange>[] {
  const { t } = useTranslation("awards");
  const { say } = useLanguage();
  const rate = (of: AwardChange["before"]) =>
    of && (
      <div>
        {of.className ? say(of.className) : of.class}
        <br />
        <Money fen={of.fen} />
      </div>
    );
  return [
    { key: "before", title: t("column.before"), numeric: true, render: ({ before }) => rate(before) },
    { key: "after", title: t("column.after"), numeric: true, render: ({ after }) => rate(after) },
  ];
}

/** 待处理变化: whose award a life event puts in question, with the event, its day and what is proposed. */
export function ChangesTab({ view, onView, page, onPage }: Props) {
  const { t } = useTranslation("awards");
  const trpc = useTRPC();
  const area = useArea();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [ending, setEnding] = useState<readonly ChangedAward[]>();
  const input = { ...present({ area }), kind: view, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.awards.changes.queryOptions(input, { placeholderData: keepPreviousData }));
  const mayChange = view === "ends" && (list.data?.mayChange ?? false);
  const { column, all } = useChoosing<AwardChange>(chosen, setChosen, ({ proposal }) => proposal !== null);
  const ends = useEndColumns(mayChange, (row) => setEnding([endOf(row)]));
  const moves = useMoveColumns();
  const columns: Column<AwardChange>[] = [
    ...(mayChange ? [column] : []),
    ...useWhoColumns(),
    {
      key: "event",
      title: t("column.event"),
      render: ({ text, clauses, state }) => (
        <div>
          {state === "suspended" && <Tag color="orange">{t("awarded.suspended")}</Tag>}
          <Told text={text} clauses={clauses} />
        </div>
      ),
    },
    ...(view === "ends" ? ends : moves),
  ];
  const proposed = all(list.data?.rows ?? []);
  const taken = proposed.filter(({ childId }) => chosen.has(childId));
  return (
    <div className="stack">
      <Segmented
        className="award-views"
        value={view}
        onChange={(to) => onView(to)}
        options={CHANGE_VIEWS.map((value) => ({ value, label: t(`changes.${value}`) }))}
      />
      <p className="quiet">{t(`changes.about.${view}`)}</p>
      {mayChange && (
        <ChooseBar of={proposed.map(({ childId }) => childId)} chosen={chosen} onChoose={setChosen}>
          {taken.length > 0 && (
            <Button type="primary" onClick={() => setEnding(taken.map(endOf))}>
              {t("changes.end", { n: taken.length })}
            </Button>
          )}
        </ChooseBar>
      )}
      <PagedTable
        list={list}
        label={t(`changes.${view}`)}
        columns={columns}
        rowKey={({ childId }) => childId}
        empty={<EmptyState title={t(`changes.none.${view}`)} next={t("changes.noneNext")} />}
        page={page}
        size={SIZE}
        onPage={onPage}
      />
      {ending && (
        <ChangeDialog
          act="end"
          awards={ending}
          onClose={() => {
            setEnding(undefined);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}
