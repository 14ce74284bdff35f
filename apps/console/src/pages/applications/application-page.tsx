import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ApplicationFile } from "@tongyou/core/schemas";
import { Alert, Button, Steps, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { WhyDrawer } from "../../parts/why/why-drawer.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { MonthRule } from "../awards/month-rule.tsx";
import { AllowanceText } from "./allowance-text.tsx";
import { DueText } from "./due-text.tsx";
import { EvidenceCard } from "./evidence-card.tsx";
import { PrintRefusal, StageActs } from "./stage-acts.tsx";
import "./applications.css";

const COLOURS = { open: "processing", granted: "success", refused: "warning", withdrawn: "default" } as const;

/** One application: the child, what the rules say, what proves it, the stages, and what can be done now. */
export default function ApplicationPage() {
  const trpc = useTRPC();
  const { id } = useParams({ from: "/frame/applications/$id" });
  const query = useQuery(trpc.applications.get.queryOptions({ id }));
  if (query.isPending) return <Waiting />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Page key={`${id} ${query.data.version}`} file={query.data} />;
}

function Page({ file }: { file: ApplicationFile }) {
  const { t } = useTranslation("applications");
  const may = useMay();
  return (
    <div className="application stack">
      <PageHeader
        title={`${t("title")} · ${file.name}`}
        about={
          <>
            {file.child.birthDate && <>{t("born", { day: file.child.birthDate })} · </>}
            {file.place} · {t(`origin.${file.origin}`)} · <span className="figure">{file.number}</span>
          </>
        }
        actions={
          <>
            <Tag color={COLOURS[file.state]}>{t(`state.${file.state}`)}</Tag>
            <Link to="/children/$id" params={{ id: file.childId }}>
              <Button tabIndex={-1}>{t("openChild")}</Button>
            </Link>
          </>
        }
      />
      <LastWord steps={file.steps} />
      <div className="application-parts">
        <div className="stack">
          <Rule file={file} />
          <EvidenceCard file={file} />
          <Course file={file} />
        </div>
        <div className="stack">
          <Stages file={file} />
          {file.state === "open" && <StageActs file={file} />}
          {file.state === "refused" && <PrintRefusal id={file.id} />}
          <Attachments
            ownerKind="application"
            ownerId={file.id}
            title={t("evidence.files")}
            mayAdd={may("applications.start") && file.state === "open"}
          />
        </div>
      </div>
    </div>
  );
}

/** What was said when it was sent back, refused or withdrawn last: what the reader has to know first. */
function LastWord({ steps }: Pick<ApplicationFile, "steps">) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const last = steps.at(-1);
  if (!last || (last.act !== "return" && last.act !== "refuse" && last.act !== "withdraw")) return null;
  return (
    <Alert
      type={last.act === "withdraw" ? "info" : "warning"}
      showIcon
      title={`${t(`steps.${last.act}`)}（${say(last.stage)}）：${last.opinion ?? ""}`}
      description={
        <span className="quiet">
          {last.by} <Instant at={last.at} />
        </span>
      }
    />
  );
}

/** The answer of the rules in one sentence, with its clauses; the whole why in the drawer. */
function Rule({ file }: { file: ApplicationFile }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const may = useMay();
  const [why, setWhy] = useState(false);
  const decided = file.state === "granted" || file.state === "refused";
  return (
    <section className="card stack" aria-labelledby="rule">
      <h2 id="rule">{t(decided ? "rule.decided" : "rule.title")}</h2>
      <p>{say(file.sentence)}</p>
      <p>
        <AllowanceText allowance={file.allowance} />{" "}
        {file.firstMonth && <strong>{t("rule.from", { month: file.firstMonth })}</strong>}
        {file.state === "open" && file.first && t("rule.ifToday", { month: file.first.month })}
        {file.first && (
          <>
            {" "}
            <MonthRule said={file.first} />
          </>
        )}
      </p>
      <div className="actions">
        {file.clauses.map((no) => (
          <ClauseChip key={no} no={no} />
        ))}
      </div>
      <p className="quiet">{t("rule.on", { day: file.on })}</p>
      {may("children.explain") && (
        <div className="actions">
          <Button onClick={() => setWhy(true)}>{t("rule.why")}</Button>
        </div>
      )}
      <WhyDrawer
        target={
          why ? { childId: file.childId, name: file.name, divisionName: file.place, on: file.on } : null
        }
        onClose={() => setWhy(false)}
      />
    </section>
  );
}

/** Says so where the documents do not ask for this procedure for the child, or it is not known whether they do. */
function ProcedureNote({ said }: { said: ApplicationFile["procedure"] }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  if (said.for === "yes") return null;
  const of = said.of && say(said.of);
  const text =
    said.for === "open"
      ? t("stages.said.open", { of })
      : of
        ? t("stages.said.noOf", { of })
        : t("stages.said.no");
  return <p className="quiet">{text}</p>;
}

/** The stages in order, by whom and by which clause, and until when the present one is to be done. */
function Stages({ file }: { file: ApplicationFile }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const here = file.stages.findIndex(({ at }) => at === "here");
  return (
    <section className="card stack" aria-labelledby="stages">
      <h2 id="stages">{t("stages.title")}</h2>
      <ProcedureNote said={file.procedure} />
      <Steps
        orientation="vertical"
        size="small"
        current={here === -1 ? file.stages.length : here}
        status={file.state === "open" ? "process" : "finish"}
        items={file.stages.map(({ title, actors, clauses, at }) => ({
          title: say(title),
          content: (
            <>
              {t("stages.by", { who: actors.map(say).join(t("stages.and")) })}{" "}
              {clauses.map((no) => (
                <ClauseChip key={no} no={no} />
              ))}
              {at === "here" && file.state === "open" && (
                <div>
                  <DueText due={file.due} />
                </div>
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}

/** Everything that was done with it, in order, with the opinions. */
function Course({ file: { steps } }: { file: ApplicationFile }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  return (
    <section className="card stack later" aria-labelledby="course">
      <h2 id="course">{t("steps.title")}</h2>
      <ol className="course">
        {steps.map(({ stage, act, by, at, opinion }) => (
          <li key={`${at} ${act}`}>
            <strong>{t(`steps.${act}`)}</strong> {say(stage)}
            <p className="quiet">
              {by} <Instant at={at} />
            </p>
            {opinion && <p className="told">{opinion}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
