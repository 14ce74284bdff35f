import { Link } from "@tanstack/react-router";
import type { ChildRow, RiskLevelOut } from "@tongyou/core/schemas";
import { Checkbox } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Masked } from "../../parts/masked.tsx";
import { Money } from "../../parts/money.tsx";
import { RiskTag } from "../risk/risk-tag.tsx";
import { AllowanceState } from "./allowance-state.tsx";
import { CategoryTags } from "./category-tags.tsx";
import type { SORTS } from "./children-search.ts";
import type { Column } from "./columns.ts";
import { usePackNames } from "./use-pack-names.ts";

type Sort = (typeof SORTS)[number];
const SORT_OF: Partial<Record<Column, Sort>> = {
  name: "pinyin",
  birthDate: "birthDate",
  division: "division",
  decidedOn: "decidedOn",
  risk: "risk",
};
const NUMERIC = new Set<Column>(["age", "amount", "needs"]);

function useCell(riskLevels: readonly RiskLevelOut[]) {
  const { t } = useTranslation("children");
  const { categoryName, className } = usePackNames();
  return (row: ChildRow, column: Column): ReactNode => {
    switch (column) {
      case "name":
        return (
          <Link to="/children/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        );
      case "sex":
        return t(`sex.${row.sex ?? "unknown"}`);
      case "age":
        return row.age === null ? t("unknownAge") : t("years", { n: row.age });
      case "birthDate":
        return <span className="figure">{row.birthDate ?? "—"}</span>;
      case "idNumber":
        return row.idNumber ? (
          <Masked value={row.idNumber} />
        ) : (
          <span className="quiet">{t("noIdNumber")}</span>
        );
      case "division":
        return row.divisionName;
      case "categories":
        return (
          <CategoryTags
            yes={row.categories}
            review={row.reviewCategories}
            orphan={row.orphan}
            leftOut={row.leftOut}
            nameOf={categoryName}
          />
        );
      case "risk": {
        const level = riskLevels.find((one) => one.level === row.riskLevel);
        return level ? <RiskTag level={level} /> : <span className="quiet">{t("notAssessed")}</span>;
      }
      case "allowance":
        return (
          <>
            <AllowanceState status={row.allowanceStatus} />
            {row.allowanceClass && (
              <span className="quiet allowance-class">{className(row.allowanceClass)}</span>
            )}
          </>
        );
      case "amount":
        return <Money fen={row.allowanceFen} />;
      case "needs":
        return row.needsCount === 0 ? "" : t("needs", { n: row.needsCount });
      case "decidedOn":
        return <span className="figure">{row.decidedOn ?? "—"}</span>;
    }
  };
}

type Props = {
  rows: readonly ChildRow[];
  columns: readonly Column[];
  riskLevels: readonly RiskLevelOut[];
  selected: string | null;
  onSelect: (id: string) => void;
  sort: Sort;
  descending: boolean;
  /** Rows chosen for a common act; absent: nothing can be done with several. */
  picked?: { ids: ReadonlySet<string>; onPick: (id: string, on: boolean) => void } | undefined;
  onSort: (sort: Sort, descending: boolean) => void;
};

/** One page of children; on a phone each child is a card. The chosen row stays in view as the keys move it. */
export function ChildrenTable({
  rows,
  columns,
  riskLevels,
  selected,
  onSelect,
  sort,
  descending,
  picked,
  onSort,
}: Props) {
  const { t } = useTranslation("children");
  const cell = useCell(riskLevels);
  const chosen = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected !== null) chosen.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  const heading = (column: Column) => {
    const key = SORT_OF[column];
    if (key === undefined) return t(`columns.${column}`);
    const active = key === sort;
    return (
      <button type="button" onClick={() => onSort(key, active && !descending)}>
        {t(`columns.${column}`)}
        <span aria-hidden="true">{active ? (descending ? " ↓" : " ↑") : ""}</span>
      </button>
    );
  };
  const ariaSort = (column: Column) =>
    SORT_OF[column] === sort ? (descending ? "descending" : "ascending") : undefined;
  return (
    <div className="record-table children-table">
      <table aria-label={t("title")}>
        <thead>
          <tr>
            {picked && <th scope="col" aria-label={t("pick")} />}
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={ariaSort(column)}
                className={NUMERIC.has(column) ? "numeric" : undefined}
              >
                {heading(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // The keyboard road to a row is j, k and Enter on the list, and the link on the name.
            <tr
              key={row.id}
              ref={row.id === selected ? chosen : undefined}
              aria-selected={row.id === selected}
              onClick={() => onSelect(row.id)}
            >
              {picked && (
                <td className="pick">
                  <Checkbox
                    // Ticking a row does not open its preview.
                    onClick={(event) => event.stopPropagation()}
                    aria-label={t("pickOne", { name: row.name })}
                    checked={picked.ids.has(row.id)}
                    onChange={({ target }) => picked.onPick(row.id, target.checked)}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column}
                  data-label={t(`columns.${column}`)}
                  className={column === "name" ? "head" : NUMERIC.has(column) ? "numeric" : undefined}
                >
                  {cell(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
