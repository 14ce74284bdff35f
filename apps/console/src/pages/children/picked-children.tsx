import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

const PlanDialog = lazy(() => import("../visits/plan-dialog.tsx"));

/** What can be done with the children that are ticked. */
export function PickedChildren({ ids, onDrop }: { ids: readonly string[]; onDrop: () => void }) {
  const { t } = useTranslation("visits");
  const [planning, setPlanning] = useState(false);
  return (
    <div className="actions" role="status">
      <strong>{t("plan.picked", { n: ids.length })}</strong>
      <Button type="primary" onClick={() => setPlanning(true)}>
        {t("plan.button")}
      </Button>
      <Button onClick={onDrop}>{t("plan.drop")}</Button>
      {planning && (
        <Suspense>
          <PlanDialog childIds={ids} onClose={() => setPlanning(false)} />
        </Suspense>
      )}
    </div>
  );
}
