import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ChildFile } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { CaseView } from "./case-page.tsx";
import "./protection.css";

/** A file under broken glass: to be read, until when, and the way to end it. */
export default function OpenedPage() {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { id } = useParams({ from: "/frame/protection/opened/$id" });
  // Each reading is in the audit: only a person's act reads again.
  const opened = useQuery(
    trpc.breakGlass.read.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  const end = useMutation(
    trpc.breakGlass.end.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: "/protection" });
        await queryClient.invalidateQueries({ queryKey: trpc.breakGlass.mine.queryKey() });
      },
    }),
  );
  if (opened.isPending) return <Waiting />;
  if (!opened.data) return <ErrorNotice error={opened.error} onRetry={() => void opened.refetch()} />;
  const { data } = opened;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t("glass.until", { at: instantText(data.until) })}
        action={
          <Button danger loading={end.isPending} onClick={() => end.mutate({ id })}>
            {t("glass.end")}
          </Button>
        }
      />
      <ErrorNotice error={end.error} />
      {data.kind === "case" ? <CaseView file={data.case} acts={false} /> : <OpenedChild file={data.child} />}
    </>
  );
}

/** What a far-away colleague needs of a child's file, with the masks of the role. */
function OpenedChild({ file }: { file: ChildFile }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  return (
    <>
      <PageHeader title={file.name} about={t("glass.opened")} />
      <section className="card stack">
        <dl className="pairs">
          <dt>{t("glass.birth")}</dt>
          <dd className="figure">{file.birthDate ?? "—"}</dd>
          <dt>{t("glass.place")}</dt>
          <dd>{file.divisionName}</dd>
          <dt>{t("glass.guardian")}</dt>
          <dd>{file.guardian.name ?? "—"}</dd>
          <dt>{t("glass.phone")}</dt>
          <dd className="figure">{file.guardian.phone ?? "—"}</dd>
        </dl>
      </section>
      <section className="card stack">
        <h2>{t("glass.facts")}</h2>
        <dl className="pairs">
          {file.facts
            .filter(({ supersededAt }) => supersededAt === null)
            .map((fact) => (
              <div key={fact.id}>
                <dt>{say(fact.label)}</dt>
                <dd>{say(fact.shown)}</dd>
              </div>
            ))}
        </dl>
      </section>
    </>
  );
}
