import type { CheckedRow, RegisterCheck } from "@tongyou/core/schemas";
import { Segmented, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";

const SIZE = 50;
const SHOWN = ["wrong", "does", "all"] as const;
type Shown = (typeof SHOWN)[number];

const inView: Readonly<Record<Shown, (row: CheckedRow) => boolean>> = {
  wrong: ({ problems }) => problems.length > 0,
  does: ({ does }) => does.length > 0,
  all: () => true,
};

/** What a row does, or why it cannot. */
function Outcome({ row }: { row: CheckedRow }) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  if (row.problems.length > 0)
    return (
      <ul className="work-list">
        {row.problems.map(({ field, column, cause, remedy }) => (
          <li key={`${field} ${cause.zh}`}>
            <strong>{column}</strong> <span className="danger">⚠ {say(cause)}</span> {say(remedy)}
          </li>
        ))}
      </ul>
    );
  if (row.does.length === 0) return <span className="quiet">{t("import.same")}</span>;
  return (
    <>
      {row.does.map((deed) => (
        <Tag key={deed} color={deed === "change" ? "blue" : "green"}>
          {t(`import.deed.${deed}`, { columns: row.changed.join(t("comma")) })}
        </Tag>
      ))}
    </>
  );
}

/** The rows of a checked workbook, those with a problem first. */
export function CheckedRows({ check }: { check: RegisterCheck }) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const [shown, setShown] = useState<Shown>(check.counts.wrong > 0 ? "wrong" : "all");
  const [page, setPage] = useState(1);
  const rows = check.rows.filter(inView[shown]);
  const columns: Column<CheckedRow>[] = [
    { key: "row", title: t("import.row"), numeric: true, render: ({ row }) => row },
    { key: "name", title: t("field.name"), head: true, render: ({ name }) => name || "—" },
    {
      key: "post",
      title: t("posts"),
      render: ({ post }) =>
        post ? `${say(post.title)} · ${post.place}${post.part ? ` · ${post.part}` : ""}` : "—",
    },
    { key: "outcome", title: t("import.outcome"), render: (row) => <Outcome row={row} /> },
  ];
  return (
    <div className="stack">
      <div className="filters">
        <Segmented
          className="wrapping"
          value={shown}
          onChange={(next) => {
            setShown(next);
            setPage(1);
          }}
          options={SHOWN.map((one) => ({
            value: one,
            label: `${t(`import.shown.${one}`)} ${check.rows.filter(inView[one]).length.toLocaleString("en-US")}`,
          }))}
        />
      </div>
      <RecordTable
        label={t("import.rows")}
        rows={rows.slice((page - 1) * SIZE, page * SIZE)}
        columns={columns}
        rowKey={({ row }) => row}
        empty={<EmptyState title={t(`import.empty.${shown}`)} />}
      />
      <Pager page={page} size={SIZE} total={rows.length} onPage={setPage} />
    </div>
  );
}
