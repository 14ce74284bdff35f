import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { IntakeRow } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { PagedTable } from "../../parts/paged-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";

const SIZE = 50;

/** 受理登记: what families asked for, with one number each, the longest waiting first. */
export default function IntakesPage() {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const area = useArea();
  const may = useMay();
  const navigate = useNavigate({ from: "/referrals/intakes" });
  const { done, page = 1 } = useSearch({ from: "/frame/referrals/intakes" });
  const input = { open: done === undefined, offset: (page - 1) * SIZE, limit: SIZE, ...present({ area }) };
  const list = useQuery(trpc.referrals.intakes.queryOptions(input, { placeholderData: keepPreviousData }));
  const columns: Column<IntakeRow>[] = [
    {
      key: "number",
      title: t("intake.number"),
      head: true,
      render: ({ id, number }) => (
        <Link to="/referrals/intakes/$id" params={{ id }} className="figure">
          {number}
        </Link>
      ),
    },
    { key: "who", title: t("intake.child"), render: ({ childName }) => childName ?? t("noName") },
    { key: "place", title: t("intake.place"), render: ({ place }) => place },
    { key: "source", title: t("intake.source"), render: ({ source }) => t(`source.${source}`) },
    {
      key: "taken",
      title: t("intake.taken"),
      render: ({ takenAt, takenBy }) => (
        <span>
          <Instant at={takenAt} /> <span className="quiet">{takenBy}</span>
        </span>
      ),
    },
    {
      key: "parts",
      title: t("intake.progress"),
      render: ({ referrals, closed, finished }) => {
        if (finished) return t("intake.finished");
        return referrals === 0 ? t("intake.unsent") : t("intake.of", { closed, referrals });
      },
    },
  ];
  return (
    <>
      <PageHeader
        title={t("intake.title")}
        about={t("intake.about")}
        actions={
          may("referrals.takeIn") && (
            <Link to="/referrals/intakes/new">
              <Button type="primary" tabIndex={-1}>
                {t("intake.new")}
              </Button>
            </Link>
          )
        }
      />
      <div className="filters">
        <Segmented
          aria-label={t("column.state")}
          value={done ?? "no"}
          onChange={(next) =>
            void navigate({
              search: (before) =>
                present({ area: before.area, done: next === "yes" ? ("yes" as const) : undefined }),
            })
          }
          options={[
            { value: "no", label: t("intake.open") },
            { value: "yes", label: t("intake.finished") },
          ]}
        />
      </div>
      <PagedTable
        list={list}
        label={t("intake.title")}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t(done ? "intake.noneDone" : "intake.none")} next={t("intake.noneNext")} />}
        page={page}
        size={SIZE}
        onPage={(to) => void navigate({ search: (before) => present({ ...before, page: to }) })}
      />
    </>
  );
}
