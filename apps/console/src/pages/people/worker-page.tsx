import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { PostOut, ReviewOut, TrainingOut, WorkerFile } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { AppointDialog } from "./appoint-dialog.tsx";
import { CertificateDialog } from "./certificate-dialog.tsx";
import { DueDay, PostLine } from "./post-line.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import { TrainDialog } from "./train-dialog.tsx";
import { EndPostDialog, LinkDialog, ReviewDialog, VoidDialog } from "./worker-dialogs.tsx";
import "./people.css";

type Open =
  | { act: "change" | "appoint" | "train" | "review" }
  | { link: PostOut }
  | { end: PostOut }
  | { revoke: TrainingOut }
  | { certificate: TrainingOut };

function Who({ file }: { file: WorkerFile }) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const rows = [
    [t("field.phone"), file.phone],
    [t("field.idNumber"), file.idNumber],
    [t("field.identity"), file.identity && t(`identity.${file.identity}`)],
    [t("field.unit"), file.unit],
    [t("field.keptAt"), file.keptAt.name],
  ] as const;
  return (
    <section className="card stack" aria-label={t("who")}>
      {file.barred && (
        <p className="caution">
          ⚠ {t("barredLong")} {say(file.barred.title)}{" "}
          {file.barred.clause && <ClauseChip no={file.barred.clause} />}
        </p>
      )}
      <dl className="facts-list people-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value ?? "—"}</dd>
          </div>
        ))}
        <div>
          <dt>{t("trainingDue")}</dt>
          <dd>
            <DueDay due={file.training} />
          </dd>
        </div>
        <div>
          <dt>{t("inspectionDue")}</dt>
          <dd>
            <DueDay due={file.inspection} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Posts({ posts, onOpen }: { posts: readonly PostOut[]; onOpen: (open: Open) => void }) {
  const { t } = useTranslation("people");
  const may = useMay();
  const columns: Column<PostOut>[] = [
    { key: "post", title: t("posts"), head: true, render: (post) => <PostLine post={post} /> },
    {
      key: "span",
      title: t("span"),
      render: ({ from, until }) => (
        <span className="figure">
          {from} — {until ?? t("now")}
        </span>
      ),
    },
    {
      key: "time",
      title: t("fullTime.title"),
      render: ({ fullTime }) => (fullTime === null ? "—" : t(fullTime ? "fullTime.yes" : "fullTime.no")),
    },
    {
      key: "account",
      title: t("field.login"),
      render: ({ account, takesAccount }) => account ?? (takesAccount ? t("noAccount") : "—"),
    },
    { key: "reason", title: t("field.reason"), render: ({ reason }) => reason ?? "—" },
    {
      key: "act",
      title: t("act"),
      render: (post) =>
        post.until === null &&
        may("people.appoint") && (
          <span className="actions">
            {post.takesAccount && (
              <Button size="small" onClick={() => onOpen({ link: post })}>
                {t("link")}
              </Button>
            )}
            <Button size="small" onClick={() => onOpen({ end: post })}>
              {t("end")}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <RecordTable
      label={t("posts")}
      rows={posts}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noPosts")} next={t("noPostsNext")} />}
    />
  );
}

function Trainings({ rows, onOpen }: { rows: readonly TrainingOut[]; onOpen: (open: Open) => void }) {
  const { t } = useTranslation("people");
  const may = useMay();
  const result = ({ passed }: TrainingOut) =>
    t(`passed.${passed === null ? "none" : passed ? "passed" : "failed"}`);
  const columns: Column<TrainingOut>[] = [
    { key: "on", title: t("field.on"), head: true, render: ({ on }) => <span className="figure">{on}</span> },
    { key: "topics", title: t("field.topics"), render: ({ topics }) => topics.join(t("comma")) },
    { key: "hours", title: t("field.hours"), numeric: true, render: ({ classHours }) => classHours },
    { key: "organiser", title: t("field.organiser"), render: ({ organiser }) => organiser ?? "—" },
    {
      key: "passed",
      title: t("result"),
      render: (row) =>
        row.voided ? (
          <span className="danger">
            {t("voided", { reason: row.voided.reason, by: row.voided.by ?? "—" })}
          </span>
        ) : (
          result(row)
        ),
    },
    {
      key: "act",
      title: t("act"),
      render: (row) =>
        row.voided === null && (
          <span className="actions">
            <Button size="small" onClick={() => onOpen({ certificate: row })}>
              {t("certificate")}
            </Button>
            {may("people.voidTraining") && (
              <Button size="small" onClick={() => onOpen({ revoke: row })}>
                {t("void")}
              </Button>
            )}
          </span>
        ),
    },
  ];
  return (
    <RecordTable
      label={t("tabs.trainings")}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("neverTrained")} next={t("neverTrainedNext")} />}
    />
  );
}

