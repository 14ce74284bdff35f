import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { useLanguage } from "../shell/language.ts";
import { ErrorNotice } from "./error-notice.tsx";

/** Milliseconds between two looks at a job. */
export const LOOK = 700;

/**
 * How far the work on something has come, with a way to stop it. What is worked on is asked for again when the work
 * ends; why it failed stays to be read.
 */
export function JobProgress({ subject, title }: { subject: string; title: string }) {
  const { t } = useTranslation("parts");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(
    trpc.jobs.of.queryOptions(
      { subject },
      { refetchInterval: ({ state }) => (state.data?.state === "open" ? LOOK : false) },
    ),
  );
  const cancel = useMutation(
    trpc.jobs.cancel.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const resume = useMutation(
    trpc.jobs.resume.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const job = query.data;
  const ended = job ? job.state !== "open" : false;
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries();
  }, [ended, queryClient]);
  if (!job) return <ErrorNotice error={query.error} />;
  if (job.error)
    return (
      <>
        <Alert
          type="warning"
          showIcon
          title={say(job.error.reason)}
          description={say(job.error.remedy)}
          action={
            job.mayResume && (
              <Button loading={resume.isPending} onClick={() => resume.mutate({ id: job.id })}>
                {t("job.resume")}
              </Button>
            )
          }
        />
        <ErrorNotice error={resume.error} />
      </>
    );
  if (ended) return null;
  const percent = job.total ? Math.floor((100 * job.done) / job.total) : 0;
  return (
    <section className="job-progress" aria-label={title} aria-live="polite">
      <strong>{title}</strong>
      <Progress percent={percent} status="active" />
      <span className="figure">
        {job.total === null
          ? t("job.begins")
          : t("job.far", {
              done: job.done.toLocaleString("en-US"),
              total: job.total.toLocaleString("en-US"),
            })}
      </span>
      <span>{t("job.leave", { name: job.askedBy })}</span>
      {job.mayCancel && (
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
          {t("job.stop")}
        </Button>
      )}
      <ErrorNotice error={cancel.error} />
    </section>
  );
}
