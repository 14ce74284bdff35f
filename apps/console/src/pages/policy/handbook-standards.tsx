import type { PolicyBook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { EnteredBy } from "./entered-by.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { useSettingText } from "./use-setting-text.ts";

/** Every standard, statistic and setting on paper, with its source. */
export function HandbookStandards({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const settingText = useSettingText();
  return (
    <>
      {book.parameters.map(({ id, name, unit, clause, values, toBeEntered }) => (
        <section key={id}>
          <h3>
            {say(name)} {clause}
          </h3>
          {values.length + toBeEntered.length === 0 && <p>{t("noValues")}</p>}
          {toBeEntered.map(({ from, to, why }) => (
            <p key={from}>
              {to ? t("openSpan", { from, to }) : t("openFrom", { from })} {say(why)}
            </p>
          ))}
          <ul>
            {values.map(({ from, to, value, status, source, entered }) => (
              <li key={`${from} ${status}`}>
                {to ? t("span", { from, to }) : t("spanOpen", { from })}{" "}
                <ParameterValue unit={unit} value={value} /> {t(`status.${status}`)} {say(source)}{" "}
                {entered && <EnteredBy entry={entered} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {book.settings.map(({ id, name, unit, clause, current }) => (
        <section key={id}>
          <h3>
            {say(name)} {clause}
          </h3>
          <p>
            {t("setByBureau")}{" "}
            {current === null ? t("notSet") : t("nowSet", { value: settingText(unit, current) })}
          </p>
        </section>
      ))}
      {book.series.map(({ id, name, values }) => (
        <section key={id}>
          <h3>{say(name)}</h3>
          {values.length === 0 && <p>{t("noFigures")}</p>}
          <ul>
            {values.map(({ year, value, documentNumber, enteredBy }) => (
              <li key={year}>
                {year} <span className="figure">{value}</span> {documentNumber}{" "}
                {enteredBy && t("by", { name: enteredBy })}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
