import type { PolicyBook, RuleLine } from "@tongyou/core/schemas";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { BecameMark } from "./became-mark.tsx";
import { EnteredBy } from "./entered-by.tsx";
import { HandbookStandards } from "./handbook-standards.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { OwnChoices } from "./readings.tsx";
import { RuleTree } from "./rule-tree.tsx";
import { SettingHistory } from "./setting-card.tsx";
import "./handbook.css";

/** What carries the clauses, in words, by id. */
type Rules = Readonly<Record<string, RuleLine>>;

/**
 * The policy as the bureau's own book, on paper only: clauses with their rules, standards, readings, what the bureau
 * decided. What carries several clauses is printed in full at the first.
 */
export function Handbook({ book, rules }: { book: PolicyBook; rules: Rules }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { tenant } = useMe();
  const documents = book.documents.toReversed();
  const first = firstClauses(documents);
  return createPortal(
    <article className="handbook">
      <h1>{t("handbook.title", { bureau: tenant?.name ?? "" })}</h1>
      <p>
        {say(book.pack.name)} · {book.pack.id}@{book.pack.version} · {book.pack.hash.slice(0, 12)} ·{" "}
        {t("handbook.printed", { at: instantText(new Date().toISOString()) })}
      </p>
      <h2>{t("handbook.own")}</h2>
      <OwnDecisions book={book} />
      {documents.map((document) => (
        <HandbookDocument key={document.id} document={document} book={book} rules={rules} first={first} />
      ))}
      <h2>{t("view.standards")}</h2>
      <HandbookStandards book={book} />
      <h2>{t("view.readings")}</h2>
      {book.readings.map((reading) => (
        <section key={reading.id}>
          <h3>{reading.clause}</h3>
          <p>{say(reading.text)}</p>
          <ul>
            {reading.options.map(({ value, label }) => (
              <li key={value}>
                {value === reading.taken ? "●" : "○"} {say(label)}
                {value === reading.taken && <strong>{t("taken")}</strong>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>,
    document.body,
  );
}

/** What the bureau entered and chose itself, in one place. */
function OwnDecisions({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const standards = book.parameters.flatMap(({ id, name, unit, values }) =>
    values.filter(({ status }) => status === "bureau").map((value) => ({ id, name, unit, ...value })),
  );
  const readings = book.readings.filter(({ chosen }) => chosen.length > 0);
  const settings = book.settings.filter(({ values }) => values.length > 0);
  if (standards.length + readings.length + settings.length === 0) return <p>{t("handbook.noOwn")}</p>;
  return (
    <>
      <ul>
        {standards.map(({ id, name, unit, from, value, documentNumber, entered }) => (
          <li key={`${id} ${from}`}>
            {say(name)} {t("spanOpen", { from })} <ParameterValue unit={unit} value={value} />{" "}
            {documentNumber} {entered && <EnteredBy entry={entered} />}
          </li>
        ))}
      </ul>
      {settings.map((setting) => (
        <section key={setting.id}>
          <h3>
            {setting.clause} {say(setting.name)}
          </h3>
          <SettingHistory setting={setting} />
        </section>
      ))}
      {readings.map((reading) => (
        <section key={reading.id}>
          <h3>
            {reading.clause} {say(reading.text)}
          </h3>
          <OwnChoices reading={reading} />
        </section>
      ))}
    </>
  );
}

/** The first clause that each item carries, by the item's id. */
const firstClauses = (documents: PolicyBook["documents"]): ReadonlyMap<string, string> =>
  new Map(
    documents
      .flatMap(({ clauses }) => clauses)
      .toReversed()
      .flatMap(({ no, items }) => items.map(({ id }) => [id, no] as const)),
  );

type DocumentProps = {
  document: PolicyBook["documents"][number];
  book: PolicyBook;
  rules: Rules;
  first: ReadonlyMap<string, string>;
};

function HandbookDocument({ document, book, rules, first }: DocumentProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { number, issued, effective } = document;
  return (
    <section>
      <h2>{say(document.title)}</h2>
      <p>
        {issued ? t("documentIssued", { number, issued, effective }) : t("document", { number, effective })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("view.clause")}</th>
            <th scope="col">{t("handbook.says")}</th>
            <th scope="col">{t("handbook.became")}</th>
          </tr>
        </thead>
        <tbody>
          {document.clauses.map(({ no, says, became, items, where, places }) => (
            <tr key={no}>
              <th scope="row">{no}</th>
              <td>{say(says)}</td>
              <td>
                <BecameMark became={became} />
                {items.map(({ id, name }) => (
                  <div key={id}>
                    {say(name)}
                    {first.get(id) === no ? (
                      <RuleTree
                        lines={rules[id]?.children ?? []}
                        book={book}
                        clause={no}
                        folded={first}
                        onEnter={undefined}
                      />
                    ) : (
                      <span> {t("handbook.seeClause", { no: first.get(id) })}</span>
                    )}
                  </div>
                ))}
                {where && <div>{say(where)}</div>}
                {places && places.length > 0 && (
                  <div>
                    {t("handbook.places", {
                      places: places
                        .flatMap((code) => book.places.find(({ place }) => place === code) ?? [])
                        .map(({ title }) => say(title))
                        .join(t("places.and")),
                    })}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
