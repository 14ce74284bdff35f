import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TrialView } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { TrialState } from "./trial-state.tsx";

type Props = { trial: TrialView; done: string | undefined; onDone: (text: string | undefined) => void };

/** The head of a trial: of what, by whom, what it changes, and what has to be known before its figures are read. */
export function TrialDesk({ trial, done, onDone }: Props) {
  const { t } = useTranslation("trials");
  const may = useMay();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id, state, told, outlook, since } = trial;
  const putAway = useMutation(
    trpc.trials.putAway.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.trials.pathKey() });
        onDone(t("result.putAwayDone"));
      },
    }),
  );
  const said = { name: trial.madeBy, at: instantText(trial.madeAt), known: instantText(trial.knownAt) };
  return (
    <>
      {done && <Alert type="success" showIcon title={done} closable={{ onClose: () => onDone(undefined) }} />}
      <PageHeader
        title={trial.name}
        about={
          <>
            {t("result.month", { month: trial.month, area: trial.area.name })} <TrialState state={state} />
            <div>{t(trial.past ? "result.knownThen" : "result.knownNow", said)}</div>
          </>
        }
        actions={
          <>
            {may("trials.run") && (
              <Link to="/trials/new" search={{ from: id }}>
                <Button tabIndex={-1}>{t("result.again")}</Button>
              </Link>
            )}
            {may("trials.putAway") && state !== "running" && (
              <Button loading={putAway.isPending} onClick={() => putAway.mutate({ id })}>
                {t("result.putAway")}
              </Button>
            )}
          </>
        }
      />
      <ErrorNotice error={putAway.error} />
      {state !== "done" && <JobProgress subject={id} title={t("result.running")} />}
      {state === "stopped" && (
        <Alert type="info" showIcon title={t("result.stopped")} description={t("result.stoppedHint")} />
      )}
      {(since.rules || since.files > 0) && <Since since={since} />}
      {told !== "all" && (
        <Alert type="info" showIcon title={t(told === "sums" ? "result.sumsOnly" : "result.hidden")} />
      )}
      <Missing outlook={outlook} />
      <section className="card stack">
        <h2>{t("result.changes")}</h2>
        <ChangeLines outlook={outlook} />
      </section>
    </>
  );
}

function Since({ since }: Pick<TrialView, "since">) {
  const { t } = useTranslation("trials");
  return (
    <Alert
      type="warning"
      showIcon
      title={[
        since.rules && t("result.sinceRules"),
        since.files > 0 && t("result.sinceFiles", { n: since.files.toLocaleString("en-US") }),
      ]
        .filter(Boolean)
        .join(" ")}
      description={t("result.sinceHint")}
    />
  );
}

function Missing({ outlook: { missing } }: Pick<TrialView, "outlook">) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  if (missing.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("result.missing")}
      description={
        <>
          {t("result.missingHint")}
          <ul>
            {missing.map((one) => (
              <li key={one.en}>{say(one)}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}
