import type { Bilingual, FactName } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { FactValueField } from "../child/fact-value-field.tsx";
import type { FactDraft } from "./form-draft.ts";

type Props = {
  name: FactName;
  label: Bilingual;
  fact: FactDraft;
  /** The day it holds from unless another is said. */
  usual: string | undefined;
  onChange: (fact: FactDraft) => void;
  onDrop: () => void;
};

/** One fact as it was found: its value and since when. */
export function FactAnswer({ name, label, fact, usual, onChange, onDrop }: Props) {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  return (
    <fieldset className="fact-answer" id={`answer-${name}`}>
      <legend>{say(label)}</legend>
      <FactValueField
        name={name}
        id={`fact-${name}`}
        label={say(label)}
        draft={fact.draft}
        onChange={(draft) => onChange({ ...fact, draft })}
      />
      <label className="field" htmlFor={`since-${name}`}>
        <span>{t("form.since")}</span>
        <DateField
          id={`since-${name}`}
          value={fact.from ?? usual}
          onChange={(from) => onChange({ ...fact, from })}
        />
      </label>
      <Button type="link" className="inline" onClick={onDrop}>
        {t("form.drop")}
      </Button>
    </fieldset>
  );
}
