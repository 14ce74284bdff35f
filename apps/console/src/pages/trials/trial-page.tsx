import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { LOOK } from "../../parts/job-progress.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { TrialDesk } from "./trial-desk.tsx";
import { TrialFiguresCard } from "./trial-figures.tsx";
import { TrialPlaces } from "./trial-places.tsx";
import { TrialRows } from "./trial-rows.tsx";
import type { TrialSearch } from "./trials-search.ts";
import "./trials.css";

/** One trial: what it changes, what the month would cost, where, and who would get more or less. */
export default function TrialPage() {
  const trpc = useTRPC();
  const navigate = useNavigate({ from: "/trials/$id" });
  const { id } = useParams({ from: "/frame/trials/$id" });
  const search = useSearch({ from: "/frame/trials/$id" });
  const [done, setDone] = useState<string>();
  const { counted = "awarded", place } = search;
  const query = useQuery(
    trpc.trials.get.queryOptions(
      { id, counted, ...(place && { area: place }) },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => (state.data?.state === "running" ? LOOK : false),
      },
    ),
  );
  if (query.isPending) return <Waiting />;
  const trial = query.data;
  if (!trial) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const go = (part: { [K in keyof TrialSearch]?: TrialSearch[K] | undefined }) =>
    void navigate({
      search: (before) => present({ ...before, page: undefined, ...part }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <TrialDesk trial={trial} done={done} onDone={setDone} />
      <ErrorNotice error={query.error} />
      {trial.figures && (
        <>
          <TrialFiguresCard trial={trial} figures={trial.figures} onSearch={go} />
          <TrialPlaces trial={trial} places={trial.figures.places} onPlace={(to) => go({ place: to })} />
          {trial.told === "all" && (
            <TrialRows trial={trial} figures={trial.figures} search={search} onSearch={go} />
          )}
        </>
      )}
    </>
  );
}
