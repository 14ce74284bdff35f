import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { Redirect } from "../../shell/redirect.tsx";
import { useMay, useMe } from "../../shell/session.tsx";
import { AreaAtAGlance } from "./area-at-a-glance.tsx";
import { TodoList } from "./todo-list.tsx";

/** Fetched by those alone who oversee an area. */
const WorkloadCard = lazy(() => import("./workload-card.tsx"));

/** The workbench of a bureau; the national desk starts at its tenants. */
export default function HomePage() {
  const may = useMay();
  return may("workbench.get") ? <Workbench /> : <Redirect to="/national" />;
}

function Workbench() {
  const { t } = useTranslation("home");
  const trpc = useTRPC();
  const me = useMe();
  const area = useArea();
  const may = useMay();
  const { kind } = useSearch({ from: "/frame/" });
  const workbench = useQuery(trpc.workbench.get.queryOptions(area ? { area } : {}));
  return (
    <>
      <PageHeader title={t("title")} about={t("about", { name: me.staff.name })} />
      <ErrorNotice error={workbench.error} onRetry={() => void workbench.refetch()} />
      {workbench.isPending && <Waiting />}
      {workbench.data && (
        <div className="workbench">
          <TodoList
            counts={workbench.data.counts}
            todos={workbench.data.todos}
            today={workbench.data.today}
            kind={kind}
            noChildren={workbench.data.glance?.children === 0}
          />
          {workbench.data.glance && <AreaAtAGlance glance={workbench.data.glance} />}
        </div>
      )}
      {may("workbench.workload") && (
        <Suspense fallback={<Waiting />}>
          <WorkloadCard />
        </Suspense>
      )}
    </>
  );
}
