import type { FactName, KnownFact } from "@tongyou/core/schemas";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { draftOf } from "../child/fact-value.ts";
import { FactAnswer } from "./fact-answer.tsx";
import type { FactDraft } from "./form-draft.ts";

type Drafts = Partial<Record<FactName, FactDraft>>;
type Props = {
  id: string;
  facts: readonly KnownFact[];
  drafts: Drafts;
  usual: string | undefined;
  onChange: (drafts: Drafts) => void;
};

/** More than a thumb scrolls through: then the list is searched. */
const MANY = 10;

/** Which of these facts changed, and into what. */
export function ChangedFacts({ id, facts, drafts, usual, onChange }: Props) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const chosen = facts.filter(({ name }) => drafts[name]);
  const without = (name: FactName): Drafts =>
    Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== name));
  return (
    <>
      <label className="field" htmlFor={id}>
        <span>{t("form.which")}</span>
        <Select
          id={id}
          size="large"
          aria-label={t("form.which")}
          {...(facts.length > MANY ? { showSearch: { optionFilterProp: "label" } } : {})}
          placeholder={t("form.whichPlaceholder")}
          value={null}
          onChange={(name: FactName | null) => {
            const fact = facts.find((one) => one.name === name);
            if (fact) onChange({ ...drafts, [fact.name]: { draft: draftOf(fact.name, fact.value) } });
          }}
          options={facts
            .filter(({ name }) => !drafts[name])
            .map(({ name, label }) => ({ value: name, label: say(label) }))}
        />
      </label>
      {chosen.map(({ name, label }) => {
        const fact = drafts[name];
        return (
          fact && (
            <FactAnswer
              key={name}
              name={name}
              label={label}
              fact={fact}
              usual={usual}
              onChange={(next) => onChange({ ...drafts, [name]: next })}
              onDrop={() => onChange(without(name))}
            />
          )
        );
      })}
    </>
  );
}
