import { Tag } from "antd";
import { useTranslation } from "react-i18next";

/** A shape for each kind of category, so that a printed or colourless list still tells them apart. */
const SHAPES = new Map([
  ["family", "◆"],
  ["poverty", "◆"],
  ["poor", "◆"],
  ["self", "●"],
  ["illness", "●"],
  ["guardianship", "▲"],
  ["deFacto", "▲"],
  ["temporary", "■"],
]);
const shapeOf = (id: string) => SHAPES.get(id.slice(id.lastIndexOf(".") + 1)) ?? "○";

type Props = { yes: readonly string[]; review?: readonly string[]; nameOf: (id: string) => string };

/** The categories a child falls under; those that a named person still has to confirm say so. */
export function CategoryTags({ yes, review = [], nameOf }: Props) {
  const { t } = useTranslation("children");
  if (yes.length + review.length === 0) return <span className="quiet">{t("noCategory")}</span>;
  return (
    <span className="tags">
      {yes.map((id) => (
        <Tag key={id} color="green">
          <span aria-hidden="true">{shapeOf(id)}</span> {nameOf(id)}
        </Tag>
      ))}
      {review.map((id) => (
        <Tag key={id} color="gold">
          <span aria-hidden="true">{shapeOf(id)}</span> {t("toConfirm", { name: nameOf(id) })}
        </Tag>
      ))}
    </span>
  );
}
