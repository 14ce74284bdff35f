import type { RefusedGrant } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";

/** Who is left out of a grant for many, each with the cause and what to do. */
export function RefusedGrants({ rows, count }: { rows: readonly RefusedGrant[]; count: number }) {
  const { t } = useTranslation("payments");
  const { say } = useLanguage();
  if (count === 0) return null;
  const columns: Column<RefusedGrant>[] = [
    {
      key: "name",
      title: t("rows.child"),
      head: true,
      render: ({ row, name }) => (
        <>
          {row !== null && <span className="quiet">{t("returns.row", { row })} </span>}
          {name}
        </>
      ),
    },
    { key: "cause", title: t("returns.cause"), render: (one) => say(one.cause) },
    { key: "remedy", title: t("returns.remedy"), render: (one) => say(one.remedy) },
  ];
  return (
    <>
      <Alert type="warning" showIcon title={t("grant.many.refused", { n: count })} />
      <RecordTable
        label={t("grant.many.refused", { n: count })}
        rows={rows}
        columns={columns}
        rowKey={(one) => `${one.row} ${one.childId} ${one.name}`}
        empty={null}
      />
      {count > rows.length && <p className="quiet">{t("grant.many.more", { n: rows.length })}</p>}
    </>
  );
}
