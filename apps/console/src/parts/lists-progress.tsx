import { useQuery, useQueryClient } from "@tanstack/react-query";
import { REFRESH_SUBJECT } from "@tongyou/core/schemas";
import { Alert, Progress } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { useMay } from "../shell/session.tsx";
import { RECOUNT } from "./recount.ts";

/**
 * Above what shows decisions: that the bureau's files are being decided again, and how far that has come. At its end
 * everything on the page is asked for anew.
 */
export function ListsProgress() {
  const { t } = useTranslation("parts");
  const may = useMay();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(
    trpc.jobs.of.queryOptions(
      { subject: REFRESH_SUBJECT },
      {
        enabled: may("jobs.of"),
        refetchInterval: ({ state }) => (state.data?.state === "open" ? RECOUNT : false),
      },
    ),
  );
  const job = query.data?.state === "open" ? query.data : undefined;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !job) void queryClient.invalidateQueries();
    wasOpen.current = job !== undefined;
  }, [job, queryClient]);
  if (!job) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t("job.lists")}
      description={
        <>
          {t("job.listsHint")}
          {job.total !== null && (
            <div>
              <Progress
                percent={Math.floor((100 * job.done) / Math.max(1, job.total))}
                size="small"
                aria-label={t("job.lists")}
              />
              <span className="figure">
                {t("job.far", {
                  done: job.done.toLocaleString("en-US"),
                  total: job.total.toLocaleString("en-US"),
                })}
              </span>
            </div>
          )}
        </>
      }
    />
  );
}
