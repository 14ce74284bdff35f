import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ChildEntitlement } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import { useReferralColumns } from "./referral-columns.tsx";
import "./referrals.css";

const COLOURS = {
  received: "success",
  asked: "processing",
  replied: "processing",
  refused: "warning",
  yes: "default",
  possible: "default",
} as const;
/** A child's entitlements in kind, received, asked for, possible or refused, and everything departments were asked. */
export default function ReferralsCard({ file: { id, status } }: CaseworkCardProps) {
  const { t } = useTranslation("referrals");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const may = useMay();
  const sending = may("referrals.send") && status === "active";
  const columns = useReferralColumns().filter(({ key }) => key !== "who");
  const query = useQuery(trpc.referrals.ofChild.queryOptions({ childId: id }));
  const entitlements: Column<ChildEntitlement>[] = [
    {
      key: "title",
      title: t("entitlement.title"),
      head: true,
      render: ({ title, clause }) => (
        <>
          {say(title)} <ClauseChip no={clause} />
        </>
      ),
    },
    {
      key: "state",
      title: t("column.state"),
      render: ({ state, referral }) => (
        <>
          <Tag color={COLOURS[state]}>{t(`entitlement.${state}`)}</Tag>
          {referral && (
            <Link to="/referrals/$id" params={{ id: referral.id }} className="figure">
              {referral.number}
            </Link>
          )}
        </>
      ),
    },
    ...(sending
      ? [
          {
            key: "do",
            title: t("column.do"),
            render: (row: ChildEntitlement) =>
              row.askable ? (
                <Link to="/referrals/new" search={{ child: id, item: row.id }}>
                  <Button size="small" tabIndex={-1} aria-label={`${t("entitlement.ask")} ${say(row.title)}`}>
                    {t("entitlement.ask")}
                  </Button>
                </Link>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <section className="card stack" aria-labelledby="referrals-card">
      <header className="page-header">
        <h2 id="referrals-card">{t("title")}</h2>
        {sending && (
          <div className="actions">
            <Link to="/referrals/intakes/new" search={{ child: id }}>
              <Button tabIndex={-1}>{t("intake.new")}</Button>
            </Link>
            <Link to="/referrals/new" search={{ child: id }}>
              <Button type="primary" tabIndex={-1}>
                {t("card.ask")}
              </Button>
            </Link>
          </div>
        )}
      </header>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {query.data && (
        <>
          <RecordTable
            label={t("entitlement.title")}
            rows={query.data.entitlements}
            columns={entitlements}
            rowKey={(row) => row.id}
            empty={<p className="quiet">{t("entitlement.none")}</p>}
          />
          <h3>{t("card.all")}</h3>
          <RecordTable
            label={t("card.all")}
            rows={query.data.referrals}
            columns={columns}
            rowKey={(row) => row.id}
            empty={<p className="quiet">{t("card.none")}</p>}
          />
        </>
      )}
    </section>
  );
}
