import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { useMay } from "../../shell/session.tsx";
import { BatchList } from "./batch-list.tsx";
import { GrantList } from "./grant-list.tsx";
import { PAYMENT_TABS, type PaymentsSearch } from "./payments-search.ts";
import { ShareList } from "./share-list.tsx";
import "./payments.css";

/** 发放与对账: the lists of payments, one-time grants, and who carries the money. */
export default function PaymentsPage() {
  const { t } = useTranslation("payments");
  const may = useMay();
  const search = useSearch({ from: "/frame/payments" });
  const navigate = useNavigate({ from: "/payments" });
  const [done, setDone] = useState<string>();
  const change = (part: PaymentsSearch) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  const lists = <BatchList search={search} onSearch={change} />;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      {done && (
        <Alert type="success" showIcon title={done} closable={{ onClose: () => setDone(undefined) }} />
      )}
      {may("payments.grants") ? (
        <Tabs
          activeKey={search.tab ?? "lists"}
          onChange={(key) =>
            void navigate({
              search: ({ area }) => present({ area, tab: PAYMENT_TABS.find((one) => one === key) }),
            })
          }
          destroyOnHidden
          items={[
            { key: "lists", label: t("tab.lists"), children: lists },
            {
              key: "grants",
              label: t("tab.grants"),
              children: <GrantList search={search} onSearch={change} onDone={setDone} />,
            },
            { key: "shares", label: t("tab.shares"), children: <ShareList onDone={setDone} /> },
          ]}
        />
      ) : (
        lists
      )}
    </>
  );
}
