import type { GroupAnswer, Reason } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { ClauseChip } from "../clause-chip.tsx";
import { ReasonList } from "./reason-tree.tsx";
import type { Why } from "./why.ts";

const COLOURS = {
  yes: "green",
  review: "gold",
  unknown: "gold",
  no: "default",
  undefined: "default",
} as const;

type Entry = {
  key: string;
  name: string;
  answer: GroupAnswer;
  clause?: string;
  reason?: Reason | undefined;
};

/** Answers with their reasons; those that are a plain "no" or undefined here fold away. */
function Answers({ entries, words }: { entries: Entry[]; words: "answers" | "entitlementAnswers" }) {
  const { t } = useTranslation("why");
  const folded = entries.filter(({ answer }) => answer === "no" || answer === "undefined");
  const open = entries.filter((entry) => !folded.includes(entry));
  const line = ({ key, name, answer, clause, reason }: Entry) => (
    <details key={key} className="why-answer">
      <summary>
        <span>{name}</span>
        <Tag color={COLOURS[answer]}>{t(`${words}.${answer}`)}</Tag>
        {clause && <ClauseChip no={clause} />}
      </summary>
      {reason && <ReasonList reasons={[reason]} />}
    </details>
  );
  return (
    <>
      {open.map(line)}
      {folded.length > 0 && (
        <details className="why-folded">
          <summary>{t("notMet", { n: folded.length })}</summary>
          {folded.map(line)}
        </details>
      )}
    </>
  );
}

/** The categories and groups of one decision. */
export function WhyCategories({ explanation }: { explanation: Why["explanation"] }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  return (
    <>
      {(["categories", "groups"] as const).map((section) => (
        <section key={section}>
          <h3>{t(`sections.${section}`)}</h3>
          <Answers
            words="answers"
            entries={explanation[section].map(({ id, name, answer, reason }) => ({
              key: id,
              name: say(name),
              answer,
              reason,
            }))}
          />
        </section>
      ))}
      <section>
        <h3>{t("sections.entitlements")}</h3>
        <Answers
          words="entitlementAnswers"
          entries={explanation.entitlements.map(({ clause, name, answer, reason }) => ({
            key: clause,
            name: say(name),
            answer,
            clause,
            reason,
          }))}
        />
      </section>
    </>
  );
}
