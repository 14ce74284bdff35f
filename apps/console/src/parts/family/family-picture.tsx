import { useTranslation } from "react-i18next";
import type { Family } from "./family.ts";
import { Caption } from "./family-caption.tsx";
import { type Line, layoutFamily } from "./family-layout.ts";
import { FamilyLegend } from "./family-legend.tsx";
import { PersonSymbol } from "./family-symbol.tsx";
import { useFigureText } from "./family-words.ts";
import "./family.css";

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
