import { Button } from "antd";
import { useTranslation } from "react-i18next";

/** The way on when somebody changed the file meanwhile; what was typed stays. */
export function LoadLatest({ onLoad }: { onLoad: () => void }) {
  const { t } = useTranslation("child");
  return (
    <div className="actions">
      <Button onClick={onLoad}>{t("actions.reload")}</Button>
      <span className="quiet">{t("say.staleHint")}</span>
    </div>
  );
}
