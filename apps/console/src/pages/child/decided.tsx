import type { ChildFile } from "@tongyou/core/schemas";
import { Alert, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";
import { GROUPS } from "../children/children-search.ts";
import { LeftOut } from "../children/left-out.tsx";
import { usePackNames } from "../children/use-pack-names.ts";

const COLOURS = { yes: "green", review: "gold", unknown: "gold" } as const;

type Decided = NonNullable<ChildFile["decision"]>;

/** The regional categories, then the national groups; "no" and what the region does not define stay out. */
export function Categories({ file, decision }: { file: ChildFile; decision: Decided }) {
  const { t } = useTranslation("child");
  const { t: words } = useTranslation("children");
  const { t: why } = useTranslation("why");
  const { say } = useLanguage();
  const { readingText } = usePackNames();
  const lines = [
    ...Object.entries(decision.categories).map(([id, answer]) => {
      const name = file.categoryNames[id];
      return { id, name: name ? say(name) : id, answer };
    }),
    ...GROUPS.map((id) => ({ id, name: words(`groups.${id}`), answer: decision[id] })),
  ];
  const shown = lines.flatMap(({ answer, ...line }) =>
    answer === null || answer === "no" || answer === "undefined" ? [] : [{ ...line, answer }],
  );
  return (
    <section className="card">
      <h2>{t("categories.title")}</h2>
      {decision.restricted && (
        <p>
          <LeftOut why="restricted" /> <span className="quiet">{words("leftOut.restrictedHint")}</span>
        </p>
      )}
      {shown.length === 0 && !decision.restricted && <p className="quiet">{t("categories.none")}</p>}
      <ul className="child-lines">
        {shown.map(({ id, name, answer }) => (
          <li key={id}>
            <span>{name}</span>
            <Tag color={COLOURS[answer]}>{why(`answers.${answer}`)}</Tag>
          </li>
        ))}
      </ul>
      {decision.conflicts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("conflicts", { clauses: decision.conflicts.join(" ") })}
          description={decision.conflicts.map((clause) => <ClauseChip key={clause} no={clause} />)}
        />
      )}
      {decision.reviews.length > 0 && (
        <>
          <h3>{t("reviews.title")}</h3>
          <ul className="child-lines">
            {decision.reviews.map(({ clause, reading }) => (
              <li key={`${clause} ${reading}`}>
                <span>{readingText(reading)}</span>
                <ClauseChip no={clause} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Entitlements beside the allowance: sure ones first, then those that wait for a fact or a person. */
export function Entitlements({ decision }: { decision: Decided }) {
  const { t } = useTranslation("child");
  const { clauseText } = usePackNames();
  const order = ["yes", "review", "unknown"];
  const entries = Object.entries(decision.entitlements).sort(
    ([, a], [, b]) => order.indexOf(a) - order.indexOf(b),
  );
  return (
    <section className="card">
      <h2>{t("entitlements.title")}</h2>
      {entries.length === 0 && !decision.restricted && <p className="quiet">{t("entitlements.none")}</p>}
      <ul className="child-lines">
        {entries.map(([clause, answer]) => (
          <li key={clause}>
            <span>
              {clauseText(clause)} <ClauseChip no={clause} />
            </span>
            <Tag color={COLOURS[answer]}>{t(`entitlements.${answer}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
