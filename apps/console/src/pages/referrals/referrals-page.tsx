import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { useMay } from "../../shell/session.tsx";
import { ReferralList } from "./referral-list.tsx";
import { ReferralStatistics } from "./referral-statistics.tsx";
import { REFERRAL_TABS, type ReferralsSearch } from "./referrals-search.ts";
import "./referrals.css";

/** 协同办理: what departments and institutions were asked and how they reply; what is in view is in the address. */
export default function ReferralsPage() {
  const { t } = useTranslation("referrals");
  const may = useMay();
  const search = useSearch({ from: "/frame/referrals" });
  const navigate = useNavigate({ from: "/referrals" });
  const change = (part: ReferralsSearch) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  const list = <ReferralList search={search} onChange={change} />;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      {may("referrals.statistics") ? (
        <Tabs
          activeKey={search.tab ?? "list"}
          onChange={(key) =>
            void navigate({
              search: ({ area }) => present({ area, tab: REFERRAL_TABS.find((one) => one === key) }),
            })
          }
          destroyOnHidden
          items={[
            { key: "list", label: t("tab.list"), children: list },
            {
              key: "statistics",
              label: t("tab.statistics"),
              children: <ReferralStatistics search={search} onChange={change} />,
            },
          ]}
        />
      ) : (
        list
      )}
    </>
  );
}
