import type { InstitutionRow } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

/** How many live there, of how many beds; a full house is said in words. */
export function Beds({ of: { beds, taken } }: { of: Pick<InstitutionRow, "beds" | "taken"> }) {
  const { t } = useTranslation("institutions");
  if (beds === null)
    return (
      <span>
        {taken} <small className="quiet">（{t("bedsUnknown")}）</small>
      </span>
    );
  return (
    <span>
      {t("free", { taken, beds })} {taken >= beds && <Tag color="red">{t("full")}</Tag>}
    </span>
  );
}
