import type { PolicyBook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useLanguage } from "../../shell/language.ts";

/** Where the text is ambiguous: the ways it can be read, and the one this pack takes. */
export function Readings({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  if (book.readings.length === 0) return <EmptyState title={t("noReadings")} />;
  return (
    <div className="stack">
      {book.readings.map((reading) => (
        <div key={reading.id} className="card">
          <ReadingCard reading={reading} />
        </div>
      ))}
    </div>
  );
}

export function ReadingCard({ reading }: { reading: PolicyBook["readings"][number] }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
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
            {value === reading.taken && <strong> {t("taken")}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
