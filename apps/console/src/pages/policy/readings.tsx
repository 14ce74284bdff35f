import type { PolicyBook } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { Instant } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { ChooseReading } from "./choose-reading.tsx";

type Reading = PolicyBook["readings"][number];

/** Where the text is ambiguous: the ways it can be read, and the one in force here; the bureau's own choices first. */
export function Readings({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  if (book.readings.length === 0) return <EmptyState title={t("noReadings")} />;
  const own = book.readings.toSorted((a, b) => Number(b.chosen.length > 0) - Number(a.chosen.length > 0));
  return (
    <div className="stack">
      {own.map((reading) => (
        <div key={reading.id} className="card">
          <ReadingCard reading={reading} />
        </div>
      ))}
    </div>
  );
}

export function ReadingCard({ reading }: { reading: Reading }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const may = useMay();
  const [choosing, setChoosing] = useState(false);
  return (
    <section className="stack">
      <h3>
        {t("reading")} <ClauseChip no={reading.clause} />
      </h3>
      <p>{say(reading.text)}</p>
      <ul className="items">
        {reading.options.map(({ value, label }) => (
          <li key={value} className={value === reading.taken ? "" : "quiet"}>
            <span aria-hidden>{value === reading.taken ? "●" : "○"}</span> {say(label)}
            {value === reading.taken && <strong>{t("taken")}</strong>}
            {value === reading.packs && <span className="quiet">{t("packs")}</span>}
          </li>
        ))}
      </ul>
      {reading.chosen.length > 0 && <OwnChoices reading={reading} />}
      {may("policy.chooseReading") && (
        <div className="actions">
          <Button onClick={() => setChoosing(true)}>{t("chooseReading")}</Button>
        </div>
      )}
      {choosing && <ChooseReading reading={reading} onClose={() => setChoosing(false)} />}
    </section>
  );
}

/** What the bureau chose, from which day, who said so and why. */
export function OwnChoices({ reading }: { reading: Reading }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  return (
    <ul className="values" aria-label={t("ownChoices")}>
      {reading.chosen.map(({ option, from, reason, documentNumber, enteredBy, enteredAt }) => {
        const label = reading.options.find(({ value }) => value === option)?.label;
        return (
          <li key={from}>
            <div>{t("chosenFrom", { from, option: label ? say(label) : option })}</div>
            <div className="quiet">
              {t("status.bureau")} {documentNumber} {reason} {t("by", { name: enteredBy })}{" "}
              <Instant at={enteredAt} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
