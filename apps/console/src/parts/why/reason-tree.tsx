import type { Reason } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { ClauseChip } from "../clause-chip.tsx";

const MARKS = { true: "✓", false: "✗", null: "?" } as const;

/** ✓ met, ✗ not met, ? not known: a shape, a colour and a word for the ear. */
export function Mark({ holds }: { holds: boolean | null }) {
  const { t } = useTranslation("why");
  const key = String(holds) as keyof typeof MARKS;
  const word = holds === null ? t("unknown") : holds ? t("holds") : t("fails");
  return (
    <span className={`why-mark why-${key}`} role="img" aria-label={word} title={word}>
      {MARKS[key]}
    </span>
  );
}

/** Alternatives that played no part in the answer: a met line met by others, an open line that they cannot close. */
function splitChildren(reason: Reason): { shown: readonly Reason[]; folded: readonly Reason[] } {
  const children = reason.children ?? [];
  const failed = children.filter((child) => child.holds === false);
  if (reason.holds === false || failed.length === children.length) return { shown: children, folded: [] };
  return { shown: children.filter((child) => child.holds !== false), folded: failed };
}

/** The mark stands at the line whose text is ambiguous, not again at every line above it. */
const reviewedBelow = (reason: Reason): boolean =>
  reason.children?.some((child) => child.review || reviewedBelow(child)) ?? false;

/** One line of a "why" with everything under it. */
export function ReasonLine({ reason }: { reason: Reason }) {
  const { t } = useTranslation("why");
  const { say } = useLanguage();
  const { shown, folded } = splitChildren(reason);
  return (
    <li>
      <div className="why-line">
        <Mark holds={reason.holds} />
        <span>
          {say(reason.text)}
          {reason.review && !reviewedBelow(reason) && <em className="why-review">{t("reviewMark")}</em>}
          {reason.clauses?.map((clause) => (
            <ClauseChip key={clause} no={clause} />
          ))}
        </span>
      </div>
      {shown.length > 0 && <ReasonList reasons={shown} />}
      {folded.length > 0 && (
        <details className="why-folded">
          <summary>{t("notMet", { n: folded.length })}</summary>
          <ReasonList reasons={folded} />
        </details>
      )}
    </li>
  );
}

/** Lines of a "why", one below the other. A line's place is its identity: the tree is built anew as a whole. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className="why-tree">
      {reasons.map((reason) => (
        <ReasonLine key={`${reason.text.zh} ${reason.clauses?.join() ?? ""}`} reason={reason} />
      ))}
    </ul>
  );
}
