import { useTranslation } from "react-i18next";

/** While something is fetched. Appears after a breath, so that quick answers do not flicker. */
export function Waiting() {
  const { t } = useTranslation("parts");
  return (
    <div className="waiting" role="status" aria-label={t("waiting")}>
      <span className="spinner" />
    </div>
  );
}
