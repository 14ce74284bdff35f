import { useQuery } from "@tanstack/react-query";
import type { PackRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";

/** The policy packs on this server: version, hash, who runs which, and why one does not fit. */
export function Packs() {
  const { t } = useTranslation("national");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const packs = useQuery(trpc.national.packs.queryOptions());
  const columns: Column<PackRow>[] = [
    { key: "name", title: t("packName"), head: true, render: ({ name }) => say(name) },
    { key: "id", title: t("pack"), render: ({ id, version }) => `${id}@${version}` },
    {
      key: "hash",
      title: t("hash"),
      render: ({ hash }) => (
        <span className="figure" title={hash}>
          {hash.slice(0, 12)}
        </span>
      ),
    },
    { key: "tenants", title: t("runs"), numeric: true, render: ({ tenants }) => <Count of={tenants} /> },
    {
      key: "fits",
      title: t("fits"),
      render: ({ refusal }) =>
        refusal ? <span className="caution">{t("fitsNo", { why: say(refusal) })}</span> : t("fitsYes"),
    },
  ];
  return (
    <section className="stack">
      <h2>{t("packs")}</h2>
      <ErrorNotice error={packs.error} onRetry={() => void packs.refetch()} />
      {packs.data && (
        <RecordTable
          label={t("packs")}
          rows={packs.data}
          columns={columns}
          rowKey={({ id, version, hash }) => `${id} ${version} ${hash}`}
          empty={<EmptyState title={t("noPacks")} next={t("noPacksNext")} />}
        />
      )}
    </section>
  );
}
