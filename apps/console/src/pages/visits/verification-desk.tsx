import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Verification, VerificationPlace } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { StackedBar } from "../../parts/stacked-bar.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import type { ViewProps } from "./plans-list.tsx";
import { UnverifiedFiles } from "./unverified-files.tsx";
import { useCadenceText } from "./use-cadence-text.ts";

const JADE = "var(--jade)";
const LEFT = "var(--line)";
const LATE = "var(--amber)";

function ProgressBar({ place }: { place: Omit<VerificationPlace, "division" | "name"> }) {
  const { t } = useTranslation("visits");
  const left = place.children - place.verified - place.overdue;
  return (
    <StackedBar
      label={t("verify.total", place)}
      parts={[
        { key: "verified", label: t("verify.verified"), count: place.verified, colour: JADE },
        { key: "left", label: t("verify.left"), count: left, colour: LEFT },
        { key: "late", label: t("verify.overdue"), count: place.overdue, colour: LATE },
      ]}
    />
  );
}

function Places({ places }: { places: readonly VerificationPlace[] }) {
  const { t } = useTranslation("visits");
  const navigate = useNavigate({ from: "/visits" });
  const columns: Column<VerificationPlace>[] = [
    { key: "name", title: t("verify.place"), head: true, render: ({ name }) => name },
    { key: "bar", title: t("verify.bar"), render: (place) => <ProgressBar place={place} /> },
    {
      key: "verified",
      title: t("verify.verified"),
      numeric: true,
      render: ({ verified }) => <Count of={verified} />,
    },
    {
      key: "left",
      title: t("verify.left"),
      numeric: true,
      render: ({ children, verified }) => <Count of={children - verified} />,
    },
    {
      key: "overdue",
      title: t("verify.overdue"),
      numeric: true,
      render: ({ overdue }) =>
        overdue > 0 ? (
          <span className="caution">
            ⚠ <Count of={overdue} />
          </span>
        ) : (
          <Count of={0} />
        ),
    },
    {
      key: "open",
      title: t("columns.act"),
      render: ({ division }) => (
        <Button
          size="small"
          onClick={() => void navigate({ search: (before) => present({ ...before, area: division }) })}
        >
          {t("verify.open")}
        </Button>
      ),
    },
  ];
  return (
    <RecordTable
      label={t("verify.places")}
      rows={places}
      columns={columns}
      rowKey={({ division }) => division}
      empty={null}
    />
  );
}

function NoRound({ setting }: Pick<Verification, "setting">) {
  const { t } = useTranslation("visits");
  const may = useMay();
  return (
    <EmptyState title={t("verify.none")} next={t("verify.noneNext")}>
      {may("policy.enterSetting") ? (
        <PathLink to={`/policy?view=standards&parameter=${encodeURIComponent(setting)}`}>{t("set")}</PathLink>
      ) : (
        <span className="quiet">{t("askOfficer")}</span>
      )}
    </EmptyState>
  );
}

/** The verification under way: how far each place has come, and the files that wait to be confirmed. */
export function VerificationDesk({ search, onChange }: ViewProps) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const { every } = useCadenceText();
  const trpc = useTRPC();
  const area = useArea();
  const may = useMay();
  const progress = useQuery(trpc.visits.verification.queryOptions(present({ area })));
  if (progress.isPending) return <Waiting />;
  const { data } = progress;
  if (!data) return <ErrorNotice error={progress.error} onRetry={() => void progress.refetch()} />;
  if (!data.period) return <NoRound setting={data.setting} />;
  return (
    <div className="stack">
      <section className="card stack" aria-label={t("verify.places")}>
        <h2>
          {t("verify.period", data.period)} {t("verify.total", data.total)}
        </h2>
        {data.rules.map((rule) => (
          <p key={rule.id} className="quiet">
            {t("verify.rule", { title: say(rule.title), every: every(rule) })}{" "}
            {rule.clause && <ClauseChip no={rule.clause} />}
          </p>
        ))}
        <ProgressBar place={data.total} />
        {data.total.overdue > 0 && (
          <p className="caution">⚠ {t("verify.late", { n: data.total.overdue.toLocaleString("en-US") })}</p>
        )}
      </section>
      {data.places.length > 1 && <Places places={data.places} />}
      {may("visits.unverified") && <UnverifiedFiles search={search} onChange={onChange} />}
    </div>
  );
}
