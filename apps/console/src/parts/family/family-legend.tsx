import { useTranslation } from "react-i18next";
import type { Shape } from "./family-layout.ts";
import { PersonSymbol } from "./family-symbol.tsx";

const PEOPLE = [
  { word: "male", shape: "square" },
  { word: "female", shape: "circle" },
  { word: "sexUnknown", shape: "diamond" },
  { word: "child", shape: "circle", role: "child" },
  { word: "dead", shape: "square", dead: true },
  { word: "notKnown", shape: "square", unknown: true },
] as const satisfies readonly {
  word: string;
  shape: Shape;
  role?: "child";
  dead?: boolean;
  unknown?: boolean;
}[];

/** What the shapes and lines of the family picture mean. */
export function FamilyLegend() {
  const { t } = useTranslation("child");
  return (
    <figcaption>
      <details className="family-legend">
        <summary>{t("family.legend.title")}</summary>
        <ul>
          {PEOPLE.map((person) => (
            <li key={person.word}>
              <svg viewBox="0 0 48 48" width={20} height={20} aria-hidden="true">
                <PersonSymbol figure={{ x: 24, y: 24, dead: false, unknown: false, ...person }} />
              </svg>
              {t(`family.legend.${person.word}`)}
            </li>
          ))}
          <li>
            <svg viewBox="0 0 36 20" width={36} height={20} aria-hidden="true">
              <path className="family-line family-care" d="M2 7.5 H34 M2 12.5 H34" />
            </svg>
            {t("family.legend.care")}
          </li>
          <li>
            <svg viewBox="0 0 36 20" width={36} height={20} aria-hidden="true">
              <path className="family-line family-guardian" d="M2 10 H34" />
            </svg>
            {t("family.legend.guardian")}
          </li>
        </ul>
      </details>
    </figcaption>
  );
}
