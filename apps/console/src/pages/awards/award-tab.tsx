import { Checkbox, Segmented } from "antd";
import { type ComponentProps, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseBar } from "../../parts/choose-bar.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useWhoColumns, type Who } from "./award-cells.tsx";
import type { AwardView } from "./awards-search.ts";

/** Rows of one page of every tab. */
export const SIZE = 50;

/** What the address says of a tab, and how it is said anew. */
export type TabProps<View extends AwardView> = {
  view: View;
  onView: (view: View) => void;
  page: number;
  onPage: (page: number) => void;
};

type Props<View extends AwardView, Row extends Who> = TabProps<View> & {
  views: readonly View[];
  label: (view: View) => string;
  /** What stands under the choice of the view. */
  about?: ReactNode;
  list: ComponentProps<typeof PagedTable<Row>>["list"];
  /** Behind those that say who it is. */
  columns: readonly Column<Row>[];
  /** Absent: each child stands in it once. */
  rowKey?: (row: Row) => string | number;
  empty: ComponentProps<typeof EmptyState>;
  /** Whom of the page a batch can take, and its button; absent: there is nothing to do for several. */
  batch?: { mayTake?: (row: Row) => boolean; act: (taken: readonly Row[]) => ReactNode } | undefined;
};

/** A tab of awards: which part is in view, the batch that is done for several at once, and the list. */
export function AwardTab<View extends AwardView, Row extends Who>({
  views,
  label,
  view,
  onView,
  about,
  list,
  columns,
  rowKey = ({ childId }) => childId,
  empty,
  batch,
  page,
  onPage,
}: Props<View, Row>) {
  const { t } = useTranslation("awards");
  const who = useWhoColumns();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayTake = batch?.mayTake ?? (() => true);
  const takeable = batch ? (list.data?.rows ?? []).filter(mayTake) : [];
  const taken = takeable.filter(({ childId }) => chosen.has(childId));
  const choose: Column<Row> = {
    key: "choose",
    title: t("column.choose"),
    render: (row) =>
      mayTake(row) && (
        <Checkbox
          aria-label={t("choose", { name: row.name })}
          checked={chosen.has(row.childId)}
          onChange={({ target }) => {
            const next = new Set(chosen);
            if (target.checked) next.add(row.childId);
            else next.delete(row.childId);
            setChosen(next);
          }}
        />
      ),
  };
  return (
    <div className="stack">
      <Segmented
        className="award-views"
        value={view}
        onChange={onView}
        options={views.map((value) => ({ value, label: label(value) }))}
      />
      {about}
      {batch && (
        <ChooseBar
          ids={takeable.map(({ childId }) => childId)}
          chosen={chosen}
          onChoose={(ids) => setChosen(new Set(ids))}
          label={t("column.choose")}
          all={t("chooseAll")}
          count={(n) => t("chosen", { n })}
        >
          {taken.length > 0 && batch.act(taken)}
        </ChooseBar>
      )}
      <PagedTable
        list={list}
        label={label(view)}
        columns={[...(batch ? [choose] : []), ...who, ...columns]}
        rowKey={rowKey}
        empty={<EmptyState {...empty} />}
        page={page}
        size={SIZE}
        onPage={onPage}
      />
    </div>
  );
}
