import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AwardRow } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Money } from "../../parts/money.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { AwardTab, SIZE, type TabProps } from "./award-tab.tsx";
import { AWARDED_VIEWS } from "./awards-search.ts";
import { type Act, ChangeDialog, type ChangedAward } from "./change-dialog.tsx";
import { MonthRule } from "./month-rule.tsx";

const ACTS = { granted: ["suspend", "end"], suspended: ["resume", "end"], ended: [] } as const;
/** A file that is closed is not paid whatever is done: its award can only end. */
const CLOSED = ["end"] as const;

/** 已认定: what is granted, suspended or ended, since when and on what. */
export function AwardedTab(tab: TabProps<(typeof AWARDED_VIEWS)[number]>) {
  const { view, page } = tab;
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
    render: ({ childId, name, span, state, closedOn }) => (
      <div className="actions">
        {(closedOn === null ? ACTS[state] : CLOSED).map((act) => (
          <Button key={act} size="small" onClick={() => setDialog({ act, award: { childId, name, span } })}>
            {t(`act.${act}.button`)}
          </Button>
        ))}
      </div>
    ),
  };
  const columns: Column<AwardRow>[] = [
    {
      key: "since",
      title: t("column.since"),
      render: ({ state, from, basis, first, closedOn }) => (
        <div>
          {closedOn !== null && state !== "ended" && (
            <>
              <Tag color="orange">{t("closed", { on: closedOn })}</Tag>
              <br />
            </>
          )}
          {t(`state.${state}`, { month: from })}
          <br />
          <small>
            <span className="quiet">{t(`basis.${basis}`)}</span> {first && <MonthRule said={first} />}
          </small>
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
    <>
      <AwardTab
        {...tab}
        views={AWARDED_VIEWS}
        label={(value) => t(`awarded.${value}`)}
        list={list}
        columns={columns}
        empty={{ title: t(`awarded.none.${view}`), next: t("awarded.noneNext") }}
      />
      {dialog && (
        <ChangeDialog act={dialog.act} awards={[dialog.award]} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
