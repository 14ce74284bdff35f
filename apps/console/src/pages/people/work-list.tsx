import type { HandedItem } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

/** The children and the open work of a place, by name. */
export function WorkList({
  children,
  childCount,
  work,
}: {
  children: readonly { id: string; name: string }[];
  childCount: number;
  work: readonly HandedItem[];
}) {
  const { t } = useTranslation("people");
  return (
    <>
      <p>
        {t("handover.children", { n: childCount.toLocaleString("en-US") })}
        {children.length > 0 && `：${children.map(({ name }) => name).join(t("comma"))}`}
      </p>
      {work.length === 0 ? (
        <p className="quiet">{t("handover.noWork")}</p>
      ) : (
        <ul className="work-list">
          {work.map(({ kind, id, label, due }) => (
            <li key={id}>
              {t(`handover.work.${kind}`)} {label} {due && <span className="figure quiet">{due}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