function Reviews({ rows }: { rows: readonly ReviewOut[] }) {
  const { t } = useTranslation("people");
  const columns: Column<ReviewOut>[] = [
    { key: "kind", title: t("field.kind"), head: true, render: ({ kind }) => t(`kind.${kind}`) },
    { key: "on", title: t("field.on"), render: ({ on }) => <span className="figure">{on}</span> },
    { key: "found", title: t("field.found"), render: ({ found }) => found },
    { key: "due", title: t("field.due"), render: ({ due }) => <span className="figure">{due ?? "—"}</span> },
    { key: "by", title: t("handover.by"), render: ({ by }) => by ?? "—" },
  ];
  return (
    <RecordTable
      label={t("reviews")}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noReviews")} next={t("noReviewsNext")} />}
    />
  );
}

function Dialogs({ open, file, onClose }: { open: Open; file: WorkerFile; onClose: () => void }) {
  if ("link" in open) return <LinkDialog post={open.link} onClose={onClose} />;
  if ("end" in open) return <EndPostDialog post={open.end} onClose={onClose} />;
  if ("revoke" in open) return <VoidDialog training={open.revoke} onClose={onClose} />;
  if ("certificate" in open) return <CertificateDialog training={open.certificate} onClose={onClose} />;
  if (open.act === "change") return <RegisterDialog file={file} onClose={onClose} />;
  if (open.act === "appoint") return <AppointDialog file={file} onClose={onClose} />;
  if (open.act === "train") return <TrainDialog people={[file]} onClose={onClose} />;
  return <ReviewDialog file={file} onClose={onClose} />;
}

/** One person of the register: who, which posts, which trainings, how the work was found. */
export default function WorkerPage() {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const may = useMay();
  const { id } = useParams({ from: "/frame/people/$id" });
  const worker = useQuery(trpc.people.get.queryOptions({ id }));
  const [open, setOpen] = useState<Open>();
  if (worker.isPending) return <Waiting />;
  const { data: file } = worker;
  if (!file) return <ErrorNotice error={worker.error} onRetry={() => void worker.refetch()} />;
  const held = file.posts.some(({ until }) => until === null);
  return (
    <div className="stack">
      <PageHeader
        title={file.name}
        about={<Link to="/people">← {t("title")}</Link>}
        actions={
          may("people.change") && (
            <>
              <Button onClick={() => setOpen({ act: "change" })}>{t("change")}</Button>
              <Button onClick={() => setOpen({ act: "train" })}>{t("train")}</Button>
              <Button onClick={() => setOpen({ act: "review" })}>{t("review")}</Button>
              <Button type="primary" onClick={() => setOpen({ act: "appoint" })}>
                {t("appoint")}
              </Button>
              {held && (
                <Link to="/people/$id/leave" params={{ id }} className="do">
                  {t("leave")}
                </Link>
              )}
            </>
          )
        }
      />
      <Who file={file} />
      <h2>{t("posts")}</h2>
      <Posts posts={file.posts} onOpen={setOpen} />
      <h2>{t("tabs.trainings")}</h2>
      <Trainings rows={file.trainings} onOpen={setOpen} />
      <h2>{t("reviews")}</h2>
      <Reviews rows={file.reviews} />
      {open && <Dialogs open={open} file={file} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
