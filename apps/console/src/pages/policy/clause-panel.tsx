import type { ClauseCase, ClauseRow, PolicyBook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useLanguage } from "../../shell/language.ts";
import { BecameMark } from "./became-mark.tsx";
import { ClauseItems } from "./clause-items.tsx";
import { ClausePlaces } from "./clause-places.tsx";
import { GoldenCases } from "./golden-cases.tsx";
import { ReadingCard } from "./readings.tsx";
import { useKindWord } from "./use-kind-word.ts";

type Props = { book: PolicyBook; clause: ClauseRow | undefined; onTry: (golden: ClauseCase) => void };

/** One clause: our words, what became of it, the items, standards and readings that carry it, and its golden cases. */
export function ClausePanel({ book, clause, onTry }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const kindWord = useKindWord();
  if (!clause) return <EmptyState title={t("choose")} next={t("chooseNext")} />;
  const readings = book.readings.filter((reading) => reading.clause === clause.no);
  return (
    <article className="card stack">
      <h2>{clause.no}</h2>
      <p className="quiet">
        {clause.section} · {kindWord(clause.kind)}
      </p>
      <p>{say(clause.says)}</p>
      <p>
        <BecameMark became={clause.became} />
      </p>
      <p className="quiet">{t(`meaning.${clause.became}`)}</p>
      <ClausePlaces clause={clause} places={book.places} />
      {clause.items.length > 0 && <ClauseItems book={book} clause={clause} />}
      {readings.map((reading) => (
        <ReadingCard key={reading.id} reading={reading} />
      ))}
      {clause.became === "encoded" && <GoldenCases key={clause.no} clause={clause.no} onTry={onTry} />}
    </article>
  );
}
