import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { ActsTab, type Days } from "./acts-tab.tsx";
import { AwardedTab } from "./awarded-tab.tsx";
import {
  ACT_VIEWS,
  AWARD_TABS,
  AWARDED_VIEWS,
  type AwardTab,
  type AwardView,
  CHANGE_VIEWS,
  MISSING_VIEWS,
} from "./awards-search.ts";
import { ChangesTab } from "./changes-tab.tsx";
import { MissingTab } from "./missing-tab.tsx";
import "./awards.css";

/** 待遇认定: who qualifies and receives nothing, what is awarded, and what life puts in question. */
export default function AwardsPage() {
  const { t } = useTranslation("awards");
  const navigate = useNavigate({ from: "/awards" });
  const { tab = "missing", view, page = 1, from, to } = useSearch({ from: "/frame/awards" });
  type Part = { tab?: AwardTab; view?: AwardView | undefined; page?: number } & Days;
  const go = (part: Part) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }) });
  const paging = { page, onPage: (to: number) => go({ page: to }) };
  const onView = (to: AwardView) => go({ view: to });
  const of = <V extends AwardView>(views: readonly [V, ...V[]]): V =>
    views.find((one) => one === view) ?? views[0];
  return (
    <div className="stack">
      <PageHeader title={t("title")} about={t("about")} />
      <Tabs
        activeKey={tab}
        onChange={(key) =>
          go({
            tab: AWARD_TABS.find((one) => one === key) ?? "missing",
            view: undefined,
            from: undefined,
            to: undefined,
          })
        }
        items={AWARD_TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
      />
      {tab === "missing" && <MissingTab view={of(MISSING_VIEWS)} onView={onView} {...paging} />}
      {tab === "awarded" && <AwardedTab view={of(AWARDED_VIEWS)} onView={onView} {...paging} />}
      {tab === "acts" && (
        <ActsTab view={of(ACT_VIEWS)} onView={onView} days={{ from, to }} onDays={go} {...paging} />
      )}
      {tab === "changes" && <ChangesTab view={of(CHANGE_VIEWS)} onView={onView} {...paging} />}
    </div>
  );
}
