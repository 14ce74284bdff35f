import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportRow, ImportSummary } from "@tongyou/core/schemas";
import { Button, Tabs, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { type ImportSearch, ROW_FILTERS, type RowFilter } from "./import-search.ts";

const SIZE = 50;
/** How many problems and changes of a row show before it is unfolded. */
const FIRST = 4;
const COLOURS = { new: "green", changed: "blue", unchanged: "default", rejected: "red" } as const;

type Problem = ImportRow["problems"][number];

/** The cell as written and as taken, as far as the message does not tell already. */
function Rewritten({ problem, message }: { problem: Problem; message: string }) {
  const { t } = useTranslation("imports");
  const untold = (text: string | undefined) =>
    text !== undefined && !message.includes(text) ? text : undefined;
  const before = untold(problem.before);
  const after = untold(problem.after);
  if (before === undefined && after === undefined) return null;
  return (
    <span className="before-after">
      {before !== undefined && <del title={t("rows.before")}>{before}</del>}
      {after !== undefined && (
        <>
          {" → "}
          <ins title={t("rows.after")}>{after}</ins>
        </>
      )}
    </span>
  );
}

/** What is wrong with a row and what to do, then what it changes on file: before → after. */
function What({ row }: { row: ImportRow }) {
  const { t } = useTranslation("imports");
  const { say } = useLanguage();
  const [unfolded, setUnfolded] = useState(false);
  const lines: { key: string; line: ReactNode }[] = [
    ...row.problems.map((problem) => ({
      key: `${problem.code} ${problem.column}`,
      line: (
        <>
          <Tag color={problem.code.startsWith("E_") ? "red" : "gold"}>
            {t(problem.code.startsWith("E_") ? "problems.rejected" : "problems.warned")}
          </Tag>
          <strong>{problem.column}</strong> {say(problem.message)}
          <Rewritten problem={problem} message={say(problem.message)} />
        </>
      ),
    })),
    ...row.differences.map((difference) => ({
      key: `${difference.fact} ${difference.from}`,
      line: (
        <>
          {say(difference.label)}{" "}
          <span className="before-after">
            <del>{difference.before ? say(difference.before) : t("rows.unknownBefore")}</del>
            {" → "}
            <ins>{difference.after ? say(difference.after) : t("rows.unknownAfter")}</ins>
          </span>{" "}
          <span className="quiet">{t("rows.from", { date: difference.from })}</span>
        </>
      ),
    })),
    ...(row.closedFile ? [{ key: "closed", line: t("rows.closedFile") }] : []),
    ...row.kept.map((kept) => ({
      key: `kept ${kept.fact}`,
      line: (
        <span className="quiet">{t("rows.kept", { fact: say(kept.label), value: say(kept.shown) })}</span>
      ),
    })),
  ];
  if (lines.length === 0) return <span className="quiet">{t("rows.nothing")}</span>;
  const shown = unfolded ? lines : lines.slice(0, FIRST);
  return (
    <ul className="what">
      {shown.map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
      {lines.length > FIRST && (
        <li>
          <Button size="small" type="link" onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? t("rows.fold") : t("rows.more", { n: lines.length - FIRST })}
          </Button>
        </li>
      )}
    </ul>
  );
}

type Props = { summary: ImportSummary; search: ImportSearch; onSearch: (search: ImportSearch) => void };

/** The rows of a ledger with filter tabs: what each becomes and why. */
export function ImportRows({ summary, search, onSearch }: Props) {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const filter: RowFilter = search.filter ?? "all";
  const page = search.page ?? 1;
  const rows = useQuery(
    trpc.imports.rows.queryOptions(
      { id: summary.id, filter, offset: (page - 1) * SIZE, limit: SIZE },
      { placeholderData: keepPreviousData },
    ),
  );
  const counts = { ...summary.counts, all: summary.counts.rows };
  const columns: Column<ImportRow>[] = [
    { key: "row", title: t("rows.row"), numeric: true, render: (row) => row.row },
    {
      key: "name",
      title: t("rows.name"),
      head: true,
      render: (row) =>
        row.childId && summary.state !== "previewed" ? (
          <Link to="/children/$id" params={{ id: row.childId }}>
            {row.name ?? t("rows.noName")}
          </Link>
        ) : (
          (row.name ?? t("rows.noName"))
        ),
    },
    {
      key: "change",
      title: t("rows.change"),
      render: (row) => <Tag color={COLOURS[row.change]}>{t(`change.${row.change}`)}</Tag>,
    },
    { key: "what", title: t("rows.what"), render: (row) => <What row={row} /> },
  ];
  return (
    <section className="stack import-rows">
      <Tabs
        activeKey={filter}
        onChange={(key) => onSearch({ filter: ROW_FILTERS.find((one) => one === key), page: undefined })}
        items={ROW_FILTERS.map((key) => ({ key, label: `${t(`change.${key}`)} ${counts[key]}` }))}
      />
      <ErrorNotice error={rows.error} onRetry={() => void rows.refetch()} />
      {rows.isPending && <Waiting />}
      {rows.data && (
        <>
          <RecordTable
            label={t("steps.preview")}
            rows={rows.data.rows}
            columns={columns}
            rowKey={(row) => row.row}
            empty={<EmptyState title={t("rows.empty")} />}
          />
          <Pager page={page} size={SIZE} total={rows.data.total} onPage={(to) => onSearch({ page: to })} />
        </>
      )}
    </section>
  );
}
