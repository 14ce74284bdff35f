import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AwardChange, AwardChanges } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Money } from "../../parts/money.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { Told } from "./award-cells.tsx";
import { AwardTab, SIZE, type TabProps } from "./award-tab.tsx";
import { CHANGE_VIEWS } from "./awards-search.ts";
import { ChangeDialog, type ChangedAward } from "./change-dialog.tsx";
import { MonthRule } from "./month-rule.tsx";

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

/** What the proposed months rest on. */
function Stops({ stops }: Pick<AwardChanges, "stops">) {
  const { t } = useTranslation("awards");
  return (
    <p>
      {stops ? <MonthRule said={stops} end="stops" /> : <span className="quiet">{t("stops.unset")}</span>}
    </p>
  );
}

/** 待处理变化: whose award a life event puts in question, with the event, its day and what is proposed. */
export function ChangesTab(tab: TabProps<(typeof CHANGE_VIEWS)[number]>) {
  const { view, page } = tab;
  const { t } = useTranslation("awards");
  const trpc = useTRPC();
  const area = useArea();
  const [ending, setEnding] = useState<readonly ChangedAward[]>();
  const input = { ...present({ area }), kind: view, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.awards.changes.queryOptions(input, { placeholderData: keepPreviousData }));
  const mayChange = view === "ends" && (list.data?.mayChange ?? false);
  const ends = useEndColumns(mayChange, (row) => setEnding([endOf(row)]));
  const moves = useMoveColumns();
  const columns: Column<AwardChange>[] = [
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
  const batch = {
    mayTake: ({ proposal }: AwardChange) => proposal !== null,
    act: (taken: readonly AwardChange[]) => (
      <Button type="primary" onClick={() => setEnding(taken.map(endOf))}>
        {t("changes.end", { n: taken.length })}
      </Button>
    ),
  };
  return (
    <>
      <AwardTab
        {...tab}
        views={CHANGE_VIEWS}
        label={(value) => t(`changes.${value}`)}
        about={
          <>
            <p className="quiet">{t(`changes.about.${view}`)}</p>
            {view === "ends" && list.data && <Stops stops={list.data.stops} />}
          </>
        }
        list={list}
        columns={columns}
        empty={{ title: t(`changes.none.${view}`), next: t("changes.noneNext") }}
        batch={mayChange ? batch : undefined}
      />
      {ending && <ChangeDialog act="end" awards={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}
