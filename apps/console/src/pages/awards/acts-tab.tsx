import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { AwardActRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";
import { AwardTab, SIZE, type TabProps } from "./award-tab.tsx";
import { ACT_VIEWS } from "./awards-search.ts";

/** Days on which something was done, both included. */
export type Days = { from?: string | undefined; to?: string | undefined };
type Props = TabProps<(typeof ACT_VIEWS)[number]> & { days: Days; onDays: (days: Days) => void };

/** 变更记录: who suspended, resumed and ended whose award, when, from which month and why; to be exported. */
export function ActsTab({ days, onDays, ...tab }: Props) {
  const { view, page } = tab;
  const { t } = useTranslation("awards");
  const trpc = useTRPC();
  const may = useMay();
  const area = useArea();
  const filter = present({ area, ...days, act: view === "all" ? undefined : view });
  const input = { ...filter, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.awards.acts.queryOptions(input, { placeholderData: keepPreviousData }));
  const save = useMutation(trpc.awards.exportActs.mutationOptions({ onSuccess: saveFile }));
  const columns: Column<AwardActRow>[] = [
    {
      key: "act",
      title: t("acts.at"),
      render: ({ act, at, by }) => (
        <>
          {t(`acts.${act}`)}
          <br />
          <small className="quiet">
            {by} <Instant at={at} />
          </small>
        </>
      ),
    },
    { key: "month", title: t("acts.month"), render: ({ month }) => <span className="figure">{month}</span> },
    {
      key: "why",
      title: t("acts.why"),
      render: ({ reason, document }) => (
        <>
          {reason}
          {document !== null && <p className="quiet">{t("acts.document", { document })}</p>}
        </>
      ),
    },
  ];
  const about = (
    <>
      <p className="quiet">{t("acts.about")}</p>
      <div className="filters">
        {(["from", "to"] as const).map((end) => (
          <label key={end} className="day" htmlFor={`acts-${end}`}>
            {t(`acts.${end}`)}{" "}
            <DateField id={`acts-${end}`} value={days[end]} onChange={(day) => onDays({ [end]: day })} />
          </label>
        ))}
        {may("awards.exportActs") && (
          <Button loading={save.isPending} onClick={() => save.mutate(filter)}>
            {t("acts.export")}
          </Button>
        )}
      </div>
      <ErrorNotice error={save.error} />
    </>
  );
  return (
    <AwardTab
      {...tab}
      views={ACT_VIEWS}
      label={(value) => t(`acts.${value}`)}
      about={about}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={{ title: t("acts.none"), next: t("acts.noneNext") }}
    />
  );
}
