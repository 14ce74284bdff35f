import type { VisitForm } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { draftOf } from "../child/fact-value.ts";
import { FactAnswer } from "./fact-answer.tsx";
import type { VisitDraft } from "./form-draft.ts";

type Props = {
  form: VisitForm;
  draft: VisitDraft;
  onChange: (part: Partial<VisitDraft>) => void;
};

/** What a decision waits for, as questions: answered where it was found out, else left unknown. */
export function VisitQuestions({ form, draft, onChange }: Props) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  if (form.questions.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="visit-questions">
      <h2 id="visit-questions">{t("form.questions")}</h2>
      <p className="quiet">{t("form.questionsAbout")}</p>
      <ul className="stack">
        {form.questions.map(({ name, ask, label }) => {
          const fact = draft.facts[name];
          return (
            <li key={name} className="question">
              <span>{say(ask)}</span>
              {fact ? (
                <FactAnswer
                  name={name}
                  label={label}
                  fact={fact}
                  usual={draft.on}
                  onChange={(next) => onChange({ facts: { ...draft.facts, [name]: next } })}
                  onDrop={() =>
                    onChange({
                      facts: Object.fromEntries(Object.entries(draft.facts).filter(([key]) => key !== name)),
                    })
                  }
                />
              ) : (
                <Button
                  size="large"
                  onClick={() =>
                    onChange({ facts: { ...draft.facts, [name]: { draft: draftOf(name, null) } } })
                  }
                >
                  {t("form.answerNow")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
