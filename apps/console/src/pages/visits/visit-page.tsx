import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { VisitRecord } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { CheckForm } from "./check-form.tsx";
import { CheckState, Found } from "./found.tsx";
import { ChangesOfVisit } from "./visit-changes.tsx";
import "./visits.css";

function Answers({ record }: { record: VisitRecord }) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  return (
    <dl>
      {record.sections.map(({ section, answer, note }) => (
        <div key={section} className="line">
          <dt>{t(`form.section.${section}`)}</dt>
          <dd className={section === "safety" && answer === "changed" ? "danger" : undefined}>
            {t(`form.${section === "safety" ? "safety" : "answer"}.${answer}`)}
            {note && `：${note}`}
          </dd>
        </div>
      ))}
      {record.fields.map(({ title, shown }) => (
        <div key={title.zh} className="line">
          <dt>{say(title)}</dt>
          <dd>{say(shown)}</dd>
        </div>
      ))}
      {record.note && (
        <div className="line">
          <dt>{t("record.note")}</dt>
          <dd>{record.note}</dd>
        </div>
      )}
    </dl>
  );
}

/** One record of a visit, spot check or verification; a supervisor checks it here. */
export default function VisitPage() {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const may = useMay();
  const { id } = useParams({ from: "/frame/visits/$id" });
  const [checking, setChecking] = useState(false);
  const query = useQuery(trpc.visits.get.queryOptions({ id }));
  if (query.isPending) return <Waiting />;
  const record = query.data;
  if (!record) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { by: name, on: date, kind } = record;
  return (
    <div className="visit-record narrow">
      <PageHeader
        title={`${record.name} · ${t("record.title")}`}
        about={
          <>
            {t("record.by", { name, date, kind: t(`kind.${kind}`) })} · {record.divisionName}
            <div>
              {t("record.written")} <Instant at={record.recordedAt} />
            </div>
          </>
        }
        actions={
          <Link to="/children/$id" params={{ id: record.childId }} search={{ tab: "casework" }}>
            <Button tabIndex={-1}>{t("result.openChild")}</Button>
          </Link>
        }
      />
      <section className="card stack" aria-label={t("record.sections")}>
        <div className="actions">
          <Found row={record} /> <CheckState check={record.check} />
          {record.checkedBy && (
            <Link to="/visits/$id" params={{ id: record.checkedBy }}>
              {t("record.openCheck")}
            </Link>
          )}
          {record.checks && (
            <Link to="/visits/$id" params={{ id: record.checks }}>
              {t("record.openChecked")}
            </Link>
          )}
        </div>
        <Answers record={record} />
        {record.concern && (
          <p>
            <PathLink to={`/report?child=${record.childId}`}>{t("form.reportNow")}</PathLink>
          </p>
        )}
      </section>
      {record.facts.length > 0 && (
        <section className="card stack" aria-labelledby="visit-facts">
          <h2 id="visit-facts">{t("record.facts")}</h2>
          <ul className="known-facts">
            {record.facts.map(({ label, shown, from }) => (
              <li key={label.zh}>
                <span className="quiet">{say(label)}</span> <strong>{say(shown)}</strong>{" "}
                <span className="quiet figure">{t("form.from", { date: from })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {record.changes && (
        <section className="card stack" aria-labelledby="visit-changes">
          <h2 id="visit-changes">{t("record.changes")}</h2>
          <ChangesOfVisit changes={record.changes} />
        </section>
      )}
      <Attachments ownerKind="visit" ownerId={id} title={t("record.files")} mayAdd={may("visits.record")} />
      {record.mayCheck && !checking && (
        <div>
          <Button type="primary" onClick={() => setChecking(true)}>
            {t("record.check")}
          </Button>
        </div>
      )}
      {record.mayCheck && checking && <CheckForm record={record} onCancel={() => setChecking(false)} />}
    </div>
  );
}
