import { CheckCircleOutlined, CloseCircleOutlined, PauseCircleOutlined } from "@ant-design/icons";
import type { TenantRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { Instant } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";

/** A bureau: place, pack, state and health, counts with the small ones hidden, suspend or resume. */
export function useTenantColumns(
  onAct: (act: "suspend" | "resume", row: TenantRow) => void,
): Column<TenantRow>[] {
  const { t } = useTranslation("national");
  return [
    {
      key: "name",
      title: t("bureau"),
      head: true,
      render: ({ name, code }) => (
        <>
          {name} <span className="quiet">{code}</span>
        </>
      ),
    },
    {
      key: "division",
      title: t("division"),
      render: ({ division }) => <span title={division.code}>{division.name}</span>,
    },
    {
      key: "pack",
      title: t("pack"),
      render: ({ pack }) => (
        <span title={pack.hash}>
          {pack.id}@{pack.version} {!pack.current && <span className="caution">{t("packMoved")}</span>}
        </span>
      ),
    },
    { key: "state", title: t("state"), render: (row) => <State row={row} /> },
    {
      key: "staff",
      title: t("staff"),
      numeric: true,
      render: ({ counts }) => <Hidden count={counts.staff} />,
    },
    {
      key: "children",
      title: t("children"),
      numeric: true,
      render: ({ counts }) => <Hidden count={counts.children} />,
    },
    {
      key: "months",
      title: t("months"),
      numeric: true,
      render: ({ counts }) => <Hidden count={counts.fixedMonths} />,
    },
    { key: "at", title: t("countedAt"), render: ({ counts }) => <Instant at={counts.at} /> },
    {
      key: "do",
      title: t("do"),
      render: (row) =>
        row.state === "active" ? (
          <Button size="small" onClick={() => onAct("suspend", row)}>
            {t("suspend.open")}
          </Button>
        ) : (
          <Button size="small" onClick={() => onAct("resume", row)}>
            {t("resume.open")}
          </Button>
        ),
    },
  ];
}

function State({ row }: { row: TenantRow }) {
  const { t } = useTranslation("national");
  if (row.state === "suspended")
    return (
      <span className="caution">
        <PauseCircleOutlined aria-hidden /> {t("suspended", { reason: row.suspendedReason ?? "" })}
      </span>
    );
  return row.healthy ? (
    <span title={t("schemaVersion", { version: row.schemaVersion })}>
      <CheckCircleOutlined aria-hidden /> {t("healthy")}
    </span>
  ) : (
    <span className="caution">
      <CloseCircleOutlined aria-hidden /> {t("unhealthy", { version: row.schemaVersion })}
    </span>
  );
}

function Hidden({ count }: { count: number | null }) {
  const { t } = useTranslation("national");
  return count === null ? (
    <span className="quiet" title={t("hidden")}>
      {t("small")}
    </span>
  ) : (
    <Count of={count} />
  );
}
