import type { PolicyBook } from "@tongyou/core/schemas";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { BecameMark } from "./became-mark.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { OwnChoices } from "./readings.tsx";
import "./handbook.css";

/** The policy as the bureau's own book, on paper only: clauses, standards, readings, what the bureau decided. */
export function Handbook({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { tenant } = useMe();
  return createPortal(
    <article className="handbook">
      <h1>{t("handbook.title", { bureau: tenant?.name ?? "" })}</h1>
      <p>
        {say(book.pack.name)} · {book.pack.id}@{book.pack.version} · {book.pack.hash.slice(0, 12)} ·{" "}
        {t("handbook.printed", { at: instantText(new Date().toISOString()) })}
      </p>
      <h2>{t("handbook.own")}</h2>
      <OwnDecisions book={book} />
      {book.documents.toReversed().map((document) => (
        <HandbookDocument key={document.id} document={document} />
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
  if (standards.length + readings.length === 0) return <p>{t("handbook.noOwn")}</p>;
  return (
    <>
      <ul>
        {standards.map(({ id, name, unit, from, value, documentNumber, enteredBy }) => (
          <li key={`${id} ${from}`}>
            {say(name)} {t("spanOpen", { from })} <ParameterValue unit={unit} value={value} />{" "}
            {documentNumber} {enteredBy && t("by", { name: enteredBy })}
          </li>
        ))}
      </ul>
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

function HandbookDocument({ document }: { document: PolicyBook["documents"][number] }) {
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
          {document.clauses.map(({ no, says, became, items, where }) => (
            <tr key={no}>
              <th scope="row">{no}</th>
              <td>{say(says)}</td>
              <td>
                <BecameMark became={became} />
                {items.map(({ id, name }) => (
                  <div key={id}>{say(name)}</div>
                ))}
                {where && <div>{say(where)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HandbookStandards({ book }: { book: PolicyBook }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  return (
    <>
      {book.parameters.map(({ id, name, unit, clause, values }) => (
        <section key={id}>
          <h3>
            {say(name)} {clause}
          </h3>
          {values.length === 0 && <p>{t("noValues")}</p>}
          <ul>
            {values.map(({ from, to, value, status, source, enteredBy }) => (
              <li key={`${from} ${status}`}>
                {to ? t("span", { from, to }) : t("spanOpen", { from })}{" "}
                <ParameterValue unit={unit} value={value} /> {t(`status.${status}`)} {say(source)}{" "}
                {enteredBy && t("by", { name: enteredBy })}
              </li>
            ))}
          </ul>
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
