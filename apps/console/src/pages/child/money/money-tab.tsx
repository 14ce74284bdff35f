import { useMutation, useQuery } from "@tanstack/react-query";
import {
  type ChildFile,
  type ChildMoney,
  hasStory,
  type MoneyMonth,
  type MoneyYear,
} from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api.ts";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorNotice } from "../../../parts/error-notice.tsx";
import { Money, yuanOf } from "../../../parts/money.tsx";
import { saveFile } from "../../../parts/save-file.ts";
import { Waiting } from "../../../parts/waiting.tsx";
import { useMay } from "../../../shell/session.tsx";
import { AwardsCard } from "../../awards/awards-card.tsx";
import { LeftOut } from "../../children/left-out.tsx";
import { PrintDialog } from "../print-dialog.tsx";
import { Choices } from "./choices.tsx";
import { Grants, Instalments, Payments } from "./money-tables.tsx";
import { MonthCell } from "./month-cell.tsx";
import { MonthStory } from "./month-story.tsx";
import "./money.css";

const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;

/** What is open of all years, in one line. */
function Open({ toPayFen, toTakeFen }: ChildMoney) {
  const { t } = useTranslation("money");
  if (toPayFen === null || toTakeFen === null) return <LeftOut why="restricted" />;
  if (toPayFen === 0 && toTakeFen === 0) return <span className="quiet">{t("settled")}</span>;
  return (
    <>
      {toPayFen > 0 && (
        <span>
          {t("toPay")} <Money fen={toPayFen} />
        </span>
      )}
      {toTakeFen > 0 && (
        <span className="danger">
          {t("toTake")} <Money fen={toTakeFen} />
        </span>
      )}
    </>
  );
}

function Year({
  year,
  isNewest,
  onOpen,
}: {
  year: MoneyYear;
  isNewest: boolean;
  onOpen: (month: MoneyMonth) => void;
}) {
  const { t } = useTranslation("money");
  const { dueFen, paidFen, openFen } = year;
  const told = year.months.some(hasStory) || (year.months.length > 0 && isNewest);
  const known = dueFen !== null && paidFen !== null && openFen !== null;
  return (
    <div>
      <h3>
        {t("year", { year: year.year })}{" "}
        <span className="quiet">
          {known ? t("sums", { due: yuanOf(dueFen), paid: yuanOf(paidFen) }) : <LeftOut why="restricted" />}
          {known && openFen !== 0 && t("open", { open: yuanOf(openFen) })}
        </span>
      </h3>
      {!told && year.months.length > 0 && <p className="quiet">{t("unfixed", { n: year.months.length })}</p>}
      {told && (
        <div className="month-grid">
          {MONTHS.map((month) => (
            <MonthCell
              key={month}
              name={t("month", { n: Number(month) })}
              month={year.months.find((one) => one.month === `${year.year}-${month}`)}
              onOpen={onOpen}
            />
          ))}
        </div>
      )}
      {year.grants.length > 0 && <Grants grants={year.grants} />}
    </div>
  );
}

/** 待遇: what was due, paid, failed and corrected, month by month, and why; printable for the guardian. */
export function MoneyTab({ file }: { file: ChildFile }) {
  const { t } = useTranslation("money");
  const trpc = useTRPC();
  const may = useMay();
  const [opened, setOpened] = useState<MoneyMonth>();
  const [printing, setPrinting] = useState(false);
  const query = useQuery(trpc.childMoney.get.queryOptions({ id: file.id }));
  const print = useMutation(
    trpc.childMoney.print.mutationOptions({
      onSuccess: (paper) => {
        saveFile(paper);
        setPrinting(false);
      },
    }),
  );
  if (query.isPending) return <Waiting />;
  const money = query.data;
  if (!money) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="stack">
      <AwardsCard file={file} />
      <section className="card stack">
        <div className="money-head">
          <h2>{t("title")}</h2>
          <div className="actions">
            {money.years.length > 0 && <Open {...money} />}
            {may("childMoney.print") && <Button onClick={() => setPrinting(true)}>{t("print")}</Button>}
          </div>
        </div>
        <ErrorNotice error={query.error} />
        {money.years.length === 0 && <EmptyState title={t("empty")} next={t("emptyHint")} />}
        {money.years.map((year, at) => (
          <Year key={year.year} year={year} isNewest={at === 0} onOpen={setOpened} />
        ))}
      </section>
      {money.payments.length > 0 && <Payments payments={money.payments} />}
      {money.instalments.length > 0 && <Instalments instalments={money.instalments} />}
      {file.choices.length > 0 && <Choices choices={file.choices} />}
      <MonthStory child={money} month={opened} onClose={() => setOpened(undefined)} />
      {printing && (
        <PrintDialog
          title={t("paper.title", { name: money.name })}
          consequence={t("paper.consequence")}
          usual={t("paper.usual")}
          print={print}
          onPrint={(purpose) => print.mutate({ id: file.id, purpose })}
          onClose={() => setPrinting(false)}
        />
      )}
    </div>
  );
}
