import { Link } from "@tanstack/react-router";
import type { VisitRow } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { CheckState, Found } from "./found.tsx";

type Props = {
  rows: readonly VisitRow[];
  empty: ReactNode;
  label: string /** In a file the child needs no naming. */;
  ofChild?: true;
};

/** Visits that took place; the day opens the record. */
export function VisitTable({ rows, empty, label, ofChild }: Props) {
  const { t } = useTranslation("visits");
  const child: Column<VisitRow>[] = [
    {
      key: "child",
      title: t("columns.child"),
      render: ({ childId, name }) => (
        <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
          {name}
        </Link>
      ),
    },
    { key: "division", title: t("columns.division"), render: ({ divisionName }) => divisionName },
  ];
  const columns: Column<VisitRow>[] = [
    {
      key: "on",
      title: t("columns.on"),
      head: true,
      render: ({ id, on }) => (
        <Link to="/visits/$id" params={{ id }} className="figure">
          {on}
        </Link>
      ),
    },
    ...(ofChild ? [] : child),
    { key: "kind", title: t("columns.kind"), render: ({ kind }) => t(`kind.${kind}`) },
    { key: "by", title: t("columns.by"), render: ({ by }) => by },
    { key: "found", title: t("columns.found"), render: (row) => <Found row={row} /> },
    { key: "check", title: t("columns.check"), render: ({ check }) => <CheckState check={check} /> },
  ];
  return <RecordTable label={label} rows={rows} columns={columns} rowKey={({ id }) => id} empty={empty} />;
}
