import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import { useCaseColumns } from "./case-columns.tsx";
import "./protection.css";

/** Reports of harm about a child, those the reader may see, and the way to make one. */
export default function ProtectionCard({ file: { id } }: CaseworkCardProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const columns = useCaseColumns().filter(({ key }) => key !== "who");
  const cases = useQuery(trpc.protection.list.queryOptions({ childId: id, state: "all" }));
  return (
    <section className="card stack" aria-labelledby="protection-card">
      <header className="page-header">
        <h2 id="protection-card">{t("list.label")}</h2>
        <Link to="/report" search={{ child: id }}>
          <Button danger tabIndex={-1}>
            {t("report.title")}
          </Button>
        </Link>
      </header>
      <ErrorNotice error={cases.error} onRetry={() => void cases.refetch()} />
      {cases.isPending && <Waiting />}
      {cases.data && (
        <RecordTable
          label={t("list.label")}
          rows={cases.data.rows}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{t("list.noneOfChild")}</p>}
        />
      )}
    </section>
  );
}
