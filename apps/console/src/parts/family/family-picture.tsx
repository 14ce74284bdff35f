import { STATUS_WORDS } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import type { Family } from "./family.ts";
import { type Figure, HALF, type Line, layoutFamily } from "./family-layout.ts";
import { FamilyLegend } from "./family-legend.tsx";
import { PersonSymbol } from "./family-symbol.tsx";
import "./family.css";

const SHORT = [
  "disabled",
  "severelyIll",
  "compulsoryDetox",
  "otherRestriction",
  "remarriedNotRaising",
  "custodyRevoked",
  "refusesDuty",
  "unableOtherReason",
  "deported",
] as const;

/** The short word of a mark: a parent's status, or what the child's own health is. */
function useMarkWords() {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const statuses: Record<string, { zh: string; en: string }> = STATUS_WORDS;
  return (mark: string): string => {
    const short = SHORT.find((word) => word === mark);
    if (short) return t(`family.marks.${short}`);
    const word = statuses[mark];
    return word ? say(word) : mark;
  };
}

/** Two parallel strokes for care, a dashed one for guardianship, a plain one for descent. */
function FamilyLine({ line }: { line: Line }) {
  const [x1, y1] = line.from;
  const [x2, y2] = line.to;
  if (line.kind !== "care")
    return <line x1={x1} y1={y1} x2={x2} y2={y2} className={`family-line family-${line.kind}`} />;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(2.5 * (y2 - y1)) / length, (-2.5 * (x2 - x1)) / length];
  return (
    <g className="family-line family-care">
      <line x1={x1 + dx} y1={y1 + dy} x2={x2 + dx} y2={y2 + dy} />
      <line x1={x1 - dx} y1={y1 - dy} x2={x2 - dx} y2={y2 - dy} />
    </g>
  );
}

/** Who the figure is, in words: under the pointer, and for the ear. */
function useFigureText() {
  const { t } = useTranslation("child");
  const word = useMarkWords();
  return (figure: Figure): string => {
    const roles = {
      father: t("family.father"),
      mother: t("family.mother"),
      guardian: figure.relation ?? t("family.guardian"),
      institution: t("family.institution"),
      child: t("family.legend.child"),
      sibling: t("care.siblings"),
    };
    const marks = figure.marks.map((mark) =>
      mark.since
        ? t("family.since", { word: word(mark.word), date: mark.since })
        : t("family.sinceUnknown", { word: word(mark.word) }),
    );
    const known = figure.unknown && marks.length === 0 ? [t("family.statusUnknown")] : marks;
    return [roles[figure.role], figure.name ?? t("family.noName"), ...known].join(" ");
  };
}

/** The words above a parent (name below the marks) or below a child. */
function Caption({ figure }: { figure: Figure }) {
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

/**
 * The family in the social-work standard: squares for men, circles for women, a cross over the dead, a double
 * line from who cares. Marks carry words; nothing is told by colour alone. `onOpen` opens a sibling's file.
 */
export function FamilyPicture({ family, onOpen }: { family: Family; onOpen: (childId: string) => void }) {
  const { t } = useTranslation("child");
  const describe = useFigureText();
  const { width, height, figures, lines } = layoutFamily(family);
  const most = Math.max(0, ...figures.map((figure) => (figure.y < 120 ? figure.marks.length : 0)));
  const top = Math.min(0, 34 - most * 19);
  return (
    <figure className="family">
      <div className="family-canvas">
        <svg
          viewBox={`0 ${top} ${width} ${height - top}`}
          width={width}
          height={height - top}
          role="img"
          aria-label={t("family.picture", { text: figures.map(describe).join("；") })}
        >
          {lines.map((line) => (
            <FamilyLine key={`${line.kind} ${line.from.join()} ${line.to.join()}`} line={line} />
          ))}
          {figures.map((figure) => {
            const { childId } = figure;
            const body = (
              <>
                <title>{describe(figure)}</title>
                <PersonSymbol figure={figure} />
                <Caption figure={figure} />
              </>
            );
            if (childId === undefined) return <g key={figure.key}>{body}</g>;
            return (
              <a
                key={figure.key}
                href={`/children/${childId}`}
                className="family-link"
                onClick={(event) => {
                  event.preventDefault();
                  onOpen(childId);
                }}
              >
                {body}
              </a>
            );
          })}
        </svg>
      </div>
      <FamilyLegend />
    </figure>
  );
}
