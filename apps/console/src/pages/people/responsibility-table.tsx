import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Responsibility, ResponsibilityRow } from "@tongyou/core/schemas";
import { Button, Checkbox, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { AppointManyDialog } from "./appoint-many-dialog.tsx";
import type { ViewProps } from "./people-search.ts";

const SIZE = 50;
type Village = ResponsibilityRow["place"];

function Cell({ cell }: { cell: ResponsibilityRow["cells"][number] | undefined }) {
  const { t } = useTranslation("people");
  if (!cell) return null;
  return (
    <>
      {cell.people.map(({ name, part, unit }) => (
        <div key={`${name} ${part ?? ""}`} title={unit ?? undefined}>
          {name}
          {part && <span className="quiet"> · {part}</span>}
        </div>
      ))}
      {cell.gap && <span className="caution">⚠ {t("coverage.gap")}</span>}
    </>
  );
}

function useColumns(table: Responsibility, picked: readonly Village[], onPick: (picked: Village[]) => void) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const may = useMay();
  const isPicked = ({ code }: Village) => picked.some((one) => one.code === code);
  const turn = (village: Village) =>
    onPick(isPicked(village) ? picked.filter(({ code }) => code !== village.code) : [...picked, village]);
  const pick: Column<ResponsibilityRow> = {
    key: "pick",
    title: t("responsibility.pick"),
    render: ({ place }) => (
      <Checkbox
        aria-label={t("training.pick", { name: place.name })}
        checked={isPicked(place)}
        onChange={() => turn(place)}
      />
    ),
  };
  const columns: Column<ResponsibilityRow>[] = [
    ...(may("people.appointMany") ? [pick] : []),
    { key: "place", title: t("responsibility.village"), head: true, render: ({ place }) => place.name },
    ...table.columns.map(
      ({ id, role, roleTitle, per }, at): Column<ResponsibilityRow> => ({
        key: `${id} ${role}`,
        title: t("responsibility.column", { title: say(roleTitle), per: t(`responsibility.per.${per}`) }),
        render: ({ cells }) => <Cell cell={cells[at]} />,
      }),
    ),
  ];
  return columns;
}

function Table({
  table,
  page,
  onPage,
}: {
  table: Responsibility;
  page: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation("people");
  const may = useMay();
  const [picked, setPicked] = useState<Village[]>([]);
  const [giving, setGiving] = useState(false);
  const columns = useColumns(table, picked, setPicked);
  const shown = table.rows.map(({ place }) => place);
  const others = shown.filter(({ code }) => !picked.some((one) => one.code === code));
  return (
    <>
      {may("people.appointMany") && table.rows.length > 0 && (
        <div className="actions">
          <Button type="primary" disabled={picked.length === 0} onClick={() => setGiving(true)}>
            {t("responsibility.give", { n: picked.length })}
          </Button>
          <Button disabled={others.length === 0} onClick={() => setPicked([...picked, ...others])}>
            {t("responsibility.pickPage")}
          </Button>
          {picked.length > 0 && <Button onClick={() => setPicked([])}>{t("responsibility.unpick")}</Button>}
        </div>
      )}
      <RecordTable
        label={t("tabs.responsibility")}
        rows={table.rows}
        columns={columns}
        rowKey={({ place }) => place.code}
        empty={<EmptyState title={t("responsibility.none")} />}
      />
      <Pager page={page} size={SIZE} total={table.total} onPage={onPage} />
      {giving && (
        <AppointManyDialog
          villages={picked}
          onClose={() => setGiving(false)}
          onGiven={() => {
            setGiving(false);
            setPicked([]);
          }}
        />
      )}
    </>
  );
}

/** Village by village who answers for it at every level, where nobody does, and one person given to many. */
export function ResponsibilityTable({ search, onChange }: ViewProps) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const area = useArea();
  const page = search.page ?? 1;
  const gaps = search.gaps === "only";
  const input = { ...present({ area }), gaps, offset: (page - 1) * SIZE, limit: SIZE };
  const table = useQuery(
    trpc.people.responsibility.queryOptions(input, { placeholderData: keepPreviousData }),
  );
  if (table.isPending) return <Waiting />;
  const { data } = table;
  if (!data) return <ErrorNotice error={table.error} onRetry={() => void table.refetch()} />;
  const count = (n: number) => n.toLocaleString("en-US");
  return (
    <div className="stack" aria-busy={table.isFetching}>
      <div className="filters">
        <Segmented
          className="wrapping"
          value={gaps ? "only" : "all"}
          onChange={(next) => onChange({ gaps: next === "only" ? "only" : undefined })}
          options={[
            { value: "all", label: `${t("responsibility.all")} ${count(data.villages)}` },
            { value: "only", label: `${t("responsibility.lacking")} ${count(data.lacking)}` },
          ]}
        />
      </div>
      <Table table={data} page={page} onPage={(to) => onChange({ page: to })} />
    </div>
  );
}
