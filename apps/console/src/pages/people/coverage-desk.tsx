import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  COVER_ROLES,
  type Coverage,
  type CoverageGap,
  type CoveragePlace,
  type CoverageRule,
  type CoverRow,
} from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { StackedBar } from "../../parts/stacked-bar.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { CoverDialog } from "./cover-dialogs.tsx";
import { CoversList } from "./covers-list.tsx";
import type { ViewProps } from "./people-search.ts";

type Tally = Pick<CoverageRule, "places" | "gaps" | "doubles">;

/** Filled, empty and doubly filled places of an area side by side. */
function CoverageBar({ of }: { of: Tally }) {
  const { t } = useTranslation("people");
  const filled = of.places - of.gaps - of.doubles;
  return (
    <div className="coverage-bar">
      <StackedBar
        label={t("coverage.bar", { filled, ...of })}
        parts={[
          { key: "filled", label: t("coverage.filled"), count: filled, colour: "var(--jade)" },
          { key: "doubles", label: t("coverage.doubles"), count: of.doubles, colour: "var(--danger)" },
          { key: "gaps", label: t("coverage.gaps"), count: of.gaps, colour: "var(--amber)" },
        ]}
      />
    </div>
  );
}

function Rules({ coverage, onPick }: { coverage: Coverage; onPick: (rule: string) => void }) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  return (
    <div className="coverage-rules">
      {coverage.rules
        .filter(({ places }) => places > 0)
        .map((rule) => (
          <button
            key={`${rule.id} ${rule.role}`}
            type="button"
            aria-pressed={rule.id === coverage.rule}
            onClick={() => onPick(rule.id)}
          >
            <strong>{say(rule.roleTitle)}</strong>
            <span className="quiet">
              {t(rule.max === null ? "coverage.atLeast" : "coverage.exactly", {
                per: t(`per.${rule.per}`),
                n: rule.min,
              })}{" "}
              {rule.clause}
            </span>
            <span className="quiet">{say(rule.title)}</span>
            <CoverageBar of={rule} />
            <span className={rule.gaps + rule.doubles > 0 ? "caution" : "quiet"}>
              {t("coverage.tally", rule)}
            </span>
          </button>
        ))}
    </div>
  );
}

function Parts({ parts }: { parts: readonly CoveragePlace[] }) {
  const { t } = useTranslation("people");
  const navigate = useNavigate({ from: "/people" });
  const columns: Column<CoveragePlace>[] = [
    { key: "name", title: t("coverage.part"), head: true, render: ({ name }) => name },
    { key: "bar", title: t("coverage.state"), render: (place) => <CoverageBar of={place} /> },
    {
      key: "places",
      title: t("coverage.places"),
      numeric: true,
      render: ({ places }) => <Count of={places} />,
    },
    {
      key: "gaps",
      title: t("coverage.gaps"),
      numeric: true,
      render: ({ gaps }) =>
        gaps > 0 ? (
          <span className="caution">
            ⚠ <Count of={gaps} />
          </span>
        ) : (
          <Count of={0} />
        ),
    },
    {
      key: "doubles",
      title: t("coverage.doubles"),
      numeric: true,
      render: ({ doubles }) => <Count of={doubles} />,
    },
    {
      key: "open",
      title: t("act"),
      render: ({ code }) => (
        <Button
          size="small"
          onClick={() => void navigate({ search: (before) => present({ ...before, area: code }) })}
        >
          {t("coverage.open")}
        </Button>
      ),
    },
  ];
  return (
    <RecordTable
      label={t("coverage.parts")}
      rows={parts}
      columns={columns}
      rowKey={({ code }) => code}
      empty={null}
    />
  );
}

