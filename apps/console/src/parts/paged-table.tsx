import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice.tsx";
import { Pager } from "./pager.tsx";
import { type Column, RecordTable } from "./record-table.tsx";
import { Waiting } from "./waiting.tsx";

type Props<Row> = Pick<Parameters<typeof Pager>[0], "page" | "size" | "onPage"> & {
  list: Pick<
    UseQueryResult<{ rows: readonly Row[]; total: number }, unknown>,
    "data" | "error" | "isPending" | "isFetching" | "refetch"
  >;
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string | number;
  empty: ReactNode;
};

/** One page of a list that the server keeps: what went wrong, waiting, the rows, and the way to the others. */
export function PagedTable<Row>({ list, page, size, onPage, ...table }: Props<Row>) {
  return (
    <>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable rows={list.data.rows} {...table} />
          <Pager page={page} size={size} total={list.data.total} onPage={onPage} />
        </div>
      )}
    </>
  );
}
