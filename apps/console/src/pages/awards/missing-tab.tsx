import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { LeftOut, MissingAward } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Money } from "../../parts/money.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { LeftOutList } from "../applications/left-out.tsx";
import { Told } from "./award-cells.tsx";
import { AwardTab, SIZE, type TabProps } from "./award-tab.tsx";
import { MISSING_VIEWS } from "./awards-search.ts";
import { useAwardsChanged } from "./use-awards-changed.ts";

/** 应保未保: who qualifies and receives nothing, why, and the way to begin their applications. */
export function MissingTab(tab: TabProps<(typeof MISSING_VIEWS)[number]>) {
  const { view, page } = tab;
  const { t } = useTranslation("awards");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const may = useMay();
  const area = useArea();
  const changed = useAwardsChanged();
  const [done, setDone] = useState<{ started: number; leftOut: LeftOut[] }>();
  const busy = useRef(false);
  const input = { ...present({ area }), applied: view === "applied", offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.awards.missing.queryOptions(input, { placeholderData: keepPreviousData }));
  const start = useMutation(
    trpc.applications.start.mutationOptions({
      onSuccess: async ({ started, leftOut }) => {
        setDone({ started: started.length, leftOut });
        await changed();
      },
      onSettled: () => {
        busy.current = false;
      },
    }),
  );
  const begin = (taken: readonly MissingAward[]) => {
    // The second click of a double click comes before the button is drawn as busy.
    if (busy.current) return;
    busy.current = true;
    start.mutate({ childIds: taken.map(({ childId }) => childId), origin: "proposed" });
  };
  const columns: Column<MissingAward>[] = [
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
  const batch = {
    act: (taken: readonly MissingAward[]) => (
      <Button type="primary" loading={start.isPending} onClick={() => begin(taken)}>
        {t("missing.start", { n: taken.length })}
      </Button>
    ),
  };
  const about = (
    <>
      <p className="quiet">{t("missing.about")}</p>
      {done && done.started > 0 && (
        <Alert type="success" showIcon title={t("missing.started", { n: done.started })} />
      )}
      <LeftOutList rows={done?.leftOut ?? []} />
      <ErrorNotice error={start.error} />
    </>
  );
  return (
    <AwardTab
      {...tab}
      views={MISSING_VIEWS}
      label={(value) => t(`missing.${value}`)}
      about={about}
      list={list}
      columns={columns}
      empty={{ title: t(`missing.none.${view}`), next: t("missing.noneNext") }}
      batch={view === "open" && may("applications.start") ? batch : undefined}
    />
  );
}
