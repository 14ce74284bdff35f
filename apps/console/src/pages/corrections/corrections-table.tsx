import { Link } from "@tanstack/react-router";
import type { CorrectedChild } from "@tongyou/core/schemas";
import { Button, Checkbox } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Masked } from "../../parts/masked.tsx";
import { Money } from "../../parts/money.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

type Props = {
  rows: readonly CorrectedChild[];
  chosen: readonly string[];
  onChosen: (ids: readonly string[]) => void;
  onOpen: (childId: string) => void;
  empty: ReactNode;
};

const mayDecide = ({ months }: CorrectedChild) => months.some((month) => month.mayDecide);

/** Somebody else has to decide it: this person had it computed. */
const waitsForOther = ({ months }: CorrectedChild) =>
  months.some((month) => month.state === "proposed" && !month.mayDecide);

/** `2018-01 至 2018-03（3 个月）`: the months of a child, folded. */
function useMonthsText() {
  const { t } = useTranslation("corrections");
  return ({ months }: CorrectedChild) => {
    const [first, last] = [months[0]?.month ?? "", months.at(-1)?.month ?? ""];
    return first === last
      ? first
      : t("monthsFolded", { first, last, n: new Set(months.map(({ month }) => month)).size });
  };
}

/** Corrections by child: which months, why, how much; what this person may decide can be chosen. */
export function CorrectionsTable({ rows, chosen, onChosen, onOpen, empty }: Props) {
  const { t } = useTranslation("corrections");
  const { say } = useLanguage();
  const monthsText = useMonthsText();
  const may = useMay();
  const open = rows.filter(mayDecide);
  const isOwn = may("corrections.approve") && rows.some(waitsForOther);
  const choose = (childId: string, on: boolean) =>
    onChosen(on ? [...chosen, childId] : chosen.filter((one) => one !== childId));
  const columns: Column<CorrectedChild>[] = [
    {
      key: "name",
      title: t("columns.child"),
      head: true,
      render: (row) => (
        <div className="correction-child">
          {mayDecide(row) && (
            <Checkbox
              aria-label={t("choose", { name: row.name })}
              checked={chosen.includes(row.childId)}
              onChange={({ target }) => choose(row.childId, target.checked)}
            />
          )}
          <div>
            <Link to="/children/$id" params={{ id: row.childId }} search={{ tab: "benefits" }}>
              {row.name}
            </Link>
            <br />
            <Masked value={row.idNumber} />
          </div>
        </div>
      ),
    },
    { key: "division", title: t("columns.division"), render: (row) => row.divisionName },
    {
      key: "months",
      title: t("columns.months"),
      render: (row) => <span className="figure">{monthsText(row)}</span>,
    },
    {
      key: "causes",
      title: t("columns.causes"),
      render: (row) => (
        <ul className="correction-causes">
          {row.causes.map((cause) => (
            <li key={cause.zh}>{say(cause)}</li>
          ))}
        </ul>
      ),
    },
    {
      key: "fen",
      title: t("columns.fen"),
      numeric: true,
      render: (row) => (
        <span>
          <span className="quiet">
            {t(row.fen === 0 ? "level" : row.fen > 0 ? "kind.arrears" : "kind.recovery")}{" "}
          </span>
          <Money fen={row.fen} signed />
        </span>
      ),
    },
    {
      key: "act",
      title: t("columns.act"),
      render: (row) => (
        <Button size="small" onClick={() => onOpen(row.childId)}>
          {t("open")}
        </Button>
      ),
    },
  ];
  return (
    <>
      {isOwn && <p className="quiet">{t("ownComputed")}</p>}
      {open.length > 0 && (
        <Checkbox
          checked={open.every(({ childId }) => chosen.includes(childId))}
          indeterminate={chosen.length > 0 && chosen.length < open.length}
          onChange={({ target }) => onChosen(target.checked ? open.map(({ childId }) => childId) : [])}
        >
          {t("chooseAll", { n: open.length })}
        </Checkbox>
      )}
      <RecordTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={({ childId }) => childId}
        empty={empty}
      />
    </>
  );
}
