import { useQuery } from "@tanstack/react-query";
import type { ChildFile } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { AccessLog } from "./access-log.tsx";
import type { ChildSearch } from "./child-search.ts";
import { TimelineEvent } from "./timeline-event.tsx";
import { TimelineFilters } from "./timeline-filters.tsx";
import { timelineSearch } from "./timeline-search.ts";

const SIZE = 50;

type Props = { file: ChildFile; search: ChildSearch; onSearch: (part: ChildSearch) => void };

/** 时间轴: everything that happened to the child, newest first; or who looked at and changed the file. */
export function Timeline({ file, search, onSearch }: Props) {
  const access = search.view === "access";
  return (
    <section className="card stack">
      {access ? (
        <>
          <div className="actions">
            <BackToEvents onBack={() => onSearch({ view: undefined })} />
          </div>
          <AccessLog childId={file.id} />
        </>
      ) : (
        <Events file={file} search={search} onSearch={onSearch} />
      )}
    </section>
  );
}

function BackToEvents({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation("child");
  return <Button onClick={onBack}>{t("timeline.back")}</Button>;
}

function Events({ file, search, onSearch }: Props) {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const [superseded, setSuperseded] = useState(false);
  const { page = 1 } = search;
  const { kinds, from, to } = timelineSearch(search);
  const query = useQuery(
    trpc.children.timeline.queryOptions({
      id: file.id,
      ...(kinds.length > 0 ? { kinds } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      superseded,
      offset: (page - 1) * SIZE,
      limit: SIZE,
    }),
  );
  const { data } = query;
  const narrowed = kinds.length > 0 || from !== undefined || to !== undefined;
  return (
    <>
      <TimelineFilters
        counts={data?.counts ?? []}
        search={search}
        onSearch={(part) => onSearch({ page: undefined, ...part })}
        superseded={data?.superseded ?? 0}
        unfolded={superseded}
        onUnfold={setSuperseded}
      />
      {query.isPending && <Waiting />}
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {data?.rows.length === 0 && (
        <EmptyState
          title={t(narrowed ? "timeline.nothing" : "timeline.empty")}
          next={t(narrowed ? "timeline.nothingHint" : "timeline.emptyHint")}
        />
      )}
      <ol className="timeline">
        {data?.rows.map((event, index) => (
          <TimelineEvent
            key={`${event.kind} ${event.id}`}
            event={event}
            sameDay={event.on === data.rows[index - 1]?.on}
          />
        ))}
      </ol>
      {data && (
        <Pager page={page} size={SIZE} total={data.total} onPage={(next) => onSearch({ page: next })} />
      )}
    </>
  );
}
