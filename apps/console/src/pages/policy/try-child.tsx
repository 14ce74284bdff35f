import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FactName } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import type { Why } from "../../parts/why/why.ts";
import { WhyReasons } from "../../parts/why/why-reasons.tsx";
import { useLanguage } from "../../shell/language.ts";
import { type Attempt, factsOf, withFact } from "./attempt.ts";
import { AttemptForm } from "./attempt-form.tsx";
import { TriedCase } from "./golden-case.tsx";
import { useSettled } from "./use-settled.ts";

/** Questions shown at once; the rest folds away. */
const FIRST = 5;

type Props = { attempt: Attempt; onChange: (attempt: Attempt) => void };

/** A child who does not exist is decided as the facts are typed: why, why not, and what to ask next. */
export function TryChild({ attempt, onChange }: Props) {
  const { t } = useTranslation("policy");
  const trpc = useTRPC();
  const settled = useSettled(attempt);
  const input = { facts: factsOf(settled), ...(settled.on ? { on: settled.on } : {}) };
  const tried = useQuery(trpc.policy.try.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <div className="policy-try">
      <AttemptForm attempt={attempt} onChange={onChange} asks={tried.data?.asks ?? []} />
      <section className="card why" aria-label={t("try.answer")} aria-busy={tried.isFetching}>
        {attempt.golden && <TriedCase golden={attempt.golden} />}
        <ErrorNotice error={tried.error} onRetry={() => void tried.refetch()} />
        {tried.isPending && <Waiting />}
        {tried.data && (
          <Answer
            explanation={tried.data.explanation}
            onAsk={(name) => {
              onChange(withFact(attempt, name));
              // The field is there once the form has been drawn.
              setTimeout(() => showFact(name));
            }}
          />
        )}
      </section>
    </div>
  );
}

const showFact = (name: FactName): void => {
  const field = document.getElementById(`try-${name}`);
  field?.scrollIntoView({ block: "center" });
  field?.focus();
};

type AnswerProps = { explanation: Why["explanation"]; onAsk: (name: FactName) => void };

function Answer({ explanation, onAsk }: AnswerProps) {
  const { t } = useTranslation("policy");
  const { t: tWhy } = useTranslation("why");
  const { say } = useLanguage();
  return (
    <>
      <p className="why-sentence" aria-live="polite">
        {say(explanation.sentence)}
      </p>
      <p className="quiet">{tWhy("on", { date: explanation.on })}</p>
      {explanation.needs.length > 0 && (
        <section>
          <h3>{t("try.next")}</h3>
          <Needs needs={explanation.needs.slice(0, FIRST)} onAsk={onAsk} />
          {explanation.needs.length > FIRST && (
            <details className="why-folded">
              <summary>{t("try.moreNeeds", { n: explanation.needs.length - FIRST })}</summary>
              <Needs needs={explanation.needs.slice(FIRST)} onAsk={onAsk} />
            </details>
          )}
        </section>
      )}
      <WhyReasons explanation={explanation} />
    </>
  );
}

type NeedsProps = { needs: Why["explanation"]["needs"]; onAsk: (name: FactName) => void };

function Needs({ needs, onAsk }: NeedsProps) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const { label } = useFactText();
  return (
    <ol className="why-needs">
      {needs.map(({ fact, question, why }) => (
        <li key={fact}>
          {say(question)}
          <span className="quiet"> {say(why)}</span>{" "}
          <Button type="link" size="small" onClick={() => onAsk(fact)}>
            {t("fill", { fact: label(fact) })}
          </Button>
        </li>
      ))}
    </ol>
  );
}
