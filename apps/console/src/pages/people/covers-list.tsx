import type { CoverRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useMay } from "../../shell/session.tsx";
import { EndCoverDialog } from "./cover-dialogs.tsx";

/** Vacant places that a colleague works for until a day. */
export function CoversList({ rows }: { rows: readonly CoverRow[] }) {
  const { t } = useTranslation("people");
  const may = useMay();
  const [ending, setEnding] = useState<CoverRow>();
  const columns: Column<CoverRow>[] = [
    { key: "place", title: t("coverage.place"), head: true, render: ({ place }) => place.name },
    { key: "deputy", title: t("cover.deputy"), render: ({ deputy }) => deputy ?? "—" },
    {
      key: "span",
      title: t("cover.span"),
      render: ({ from, until }) => (
        <span className="figure">
          {from} — {until}
        </span>
      ),
    },
    ...(may("people.endCover")
      ? [
          {
            key: "act",
            title: t("act"),
            render: (row: CoverRow) => (
              <Button size="small" onClick={() => setEnding(row)}>
                {t("cover.end")}
              </Button>
            ),
          },
        ]
      : []),
  ];
  if (rows.length === 0) return null;
  return (
    <section className="stack" aria-label={t("cover.list")}>
      <h2>{t("cover.list")}</h2>
      <RecordTable
        label={t("cover.list")}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty={null}
      />
      {ending && <EndCoverDialog row={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}
