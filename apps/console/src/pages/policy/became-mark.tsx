import type { ClauseRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** A shape and a word for what became of a clause. */
const SHAPES = { encoded: "■", manual: "◆", informational: "○", superseded: "╱" } as const;

export function BecameMark({ became }: { became: ClauseRow["became"] }) {
  const { t } = useTranslation("policy");
  return (
    <span className={`became became-${became}`}>
      <span aria-hidden>{SHAPES[became]}</span> {t(`became.${became}`)}
    </span>
  );
}
