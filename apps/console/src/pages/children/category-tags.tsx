import type { ChildRow, GroupAnswer } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { LeftOut } from "./left-out.tsx";

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

type Props = {
  yes: readonly string[];
  review?: readonly string[];
  orphan: GroupAnswer | null;
  leftOut: ChildRow["leftOut"];
  nameOf: (id: string) => string;
};

type TagProps = { shape: string; name: string; confirmed: boolean };

function CategoryTag({ shape, name, confirmed }: TagProps) {
  const { t } = useTranslation("children");
  return (
    <Tag color={confirmed ? "green" : "gold"}>
      <span aria-hidden="true">{shape}</span> {confirmed ? name : t("toConfirm", { name })}
    </Tag>
  );
}

/**
 * What a child is under the document: an orphan, and the categories; what a named person must confirm says so, and so
 * does a mark where the reader is not told all.
 */
export function CategoryTags({ yes, review = [], orphan, leftOut, nameOf }: Props) {
  const { t } = useTranslation("children");
  const isOrphan = orphan === "yes" || orphan === "review";
  if (yes.length + review.length === 0 && !isOrphan && leftOut === null)
    return <span className="quiet">{t("noCategory")}</span>;
  return (
    <span className="tags">
      {isOrphan && <CategoryTag shape="★" name={t("orphan")} confirmed={orphan === "yes"} />}
      {yes.map((id) => (
        <CategoryTag key={id} shape={shapeOf(id)} name={nameOf(id)} confirmed />
      ))}
      {review.map((id) => (
        <CategoryTag key={id} shape={shapeOf(id)} name={nameOf(id)} confirmed={false} />
      ))}
      <LeftOut why={leftOut} />
    </span>
  );
}
