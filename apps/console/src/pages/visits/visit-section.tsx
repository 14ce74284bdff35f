import type { KnownFact, VisitForm } from "@tongyou/core/schemas";
import { SECTION_ANSWERS } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ChangedFacts } from "./changed-facts.tsx";
import type { VisitDraft } from "./form-draft.ts";

function Known({ facts }: { facts: readonly KnownFact[] }) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const known = facts.filter(({ shown }) => shown !== null);
  const missing = facts.filter(({ shown }) => shown === null).map(({ label }) => say(label));
  return (
    <>
      {known.length === 0 && <p className="quiet">{t("form.nothingKnown")}</p>}
      {known.length > 0 && (
        <ul className="known-facts">
          {known.map(({ name, label, shown, from, fresh }) => (
            <li key={name}>
              <span className="quiet">{say(label)}</span> <strong>{shown && say(shown)}</strong>{" "}
              {from && <span className="quiet figure">{t("form.from", { date: from })}</span>}
              {fresh && <span className="caution">⚑ {t("form.fresh")}</span>}
            </li>
          ))}
        </ul>
      )}
      {known.length > 0 && missing.length > 0 && (
        <small className="quiet">{t("form.unknownFacts", { names: missing.join(t("comma")) })}</small>
      )}
    </>
  );
}

type Props = {
  part: VisitForm["sections"][number];
  childId: string;
  draft: VisitDraft;
  onChange: (part: Partial<VisitDraft>) => void;
};

/** One part of the visit: what is on file, and whether it is still so. */
export function VisitSectionCard({ part: { section, facts }, childId, draft, onChange }: Props) {
  const { t } = useTranslation("visits");
  const title = t(`form.section.${section}`);
  const answer = draft.sections[section];
  const isSafety = section === "safety";
  const withoutThese = () =>
    Object.fromEntries(
      Object.entries(draft.facts).filter(([key]) => !facts.some(({ name }) => name === key)),
    );
  return (
    <section className="card stack visit-section" aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>{title}</h2>
      <Known facts={facts} />
      <AnswerButtons
        label={title}
        value={answer}
        answers={SECTION_ANSWERS.map((value) => ({
          value,
          label: t(`form.${isSafety ? "safety" : "answer"}.${value}`),
          danger: isSafety && value === "changed",
        }))}
        onChange={(value) =>
          onChange({
            sections: { ...draft.sections, [section]: value },
            ...(value === "changed" ? {} : { facts: withoutThese() }),
          })
        }
      />
      {answer === "changed" && (
        <>
          {isSafety && (
            <p className="danger">
              {t("form.report")} <PathLink to={`/report?child=${childId}`}>{t("form.reportNow")}</PathLink>
            </p>
          )}
          <label className="field" htmlFor={`note-${section}`}>
            <span>{t(isSafety ? "form.danger" : "form.note")}</span>
            <Input.TextArea
              id={`note-${section}`}
              rows={2}
              maxLength={500}
              value={draft.notes[section] ?? ""}
              onChange={({ target }) => onChange({ notes: { ...draft.notes, [section]: target.value } })}
            />
          </label>
          <ChangedFacts
            id={`which-${section}`}
            facts={facts}
            drafts={draft.facts}
            usual={draft.on}
            onChange={(next) => onChange({ facts: next })}
          />
        </>
      )}
    </section>
  );
}
