import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { DoneList } from "./done-list.tsx";
import { PlansList } from "./plans-list.tsx";
import { VerificationDesk } from "./verification-desk.tsx";
import { VISIT_TABS, type VisitsSearch } from "./visits-search.ts";
import "./visits.css";

/** 走访与计划: visits due, visits made, and the verification of files; what is in view is in the address. */
export default function VisitsPage() {
  const { t } = useTranslation("visits");
  const search = useSearch({ from: "/frame/visits" });
  const navigate = useNavigate({ from: "/visits" });
  const tab = search.tab ?? "plans";
  const change = (part: VisitsSearch) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  const panels = {
    plans: <PlansList search={search} onChange={change} />,
    done: <DoneList search={search} onChange={change} />,
    verification: <VerificationDesk search={search} onChange={change} />,
  };
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <Tabs
        activeKey={tab}
        onChange={(key) =>
          void navigate({
            search: ({ area }) => present({ area, tab: VISIT_TABS.find((one) => one === key) }),
          })
        }
        destroyOnHidden
        items={VISIT_TABS.map((key) => ({ key, label: t(`tabs.${key}`), children: panels[key] }))}
      />
    </>
  );
}
