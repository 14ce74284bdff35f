import { LockOutlined, WarningFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { type ProtectionCase, SITUATIONS } from "@tongyou/core/schemas";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { instantText } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { Clock } from "./clock.tsx";
import { useOutcomeWord } from "./use-record-words.ts";

/** What was reported and of whom, who handles it, and the clocks beside the stages. */
export function CaseHead({ file }: { file: ProtectionCase }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const outcome = useOutcomeWord();
  const by = file.closing?.by ?? "";
  return (
    <div className="stack">
      {file.closing && file.state === "closing" && (
        <Alert
          type="info"
          showIcon
          title={t("case.closing", { by, outcome: outcome(file.closing.outcome) })}
          description={file.closing.reason}
        />
      )}
      {file.closing && file.closed && (
        <Alert
          type="success"
          showIcon
          title={t("case.closed", {
            date: instantText(file.closed.at),
            by: file.closed.by ?? "",
            outcome: outcome(file.closing.outcome),
          })}
          description={file.closing.reason}
        />
      )}
      <section className="card stack" aria-label={t("case.told")}>
        <h2>
          {file.subject ?? t("list.unnamed")}{" "}
          <span className="quiet">
            {file.sex && t(`report.sexes.${file.sex}`)}{" "}
            {file.age !== null && t("case.age", { age: file.age })}
          </span>
        </h2>
        <p>
          {say(SITUATIONS[file.situation].title)}{" "}
          {file.danger === "yes" && file.state !== "closed" && (
            <span className="danger">
              <WarningFilled aria-hidden /> {t("list.danger")}
            </span>
          )}{" "}
          {file.sealed && (
            <span className="quiet">
              <LockOutlined aria-hidden /> {t("case.sealed")}
            </span>
          )}
        </p>
        <p className="told">{file.told.what}</p>
        <dl className="pairs">
          <dt>{t("case.place")}</dt>
          <dd>
            {file.place.name} {file.told.place}
          </dd>
          {file.happenedOn && (
            <>
              <dt>{t("case.happenedOn")}</dt>
              <dd className="figure">{file.happenedOn}</dd>
            </>
          )}
          <dt>{t("case.source")}</dt>
          <dd>{t(`report.sources.${file.source}`)}</dd>
          <dt>{t("list.reportedAt")}</dt>
          <dd className="figure">{instantText(file.reportedAt)}</dd>
          <dt>{t("case.handler")}</dt>
          <dd>{file.handler ?? <span className="quiet">{t("list.nobody")}</span>}</dd>
          {file.feedback && (
            <>
              <dt>{t("clock.feedback")}</dt>
              <dd>
                {file.feedback.done ? (
                  t("case.stage.passed")
                ) : (
                  <Clock clock={{ ...file.feedback, from: "pack" }} />
                )}
              </dd>
            </>
          )}
        </dl>
        <p>
          {file.childId ? (
            <Link to="/children/$id" params={{ id: file.childId }}>
              {t("case.childFile")}
            </Link>
          ) : (
            <span className="quiet">{t("case.noFile")}</span>
          )}{" "}
          {file.follows && (
            <Link to="/protection/$id" params={{ id: file.follows }}>
              {t("case.follows")}
            </Link>
          )}
        </p>
      </section>
      <Guardianship file={file} />
      <Timers file={file} />
    </div>
  );
}

function Guardianship({ file: { guardianship: guard, educationFirst: first } }: { file: ProtectionCase }) {
  const { t } = useTranslation("protection");
  if (!guard && !first) return null;
  return (
    <section className="card stack" aria-label={t("case.guardianship")}>
      <h2>{t("case.guardianship")}</h2>
      {guard && (
        <p>
          {guard.until
            ? t("case.guardUntil", { from: guard.from, until: guard.until, by: guard.by })
            : t("case.guardFrom", { from: guard.from, by: guard.by })}
          <br />
          <span className="quiet">{t("case.basis", { basis: guard.basis })}</span>
        </p>
      )}
      {first && (
        <p>
          {t("case.education")}{" "}
          {first.clauses.map((no) => (
            <ClauseChip key={no} no={no} />
          ))}
          <br />
          <strong>{t(first.failed ? "case.educationDone" : "case.educationOpen")}</strong>
        </p>
      )}
    </section>
  );
}

function Timers({ file: { timers } }: { file: ProtectionCase }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  if (timers.length === 0) return null;
  return (
    <section className="card stack" aria-label={t("case.timers")}>
      <h2>{t("case.timers")}</h2>
      {timers.map(({ id, title, does, due, run, clauses }) => (
        <p key={id}>
          {say(title)}{" "}
          <span className={run ? "danger figure" : "figure"}>
            {t(run ? "case.timerRun" : "case.timerDue", { date: due })}
          </span>
          <br />
          <span className="quiet">{say(does)}</span>{" "}
          {clauses.map((no) => (
            <ClauseChip key={no} no={no} />
          ))}
        </p>
      ))}
    </section>
  );
}