function Wrong({ coverage, covers }: { coverage: Coverage; covers: readonly CoverRow[] }) {
  const { t } = useTranslation("people");
  const may = useMay();
  const [covering, setCovering] = useState<CoverageGap["place"]>();
  const role = coverage.rules.find(({ id }) => id === coverage.rule)?.role;
  const coverOf = ({ place }: CoverageGap) =>
    covers.find((cover) => cover.place.code === place.code && cover.role === role);
  const canBeCovered = may("people.cover") && COVER_ROLES.some((one) => one === role);
  const columns: Column<CoverageGap>[] = [
    {
      key: "place",
      title: t("coverage.place"),
      head: true,
      render: ({ place }) => <span title={place.code}>{place.name}</span>,
    },
    {
      key: "kind",
      title: t("coverage.state"),
      render: ({ kind }) => (
        <span className={kind === "gap" ? "caution" : "danger"}>⚠ {t(`coverage.${kind}`)}</span>
      ),
    },
    {
      key: "people",
      title: t("coverage.people"),
      render: (row) => {
        const cover = coverOf(row);
        const { deputy, until } = cover ?? {};
        return cover
          ? t("cover.covered", { name: deputy ?? "—", until })
          : row.people.join(t("comma")) || "—";
      },
    },
    {
      key: "children",
      title: t("children"),
      numeric: true,
      render: ({ children }) => <Count of={children} />,
    },
    ...(canBeCovered
      ? [
          {
            key: "act",
            title: t("act"),
            render: (row: CoverageGap) =>
              row.kind === "gap" &&
              !coverOf(row) && (
                <Button size="small" onClick={() => setCovering(row.place)}>
                  {t("cover.give")}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <section className="stack" aria-label={t("coverage.wrong")}>
      <h2>{t("coverage.wrong")}</h2>
      <RecordTable
        label={t("coverage.wrong")}
        rows={coverage.wrong}
        columns={columns}
        rowKey={({ place }) => place.code}
        empty={<EmptyState title={t("coverage.allFilled")} />}
      />
      {coverage.wrongTotal > coverage.wrong.length && (
        <p className="quiet">
          {t("coverage.more", { shown: coverage.wrong.length, total: coverage.wrongTotal })}
        </p>
      )}
      {covering && <CoverDialog place={covering} onClose={() => setCovering(undefined)} />}
    </section>
  );
}

function Held({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation("people");
  const columns: Column<Coverage["held"][number]>[] = [
    {
      key: "place",
      title: t("coverage.place"),
      head: true,
      render: ({ place, part }) => `${place.name}${part ? ` · ${part}` : ""}`,
    },
    { key: "name", title: t("field.name"), render: ({ name }) => name },
    { key: "unit", title: t("field.unit"), render: ({ unit }) => unit ?? "—" },
    {
      key: "phone",
      title: t("field.phone"),
      render: ({ phone }) => <span className="figure">{phone ?? "—"}</span>,
    },
  ];
  if (coverage.held.length === 0) return null;
  return (
    <section className="stack" aria-label={t("coverage.held")}>
      <h2>{t("coverage.held")}</h2>
      <RecordTable
        label={t("coverage.held")}
        rows={coverage.held}
        columns={columns}
        rowKey={({ place, part, name }) => `${place.code} ${part ?? ""} ${name}`}
        empty={null}
      />
    </section>
  );
}

/** Which places have the people the documents give them, as bars, gaps and a table of who answers where. */
export function CoverageDesk({ search, onChange }: ViewProps) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const area = useArea();
  const input = present({ area, rule: search.rule });
  const coverage = useQuery(trpc.people.coverage.queryOptions(input, { placeholderData: keepPreviousData }));
  const covers = useQuery(trpc.people.covers.queryOptions());
  if (coverage.isPending) return <Waiting />;
  const { data } = coverage;
  if (!data) return <ErrorNotice error={coverage.error} onRetry={() => void coverage.refetch()} />;
  if (data.rules.length === 0) return <EmptyState title={t("coverage.none")} next={t("coverage.noneNext")} />;
  const viewed = data.rules.find(({ id }) => id === data.rule);
  return (
    <div className="stack" aria-busy={coverage.isFetching}>
      <Rules coverage={data} onPick={(rule) => onChange({ rule })} />
      {viewed && (
        <p className="quiet">
          {say(viewed.title)} {viewed.clause && <ClauseChip no={viewed.clause} />}
        </p>
      )}
      {data.parts.length > 1 && <Parts parts={data.parts} />}
      <CoversList rows={covers.data ?? []} />
      <Wrong coverage={data} covers={covers.data ?? []} />
      <Held coverage={data} />
    </div>
  );
}
