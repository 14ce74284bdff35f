import { useTranslation } from "react-i18next";
import { type Figure, HALF } from "./family-layout.ts";
import { useMarkWords } from "./family-words.ts";

/** The words above a parent (name below the marks) or below a child. */
export function Caption({ figure }: { figure: Figure }) {
  const { t } = useTranslation("child");
  const word = useMarkWords();
  const above = figure.role !== "child" && figure.role !== "sibling";
  const marks = figure.marks.map((mark) => word(mark.word));
  if (figure.unknown && marks.length === 0) marks.push(t("family.statusUnknown"));
  const named = {
    father: t("family.father"),
    mother: t("family.mother"),
    guardian: figure.relation ?? t("family.guardian"),
    institution: t("family.institution"),
    child: null,
    sibling: null,
  }[figure.role];
  const lines = [
    ...(named ? [{ text: named, quiet: true }] : []),
    { text: figure.name ?? (named ? "" : t("family.noName")), quiet: false },
  ].filter((line) => line.text !== "");
  const markHeight = 19;
  const top = above
    ? figure.y - HALF - 8 - lines.length * 17 - marks.length * markHeight
    : figure.y + HALF + 16;
  return (
    <g textAnchor="middle">
      {marks.map((mark, index) => {
        const y = above ? top + index * markHeight : top + lines.length * 17 - 12 + index * markHeight;
        const width = Math.max(30, 12 + mark.length * (/[\u2e80-\uffff]/.test(mark) ? 12 : 6.5));
        return (
          <g key={mark} className="family-mark">
            <rect x={figure.x - width / 2} y={y} width={width} height={16} rx={3} />
            <text x={figure.x} y={y + 12}>
              {mark}
            </text>
          </g>
        );
      })}
      {lines.map((line, index) => (
        <text
          key={line.text}
          x={figure.x}
          y={(above ? top + marks.length * markHeight + 13 : top) + index * 17}
          className={line.quiet ? "family-role" : "family-name"}
        >
          {line.text}
        </text>
      ))}
    </g>
  );
}
