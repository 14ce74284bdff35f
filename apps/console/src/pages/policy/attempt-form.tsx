import { FACTS, type FactName } from "@tongyou/core/schemas";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { FactValueField } from "../child/fact-value-field.tsx";
import { type Attempt, newAttempt, withFact } from "./attempt.ts";
import "../child/child.css";

type Props = {
  attempt: Attempt;
  onChange: (attempt: Attempt) => void;
  /** The facts this region's policy looks at. */
  asks: readonly FactName[];
};

/** The facts of a child who does not exist. No name, no number; what is left empty is unknown. */
export function AttemptForm({ attempt, onChange, asks }: Props) {
  const { t } = useTranslation("policy");
  const { language } = useLanguage();
  const rest = asks.filter((name) => attempt.rows.every((row) => row.name !== name));
  return (
    <form className="card stack" onSubmit={(event) => event.preventDefault()}>
      <p className="quiet">{t("try.about")}</p>
      <label className="field" htmlFor="try-on">
        <span>{t("try.on")}</span>
        <DateField
          id="try-on"
          value={attempt.on}
          onChange={(on) => onChange({ on, rows: attempt.rows })}
          placeholder={t("try.workingDay")}
        />
      </label>
      {attempt.rows.map(({ name, draft }) => (
        <fieldset key={name} className="try-fact">
          <legend>{FACTS[name][language]}</legend>
          <Button
            type="link"
            size="small"
            aria-label={t("try.remove", { fact: FACTS[name][language] })}
            title={t("try.remove", { fact: FACTS[name][language] })}
            onClick={() =>
              onChange({ on: attempt.on, rows: attempt.rows.filter((row) => row.name !== name) })
            }
          >
            {t("try.notKnown")}
          </Button>
          <FactValueField
            name={name}
            draft={draft}
            id={`try-${name}`}
            label={FACTS[name][language]}
            onChange={(next) =>
              onChange({
                on: attempt.on,
                rows: attempt.rows.map((row) => (row.name === name ? { name, draft: next } : row)),
              })
            }
          />
        </fieldset>
      ))}
      <div className="actions">
        <Select<FactName | null>
          className="try-more"
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("try.more")}
          placeholder={t("try.more")}
          value={null}
          onChange={(name) => name && onChange(withFact(attempt, name))}
          options={rest.map((name) => ({ value: name, label: FACTS[name][language] }))}
        />
        <Button onClick={() => onChange(newAttempt())}>{t("try.clear")}</Button>
      </div>
    </form>
  );
}
