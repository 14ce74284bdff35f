import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { present } from "../../parts/search-params.ts";
import { useArea } from "../../shell/area.ts";
import { useMay } from "../../shell/session.tsx";
import { DueDesk } from "./due-desk.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { WorkList } from "./work-list.tsx";
import { WORK_TABS, type WorkSearch } from "./work-search.ts";

/** 工作记录: what the bureau did itself, and what of it is due; what is in view is in the address. */
export default function WorkPage() {
  const { t } = useTranslation("work");
  const trpc = useTRPC();
  const may = useMay();
  const area = useArea();
  const search = useSearch({ from: "/frame/work" });
  const navigate = useNavigate({ from: "/work" });
  const [adding, setAdding] = useState(false);
  const form = useQuery(
    trpc.workRecords.form.queryOptions(undefined, { enabled: may("workRecords.record") }),
  );
  const save = useMutation(trpc.workRecords.export.mutationOptions({ onSuccess: saveFile }));
  const { tab = "list", kind, state, from, to, answer } = search;
  const change = (part: WorkSearch) =>
    void navigate({ search: (before) => present({ ...before, page: undefined, ...part }), replace: true });
  const close = () => {
    setAdding(false);
    if (answer) change({ answer: undefined });
  };
  const panels = {
    list: <WorkList search={search} onChange={change} />,
    due: <DueDesk onRecord={(id) => change({ answer: id })} />,
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <>
            <Button
              loading={save.isPending}
              onClick={() => save.mutate(present({ kind, state, from, to, area }))}
            >
              {t("export")}
            </Button>
            {form.data && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t("add")}
              </Button>
            )}
          </>
        }
      />
      <ErrorNotice error={save.error ?? form.error} />
      <Tabs
        activeKey={tab}
        onChange={(key) =>
          void navigate({
            search: ({ area: place }) => present({ area: place, tab: WORK_TABS.find((one) => one === key) }),
          })
        }
        destroyOnHidden
        items={WORK_TABS.map((key) => ({ key, label: t(`tabs.${key}`), children: panels[key] }))}
      />
      {form.data && (adding || answer) && (
        <RecordDialog form={form.data} {...(answer ? { answer } : {})} onClose={close} />
      )}
    </>
  );
}
