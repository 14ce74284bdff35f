import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { useMay } from "../../shell/session.tsx";
import { CoverageDesk } from "./coverage-desk.tsx";
import { HandoversList } from "./handovers-list.tsx";
import { PEOPLE_TABS, type PeopleSearch } from "./people-search.ts";
import { RegisterDialog } from "./register-dialog.tsx";
import { RegisterList } from "./register-list.tsx";
import { ResponsibilityTable } from "./responsibility-table.tsx";
import { TrainingsList } from "./trainings-list.tsx";
import "./people.css";

/** 人员名册: who answers for which place, where somebody is missing, who is to be trained, and handovers. */
export default function PeoplePage() {
  const { t } = useTranslation("people");
  const may = useMay();
  const search = useSearch({ from: "/frame/people" });
  const navigate = useNavigate({ from: "/people" });
  const [registering, setRegistering] = useState(false);
  const change = (part: PeopleSearch) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  const panels = {
    register: <RegisterList search={search} onChange={change} />,
    coverage: <CoverageDesk search={search} onChange={change} />,
    responsibility: <ResponsibilityTable search={search} onChange={change} />,
    trainings: <TrainingsList search={search} onChange={change} />,
    handovers: <HandoversList search={search} onChange={change} />,
  };
  const tabs = PEOPLE_TABS.filter((tab) => tab !== "handovers" || may("people.handovers"));
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          may("people.register") && (
            <>
              <Button onClick={() => void navigate({ to: "/people/import" })}>{t("import.open")}</Button>
              <Button type="primary" onClick={() => setRegistering(true)}>
                {t("register")}
              </Button>
            </>
          )
        }
      />
      <Tabs
        activeKey={search.tab ?? "register"}
        onChange={(key) =>
          void navigate({
            search: ({ area }) => present({ area, tab: PEOPLE_TABS.find((one) => one === key) }),
          })
        }
        destroyOnHidden
        items={tabs.map((key) => ({ key, label: t(`tabs.${key}`), children: panels[key] }))}
      />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}
