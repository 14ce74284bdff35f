import type { ChangedPart, RuleLine } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../../parts/clause-chip.tsx";
import { Money } from "../../../parts/money.tsx";
import { useLanguage } from "../../../shell/language.ts";

/** The rules, amounts and clauses that differ, by what they are called; amounts at once, rules when opened. */
export function ChangedParts({ parts }: { parts: readonly ChangedPart[] }) {
  const { t } = useTranslation("versions");
  if (parts.length === 0) return <p>{t("noParts")}</p>;
  return (
    <section>
      <h3>{t("parts", { n: parts.length })}</h3>
      <ul className="changed-parts">
        {parts.map((part) => (
          <li key={`${part.part} ${part.id}`}>
            <Part part={part} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ part: { part, change, name, clauses, amounts, before, after } }: { part: ChangedPart }) {
  const { t } = useTranslation("versions");
  const { say } = useLanguage();
  const title = (
    <>
      <span className="quiet">
        {t(`change.${change}`)} {t(`part.${part}`)}
      </span>{" "}
      {say(name)}{" "}
      {clauses.map((no) => (
        <ClauseChip key={no} no={no} />
      ))}
    </>
  );
  if (amounts.length > 0)
    return (
      <>
        {title}
        <Amounts amounts={amounts} />
      </>
    );
  if (!before && !after) return title;
  return (
    <details>
      <summary>{title}</summary>
      {JSON.stringify(before) === JSON.stringify(after) ? (
        <p className="quiet">{t("wording")}</p>
      ) : (
        <div className="before-after">
          <Rule title={t("was")} rule={before} />
          <Rule title={t("becomes")} rule={after} />
        </div>
      )}
    </details>
  );
}

function Amounts({ amounts }: { amounts: ChangedPart["amounts"] }) {
  const { t } = useTranslation("versions");
  const { t: tPolicy } = useTranslation("policy");
  const said = (span: ChangedPart["amounts"][number]["before"]) =>
    span ? (
      <>
        <Money fen={span.fen} />{" "}
        <span className="quiet">{tPolicy("span", { from: span.from, to: span.until })}</span>
      </>
    ) : (
      <span className="quiet">{t("none")}</span>
    );
  return (
    <ul>
      {amounts.map(({ before, after }) => (
        <li key={(before ?? after)?.from}>
          {said(before)} → {said(after)}
        </li>
      ))}
    </ul>
  );
}

function Rule({ title, rule }: { title: string; rule: RuleLine | null }) {
  const { t } = useTranslation("versions");
  return (
    <div>
      <h4>{title}</h4>
      {rule ? <Lines lines={[rule]} /> : <p className="quiet">{t("none")}</p>}
    </div>
  );
}

/** A rule as its own version says it; which reading the bureau takes stands in the policy book. */
function Lines({ lines }: { lines: readonly RuleLine[] }) {
  const { say } = useLanguage();
  return (
    <ul className="rule-tree">
      {lines.map((line) => (
        <li key={JSON.stringify(line)}>
          {say(line.text)}
          {line.children && line.children.length > 0 && <Lines lines={line.children} />}
        </li>
      ))}
    </ul>
  );
}
