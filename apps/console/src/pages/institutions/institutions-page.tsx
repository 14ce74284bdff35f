import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { INSTITUTION_STATES, type InstitutionGap, type InstitutionRow } from "@tongyou/core/schemas";
import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { Beds } from "./beds.tsx";
import { InstitutionForm } from "./institution-form.tsx";
import { LicenceEnd } from "./licence-end.tsx";

/** Gaps shown at once; the rest is counted. */
const SHOWN = 6;

function Gaps({ gaps }: { gaps: readonly InstitutionGap[] }) {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  if (gaps.length === 0) return null;
  return (
    <section className="card stack" aria-label={t("gaps.title")}>
      <h2>{t("gaps.title")}</h2>
      <ul>
        {gaps.slice(0, SHOWN).map(({ rule, kind, place, asked, there, clauses }) => (
          <li key={`${rule} ${place.code}`}>
            {t("gaps.line", { place: place.name, kind: say(kind.title), asked, there })}{" "}
            {clauses.map((no) => (
              <ClauseChip key={no} no={no} />
            ))}
          </li>
        ))}
      </ul>
      {gaps.length > SHOWN && <p>{t("gaps.more", { n: gaps.length - SHOWN })}</p>}
      <p className="quiet">{t("gaps.next")}</p>
    </section>
  );
}

function useColumns(): Column<InstitutionRow>[] {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  return [
    {
      key: "name",
      title: t("name"),
      head: true,
      render: ({ id, name, state }) => (
        <>
          <Link to="/institutions/$id" params={{ id }}>
            {name}
          </Link>{" "}
          {state !== "open" && <Tag>{t(`state.${state}`)}</Tag>}
        </>
      ),
    },
    {
      key: "kind",
      title: t("kind"),
      render: ({ kind, also }) => [kind, ...also].map(({ title }) => say(title)).join("、"),
    },
    { key: "place", title: t("place"), render: ({ place }) => place.name },
    { key: "nature", title: t("nature.label"), render: ({ nature }) => t(`nature.${nature}`) },
    { key: "beds", title: t("beds"), numeric: true, render: (row) => <Beds of={row} /> },
    {
      key: "licence",
      title: t("licence"),
      render: ({ licence }) => <LicenceEnd licence={licence} />,
    },
  ];
}

/** 机构: the bureau's register, and what documents ask for and is not there. */
export default function InstitutionsPage() {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  const area = useArea();
  const trpc = useTRPC();
  const may = useMay();
  const search = useSearch({ from: "/frame/institutions" });
  const navigate = useNavigate({ from: "/institutions" });
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const { kind, state } = search;
  const list = useQuery(
    trpc.institutions.list.queryOptions({
      ...(kind ? { kind } : {}),
      ...(state ? { state } : {}),
      ...(area ? { area } : {}),
    }),
  );
  const change = (part: { kind?: string | undefined; state?: typeof state | undefined }) =>
    void navigate({ search: (before) => present({ ...before, ...part }), replace: true });
  if (list.isPending) return <Waiting />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const { rows, gaps, kinds } = list.data;
  const filtered = kind !== undefined || state !== undefined || area !== undefined;
  return (
    <div className="stack">
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <>
            {may("institutions.residents") && (
              <Link to="/institutions/residents">
                <Button tabIndex={-1}>{t("residents")}</Button>
              </Link>
            )}
            {may("institutions.save") && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t("add")}
              </Button>
            )}
          </>
        }
      />
      <Gaps gaps={gaps} />
      <div className="actions">
        <Select
          aria-label={t("kind")}
          allowClear
          placeholder={t("anyKind")}
          style={{ minWidth: 200 }}
          {...(kind ? { value: kind } : {})}
          options={kinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(next: string | undefined) => change({ kind: next })}
        />
        <Select
          aria-label={t("state.label")}
          style={{ minWidth: 120 }}
          value={state ?? "open"}
          options={[...INSTITUTION_STATES, "all" as const].map((value) => ({
            value,
            label: t(`state.${value}`),
          }))}
          onChange={(next) => change({ state: next === "open" ? undefined : next })}
        />
      </div>
      <RecordTable
        label={t("title")}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          filtered ? (
            <EmptyState title={t("nothing")} next={t("nothingNext")} />
          ) : (
            <EmptyState title={t("none")} next={t("noneNext")} />
          )
        }
      />
      {adding && <InstitutionForm kinds={kinds} onClose={() => setAdding(false)} />}
    </div>
  );
}
