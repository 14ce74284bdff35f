import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { FactName } from "@tongyou/core/schemas";
import { Alert, Button, Tabs } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import type { WhyTarget } from "../../parts/why/why.ts";
import { WhyDrawer } from "../../parts/why/why-drawer.tsx";
import { useMay } from "../../shell/session.tsx";
import { CaseworkTab, useHasCasework } from "./casework-tab.tsx";
import { ChildHeader } from "./child-header.tsx";
import { type ChildSearch, TABS } from "./child-search.ts";
import { CloseDialog, ReopenDialog } from "./close-dialogs.tsx";
import { isFactName } from "./fact-groups.ts";
import { MoneyTab } from "./money/money-tab.tsx";
import { Overview } from "./overview.tsx";
import { PrintFile } from "./print-file.tsx";
import { RecordContactDialog } from "./record-contact-dialog.tsx";
import { SayFactDialog } from "./say-fact-dialog.tsx";
import { Timeline } from "./timeline.tsx";
import "./child.css";

const ApplicationsCard = lazy(() => import("../applications/applications-card.tsx"));

/** One child's file: who, why, what happened, what is paid; changed by saying new facts from a date. */
export default function ChildPage() {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: "/children/$id" });
  const may = useMay();
  const hasCasework = useHasCasework();
  const { id } = useParams({ from: "/frame/children/$id" });
  const search = useSearch({ from: "/frame/children/$id" });
  const [why, setWhy] = useState<WhyTarget | null>(null);
  const [saying, setSaying] = useState<FactName | true>();
  const [contacting, setContacting] = useState(false);
  const [closing, setClosing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [done, setDone] = useState<string>();
  const query = useQuery(trpc.children.get.queryOptions({ id }));
  const go = (part: ChildSearch) =>
    void navigate({ search: (before) => present({ ...before, say: undefined, ...part }), replace: true });
  const asked = search.say !== undefined && isFactName(search.say) ? search.say : undefined;
  const sayFact = saying ?? asked;
  const stopSaying = () => {
    setSaying(undefined);
    setContacting(false);
    if (search.say !== undefined) go({});
  };
  const reload = () => void queryClient.invalidateQueries({ queryKey: trpc.children.get.queryKey({ id }) });
  if (query.isPending) return <Waiting />;
  const file = query.data;
  if (!file) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const finish = (text: string) => {
    stopSaying();
    setClosing(false);
    setDone(text);
  };
  const mayExplain = may("children.explain");
  const explain = () => setWhy({ childId: id, name: file.name, divisionName: file.divisionName });
  const open = file.status === "active";
  const onSay = open && may("children.recordFact") ? (fact: FactName) => setSaying(fact) : undefined;
  const onContact = open && may("children.recordContact") ? () => setContacting(true) : undefined;
  const panels = {
    overview: <Overview file={file} onSay={onSay} onContact={onContact} />,
    timeline: <Timeline file={file} search={search} onSearch={go} />,
    casework: <CaseworkTab file={file} />,
    benefits: (
      <div className="stack">
        {may("applications.ofChild") && (
          <Suspense fallback={<Waiting />}>
            <ApplicationsCard file={file} />
          </Suspense>
        )}
        <MoneyTab file={file} />
      </div>
    ),
  };
  return (
    <>
      {done && (
        <Alert type="success" showIcon title={done} closable={{ onClose: () => setDone(undefined) }} />
      )}
      <ErrorNotice error={query.error} />
      <ChildHeader
        file={file}
        onWhy={mayExplain && file.decision ? explain : undefined}
        actions={
          <>
            {may("children.print") && <Button onClick={() => setPrinting(true)}>{t("actions.print")}</Button>}
            {onSay && (
              <Button type="primary" onClick={() => setSaying(true)}>
                {t("actions.sayFact")}
              </Button>
            )}
            {open && may("children.close") && (
              <Button onClick={() => setClosing(true)}>{t("actions.close")}</Button>
            )}
            {!open && may("children.reopen") && (
              <Button onClick={() => setClosing(true)}>{t("actions.reopen")}</Button>
            )}
          </>
        }
      />
      <Tabs
        activeKey={search.tab ?? "overview"}
        onChange={(key) => go({ tab: TABS.find((tab) => tab === key) })}
        destroyOnHidden
        items={TABS.filter((key) => key !== "casework" || hasCasework).map((key) => ({
          key,
          label: t(`tabs.${key}`),
          children: panels[key],
        }))}
      />
      <WhyDrawer target={why} onClose={() => setWhy(null)} />
      {sayFact && onSay && (
        <SayFactDialog
          key={sayFact === true ? "any" : sayFact}
          file={file}
          first={sayFact === true ? undefined : sayFact}
          onClose={stopSaying}
          onDone={finish}
          onReload={reload}
        />
      )}
      {onContact && (contacting || search.say === "contact") && (
        <RecordContactDialog file={file} onClose={stopSaying} onDone={finish} onReload={reload} />
      )}
      {printing && <PrintFile file={file} onClose={() => setPrinting(false)} />}
      {closing && open && <CloseDialog file={file} onClose={() => setClosing(false)} onDone={finish} />}
      {closing && !open && <ReopenDialog file={file} onClose={() => setClosing(false)} onDone={finish} />}
    </>
  );
}
