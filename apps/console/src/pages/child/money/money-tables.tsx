import type { ChildMoney, MoneyGrant, MoneyInstalment, MoneyPayment } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Money } from "../../../parts/money.tsx";
import { PathLink } from "../../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../../parts/record-table.tsx";
import { useMay } from "../../../shell/session.tsx";
import { LeftOut } from "../../children/left-out.tsx";
import { MoneyState } from "./money-state.tsx";
import { PaymentResult } from "./payment-result.tsx";

/** Every transfer, the newest first: what the family finds on the account. */
export function Payments({ payments }: Pick<ChildMoney, "payments">) {
  const { t } = useTranslation("money");
  const may = useMay();
  const columns: Column<MoneyPayment>[] = [
    {
      key: "number",
      title: t("payment.number"),
      head: true,
      render: ({ number, batchId }) =>
        batchId !== null && may("payments.get") ? (
          <PathLink to={`/payments/${batchId}`} className="figure">
            {number}
          </PathLink>
        ) : (
          <span className="figure">{number}</span>
        ),
    },
    {
      key: "parts",
      title: t("payment.parts"),
      render: ({ items, fen }) => (
        <>
          {items.map((item) => (
            <div key={`${item.month} ${item.kind} ${item.fen}`}>
              {t("payment.part", { month: item.month, kind: t(`kind.${item.kind}`) })}{" "}
              <Money fen={item.fen} />
            </div>
          ))}
          {fen === null && <span className="quiet">{t("payment.hidden")}</span>}
        </>
      ),
    },
    {
      key: "to",
      title: t("payment.to"),
      render: ({ payee, bank, account }) => (
        <>
          {payee} <span className="quiet">{bank}</span> <span className="figure quiet">{account}</span>
        </>
      ),
    },
    { key: "result", title: t("payment.result"), render: (row) => <PaymentResult result={row} /> },
    {
      key: "fen",
      title: t("payment.fen"),
      numeric: true,
      render: ({ fen }) => (fen === null ? <LeftOut why="restricted" /> : <Money fen={fen} />),
    },
  ];
  return (
    <section className="stack">
      <h2>{t("payment.title")}</h2>
      <RecordTable
        label={t("payment.title")}
        rows={payments}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<p className="quiet">{t("payment.none")}</p>}
      />
    </section>
  );
}

/** How money that was paid too much comes back. */
export function Instalments({ instalments }: Pick<ChildMoney, "instalments">) {
  const { t } = useTranslation("money");
  const columns: Column<MoneyInstalment>[] = [
    { key: "due", title: t("instalment.due"), head: true, render: ({ dueMonth }) => dueMonth },
    { key: "month", title: t("instalment.month"), render: ({ month }) => month },
    { key: "state", title: t("instalment.state"), render: ({ state }) => t(`instalment.states.${state}`) },
    {
      key: "document",
      title: t("instalment.document"),
      render: ({ document, decidedBy }) => t("instalment.by", { document, by: decidedBy ?? "" }),
    },
    { key: "fen", title: t("instalment.fen"), numeric: true, render: ({ fen }) => <Money fen={fen} /> },
  ];
  return (
    <section className="stack">
      <h2>{t("instalment.title")}</h2>
      <RecordTable
        label={t("instalment.title")}
        rows={instalments}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<p className="quiet">{t("instalment.none")}</p>}
      />
    </section>
  );
}

/** What was given once in a year. */
export function Grants({ grants }: { grants: readonly MoneyGrant[] }) {
  const { t } = useTranslation("money");
  return (
    <ul className="child-lines" aria-label={t("grant.title")}>
      {grants.map(({ id, month, purpose, document, decidedBy, dueFen, state }) => (
        <li key={id}>
          <span>
            {month} {t("grant.title")}：{purpose ?? t("grant.restricted")}{" "}
            <span className="quiet">{t("grant.by", { document, by: decidedBy ?? "" })}</span>
          </span>
          <span>
            <MoneyState state={state} /> <Money fen={dueFen} />
          </span>
        </li>
      ))}
    </ul>
  );
}
