import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { WorkList } from "./work-list.tsx";
import "./people.css";

/** The receipt of one handover: who took which place with which children and open work. */
export default function HandoverPage() {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const { id } = useParams({ from: "/frame/people/handovers/$id" });
  const handover = useQuery(trpc.people.handover.queryOptions({ id }));
  const print = useMutation(trpc.people.printHandover.mutationOptions({ onSuccess: saveFile }));
  if (handover.isPending) return <Waiting />;
  const { data } = handover;
  if (!data) return <ErrorNotice error={handover.error} onRetry={() => void handover.refetch()} />;
  return (
    <div className="stack">
      <PageHeader
        title={t("handover.receipt", { name: data.worker })}
        about={
          <Link to="/people" search={{ tab: "handovers" }}>
            ← {t("tabs.handovers")}
          </Link>
        }
        actions={
          <Button type="primary" loading={print.isPending} onClick={() => print.mutate({ id })}>
            {t("handover.print")}
          </Button>
        }
      />
      <ErrorNotice error={print.error} />
      <section className="card" aria-label={t("handover.act")}>
        <dl className="facts-list people-facts">
          <div>
            <dt>{t("handover.on")}</dt>
            <dd className="figure">{data.on}</dd>
          </div>
          <div>
            <dt>{t("field.reason")}</dt>
            <dd>{data.reason}</dd>
          </div>
          <div>
            <dt>{t("handover.by")}</dt>
            <dd>
              {data.by ?? "—"} <Instant at={data.at} />
            </dd>
          </div>
        </dl>
      </section>
      {data.posts.map((post) => (
        <section
          key={`${post.place.code} ${post.role.zh}`}
          className="card stack"
          aria-label={post.place.name}
        >
          <h2>
            {say(post.role)} · {post.place.name}
          </h2>
          <p>
            {t(post.coveredUntil ? "handover.coversNow" : "handover.tookOver", {
              name: post.successor,
              login: post.login ?? t("noAccount"),
              until: post.coveredUntil,
            })}
            {post.closedLogin && ` ${t("handover.closed", { login: post.closedLogin })}`}
          </p>
          <WorkList {...post} />
        </section>
      ))}
    </div>
  );
}
