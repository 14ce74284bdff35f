import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CorrectionRow, CorrectionState } from "@tongyou/core/schemas";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Money, yuanOf } from "../../parts/money.tsx";
import { usePhone } from "../../parts/use-phone.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { RecoveryPanel } from "./recovery-panel.tsx";

/** Why one month differs: what was said when it was fixed, what changed, and what is said now. */
function Why({ id }: { id: string }) {
  const { t } = useTranslation("corrections");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const query = useQuery(trpc.corrections.get.queryOptions({ id }));
  if (query.isPending) return <Waiting />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { before, after, why, decidedBy, decidedAt, reason, proposedBy, proposedAt, state } = query.data;
  const told = (title: string, { reason: text, clauses }: typeof after) => (
    <>
      <dt>{title}</dt>
      <dd>
        {say(text)}{" "}
        {clauses.map((no) => (
          <ClauseChip key={no} no={no} />
        ))}
      </dd>
    </>
  );
  return (
    <dl className="facts-list correction-why">
      {before && told(t("why.before", { at: instantText(before.knownAt) }), before)}
      <dt>{t("why.changed")}</dt>
      <dd>{why.map(say).join(t("semicolon"))}</dd>
      {told(t("why.after", { at: instantText(after.knownAt) }), after)}
      <dt>{t("why.proposed")}</dt>
      <dd>{t("why.by", { name: proposedBy, at: instantText(proposedAt) })}</dd>
      {decidedBy && (
        <>
          <dt>{t(`state.${state}`)}</dt>
          <dd>
            {t("why.by", { name: decidedBy, at: instantText(decidedAt) })}
            {reason && t("why.reason", { reason })}
          </dd>
        </>
      )}
    </dl>
  );
}

function MonthLine({ row }: { row: CorrectionRow }) {
  const { t } = useTranslation("corrections");
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  const className = row.className ? say(row.className) : row.class;
  const before = row.paidClassName ? say(row.paidClassName) : row.paidClass;
  return (
    <li className="correction-month">
      <div className="correction-line">
        <strong className="figure">{row.month}</strong>
        <span>
          {before && before !== className ? t("classFrom", { before, after: className }) : className}
        </span>
        <span className="quiet">{t("line", { paid: yuanOf(row.paidFen), due: yuanOf(row.dueFen) })}</span>
        <Money fen={row.fen} signed />
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t("why.open")}</summary>
        {open && <Why id={row.id} />}
      </details>
    </li>
  );
}

type Props = {
  childId: string;
  state: CorrectionState;
  onDone: (text: string) => void;
  onClose: () => void;
};

/** One child's corrections month by month with why, and how what was paid too much comes back. */
export function ChildDrawer({ childId, state, onDone, onClose }: Props) {
  const { t } = useTranslation("corrections");
  const phone = usePhone();
  const trpc = useTRPC();
  const list = useQuery(trpc.corrections.list.queryOptions({ childId, state, offset: 0, limit: 1 }));
  const recovery = useQuery(trpc.corrections.recovery.queryOptions({ childId }));
  const child = list.data?.rows[0];
  const name = recovery.data?.name ?? "";
  return (
    <Drawer open onClose={onClose} size={phone ? "100%" : 620} title={t("drawer.title", { name })}>
      <div className="stack">
        <Link to="/children/$id" params={{ id: childId }} search={{ tab: "benefits" }}>
          {t("drawer.file")}
        </Link>
        <ErrorNotice error={list.error ?? recovery.error} onRetry={() => void list.refetch()} />
        {(list.isPending || recovery.isPending) && <Waiting />}
        {child && (
          <section className="stack">
            <h2>{t("drawer.months", { state: t(`state.${state}`) })}</h2>
            <ul className="stack">
              {child.months.map((row) => (
                <MonthLine key={row.id} row={row} />
              ))}
            </ul>
            <p className="correction-total">
              {t("drawer.total")} <Money fen={child.fen} signed />
            </p>
          </section>
        )}
        {list.data && !child && <p className="quiet">{t("drawer.none")}</p>}
        {recovery.data && recovery.data.corrections.length > 0 && (
          <RecoveryPanel recovery={recovery.data} onDone={onDone} />
        )}
      </div>
    </Drawer>
  );
}
