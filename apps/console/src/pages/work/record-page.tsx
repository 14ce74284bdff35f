import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { WorkRecord, WorkVersion } from "@tongyou/core/schemas";
import { Alert, Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { FormLines } from "../../parts/pack-form/form-lines.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { VoidDialog } from "./void-dialog.tsx";
import { WorkState } from "./work-state.tsx";

/** What a version says, a line a part; what it does not say has no line. */
function Version({ version }: { version: WorkVersion }) {
  const { t } = useTranslation("work");
  const { say } = useLanguage();
  const { who, what, form, demand, institution, worker, dueOn, by, at } = version;
  const lines: [string, string | null | undefined][] = [
    [t("field.who"), who],
    [t("field.what"), what],
    [t("field.worker"), worker?.name],
    [t("field.dueOn"), dueOn],
  ];
  return (
    <>
      {lines.map(([label, value]) =>
        value ? (
          <p key={label}>
            <span className="quiet">{label}</span> {value}
          </p>
        ) : null,
      )}
      {institution && (
        <p>
          <span className="quiet">{t("field.institution")}</span>{" "}
          <Link to="/institutions/$id" params={{ id: institution.id }}>
            {institution.name}
          </Link>
        </p>
      )}
      {demand && (
        <p>
          <span className="quiet">{t("page.demand")}</span> {say(demand.title)}{" "}
          {demand.clause && <ClauseChip no={demand.clause} />}
        </p>
      )}
      {form && (
        <>
          <h3>{say(form.title)}</h3>
          <FormLines lines={form.lines} />
        </>
      )}
      <p className="quiet">{t("page.by", { by: by ?? "—", at: instantText(at) })}</p>
    </>
  );
}

function Before({ versions }: { versions: readonly WorkVersion[] }) {
  const { t } = useTranslation("work");
  if (versions.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t("page.versions")}</h2>
      {versions.map((version) => (
        <details key={version.number}>
          <summary>
            {t("page.version", {
              number: version.number,
              by: version.by ?? "—",
              at: instantText(version.at),
            })}{" "}
            {version.title}
          </summary>
          <Version version={version} />
        </details>
      ))}
    </section>
  );
}

function Steps({ record }: { record: WorkRecord }) {
  const { t } = useTranslation("work");
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const open = record.doneOn === null && record.voided === null && may("workRecords.progress");
  return (
    <section className="card stack">
      <header className="page-header">
        <h2>{t("page.steps")}</h2>
        {open && <Button onClick={() => setAdding(true)}>{t("page.addStep")}</Button>}
      </header>
      {record.steps.length === 0 && <p className="quiet">{t("page.noSteps")}</p>}
      <ul>
        {record.steps.map(({ day, note, done, by, at }) => (
          <li key={at}>
            <span className="figure">{day}</span> {note}{" "}
            {done && <Tag color="green">{t("page.closing")}</Tag>} <span className="quiet">{by ?? "—"}</span>
          </li>
        ))}
      </ul>
      {adding && <StepDialog record={record.record} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** One record of the bureau's work: what it says, how it went on, its files, and what stood there before. */
export default function RecordPage() {
  const { t } = useTranslation("work");
  const { id } = useParams({ from: "/frame/work/$id" });
  const trpc = useTRPC();
  const may = useMay();
  const [open, setOpen] = useState<"correct" | "void">();
  const query = useQuery(trpc.workRecords.get.queryOptions({ id }));
  const form = useQuery(
    trpc.workRecords.form.queryOptions(undefined, { enabled: query.data?.mayChange === true }),
  );
  if (query.isPending) return <Waiting />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const record = query.data;
  const [version, ...before] = record.versions;
  const { kind, day, title, dueOn, number, why } = version;
  const { doneOn, late, voided, place, mayChange } = record;
  const close = () => setOpen(undefined);
  return (
    <div className="stack">
      <PageHeader
        title={title}
        about={t("page.about", { kind: t(`kind.${kind}`), place: place.name, day })}
        actions={
          mayChange && (
            <>
              <Button disabled={!form.data} onClick={() => setOpen("correct")}>
                {t("correct")}
              </Button>
              <Button danger onClick={() => setOpen("void")}>
                {t("page.void")}
              </Button>
            </>
          )
        }
      />
      {voided && (
        <Alert
          type="warning"
          showIcon
          title={t("page.voidedBy", { by: voided.by ?? "—", at: instantText(voided.at), why: voided.why })}
        />
      )}
      <section className="card stack">
        {(dueOn !== null || doneOn !== null) && (
          <p>
            <span className="quiet">{t("column.state")}</span>{" "}
            <WorkState dueOn={dueOn} doneOn={doneOn} late={late} voided={voided !== null} />
          </p>
        )}
        {why && <p className="quiet">{t("page.why", { why })}</p>}
        <Version version={version} />
      </section>
      <Steps record={record} />
      <Attachments
        ownerKind="workRecord"
        ownerId={id}
        title={t("page.files")}
        mayAdd={may("workRecords.progress") && voided === null}
      />
      <Before versions={before} />
      {open === "correct" && form.data && <RecordDialog form={form.data} record={record} onClose={close} />}
      {open === "void" && <VoidDialog record={id} number={number} onClose={close} />}
    </div>
  );
}
