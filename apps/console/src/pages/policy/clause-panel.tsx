import { Link } from "@tanstack/react-router";
import type { ClauseRow, PolicyBook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { BecameMark } from "./became-mark.tsx";
import { ReadingCard } from "./readings.tsx";
import { useKindWord } from "./use-kind-word.ts";

/** One clause: our words, what became of it, the items, standards and readings that carry it. */
export function ClausePanel({ book, clause }: { book: PolicyBook; clause: ClauseRow | undefined }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const kindWord = useKindWord();
  if (!clause) return <EmptyState title={t("choose")} next={t("chooseNext")} />;
  const parameters = book.parameters.filter((parameter) => parameter.clause === clause.no);
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
      {clause.where && <p>{say(clause.where)}</p>}
      {clause.items.length > 0 && (
        <>
          <h3>{t("items")}</h3>
          <ul className="items">
            {clause.items.map((item) => (
              <Item key={item.id} item={item} category={book.categories.some(({ id }) => id === item.id)} />
            ))}
          </ul>
        </>
      )}
      {parameters.length > 0 && (
        <>
          <h3>{t("view.standards")}</h3>
          <ul className="items">
            {parameters.map(({ id, name }) => (
              <li key={id}>
                <Link to="/policy" search={{ clause: clause.no, view: "standards", parameter: id }}>
                  {say(name)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {readings.map((reading) => (
        <ReadingCard key={reading.id} reading={reading} />
      ))}
    </article>
  );
}

function Item({ item, category }: { item: ClauseRow["items"][number]; category: boolean }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const may = useMay();
  return (
    <li>
      <span>{say(item.name)}</span> <span className="quiet">{item.id}</span>
      {category && may("children.list") && (
        <Link to="/children" search={{ category: item.id }}>
          {t("openChildren")}
        </Link>
      )}
    </li>
  );
}
