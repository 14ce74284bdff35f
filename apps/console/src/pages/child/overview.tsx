import { useNavigate } from "@tanstack/react-router";
import type { ChildFile, FactName } from "@tongyou/core/schemas";
import { FACTS } from "@tongyou/core/schemas";
import { Alert, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { familyOf } from "../../parts/family/family.ts";
import { FamilyPicture } from "../../parts/family/family-picture.tsx";
import { Masked } from "../../parts/masked.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { usePackNames } from "../children/use-pack-names.ts";

const COLOURS = { yes: "green", review: "gold", unknown: "gold" } as const;
const GROUPS = ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const;

type Decided = NonNullable<ChildFile["decision"]>;

/** Guardian and care, as known today. */
function Care({ file }: { file: ChildFile }) {
  const { t } = useTranslation("child");
  const { text } = useFactText();
  const { guardian, care } = file;
  const unknown = <span className="quiet">{t("care.unknown")}</span>;
  return (
    <section className="card">
      <h2>{t("care.title")}</h2>
      <dl className="facts-list">
        <dt>{t("care.guardian")}</dt>
        <dd>{guardian.name ?? unknown}</dd>
        <dt>{t("care.relation")}</dt>
        <dd>{guardian.relation ?? unknown}</dd>
        <dt>{t("care.phone")}</dt>
        <dd>{guardian.phone ? <Masked value={guardian.phone} /> : unknown}</dd>
        <dt>{t("care.arrangement")}</dt>
        <dd>{care.arrangement ? text("careArrangement", care.arrangement) : unknown}</dd>
        <dt>{t("care.since")}</dt>
        <dd className="figure">{care.since ?? unknown}</dd>
        {care.institution && (
          <>
            <dt>{t("care.institution")}</dt>
            <dd>{care.institution}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What is not yet known and matters, as questions; the field worker asks, the clerk fills in. */
function Questions({
  needs,
  onSay,
}: {
  needs: readonly FactName[];
  onSay: ((fact: FactName) => void) | undefined;
}) {
  const { t } = useTranslation("child");
  const { language } = useLanguage();
  return (
    <section className="card">
      <h2>{t("questions.title")}</h2>
      {needs.length === 0 && <p className="quiet">{t("questions.none")}</p>}
      {needs.length > 0 && onSay && <p className="quiet">{t("questions.hint")}</p>}
      <ol className="child-questions">
        {needs.map((fact) => (
          <li key={fact}>
            <span>{language === "zh" ? FACTS[fact].askZh : FACTS[fact].askEn}</span>
            {onSay && (
              <Button size="small" onClick={() => onSay(fact)}>
                {t("questions.fill")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The regional categories, then the national groups; "no" and what the region does not define stay out. */
function Categories({ file, decision }: { file: ChildFile; decision: Decided }) {
  const { t } = useTranslation("child");
  const { t: why } = useTranslation("why");
  const { say } = useLanguage();
  const { readingText } = usePackNames();
  const lines = [
    ...Object.entries(decision.categories).map(([id, answer]) => {
      const name = file.categoryNames[id];
      return { id, name: name ? say(name) : id, answer };
    }),
    ...GROUPS.map((id) => ({ id, name: t(`categories.groups.${id}`), answer: decision[id] })),
  ];
  const shown = lines.flatMap(({ answer, ...line }) =>
    answer === "no" || answer === "undefined" ? [] : [{ ...line, answer }],
  );
  return (
    <section className="card">
      <h2>{t("categories.title")}</h2>
      {shown.length === 0 && <p className="quiet">{t("categories.none")}</p>}
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
function Entitlements({ decision }: { decision: Decided }) {
  const { t } = useTranslation("child");
  const { clauseText } = usePackNames();
  const order = ["yes", "review", "unknown"];
  const entries = Object.entries(decision.entitlements).sort(
    ([, a], [, b]) => order.indexOf(a) - order.indexOf(b),
  );
  return (
    <section className="card">
      <h2>{t("entitlements.title")}</h2>
      {entries.length === 0 && <p className="quiet">{t("entitlements.none")}</p>}
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

/** 总览: the family as a picture, care, categories, entitlements, and what still has to be found out. */
export function Overview({
  file,
  onSay,
}: {
  file: ChildFile;
  onSay: ((fact: FactName) => void) | undefined;
}) {
  const { t } = useTranslation("child");
  const navigate = useNavigate();
  const open = (id: string) => void navigate({ to: "/children/$id", params: { id } });
  const { decision } = file;
  return (
    <div className="child-overview">
      <div className="stack">
        <section className="card">
          <h2>{t("family.title")}</h2>
          <FamilyPicture family={familyOf(file)} onOpen={open} />
        </section>
        <Care file={file} />
      </div>
      <div className="stack">
        <Questions needs={decision?.needs ?? []} onSay={onSay} />
        {decision && <Categories file={file} decision={decision} />}
        {decision && <Entitlements decision={decision} />}
      </div>
    </div>
  );
}
