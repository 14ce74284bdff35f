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
              <Item key={item.id} item={item} book={book} clause={clause.no} />
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

type ItemProps = { item: ClauseRow["items"][number]; book: PolicyBook; clause: string };

function Item({ item, book, clause }: ItemProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const may = useMay();
  if (book.parameters.some(({ id }) => id === item.id))
    return (
      <li>
        <Link to="/policy" search={{ clause, view: "standards", parameter: item.id }}>
          {say(item.name)}
        </Link>
      </li>
    );
  return (
    <li>
      <span>{say(item.name)}</span> <span className="quiet">{item.id}</span>{" "}
      {book.categories.some(({ id }) => id === item.id) && may("children.list") && (
        <Link to="/children" search={{ category: item.id }}>
          {t("openChildren")}
        </Link>
      )}
    </li>
  );
}
