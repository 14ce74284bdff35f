import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shell/session.tsx";
import { usePackNames } from "./use-pack-names.ts";

const PlanDialog = lazy(() => import("../visits/plan-dialog.tsx"));
const SendManyDialog = lazy(() => import("../referrals/send-many-dialog.tsx"));
const GrantManyDialog = lazy(() => import("../payments/grant-many-dialog.tsx"));

type Props = {
  ids: readonly string[];
  /** The entitlement the list is narrowed to: it can be asked for. */
  entitlement?: string | undefined;
  onDrop: () => void;
};

/** What can be done with the children that are ticked. */
export function PickedChildren({ ids, entitlement, onDrop }: Props) {
  const { t } = useTranslation("visits");
  const { t: referrals } = useTranslation("referrals");
  const { t: payments } = useTranslation("payments");
  const may = useMay();
  const { ruleName } = usePackNames();
  const [doing, setDoing] = useState<"plan" | "send" | "grant">();
  const done = () => setDoing(undefined);
  return (
    <div className="actions" role="status">
      <strong>{t("plan.picked", { n: ids.length })}</strong>
      {may("visits.plan") && (
        <Button type="primary" onClick={() => setDoing("plan")}>
          {t("plan.button")}
        </Button>
      )}
      {entitlement && may("referrals.sendMany") && (
        <Button onClick={() => setDoing("send")}>{referrals("many.button")}</Button>
      )}
      {may("payments.proposeGrants") && (
        <Button onClick={() => setDoing("grant")}>{payments("grant.many.button")}</Button>
      )}
      <Button onClick={onDrop}>{t("plan.drop")}</Button>
      <Suspense>
        {doing === "grant" && (
          <GrantManyDialog who={{ kind: "picked", childIds: [...ids] }} chosen={ids.length} onClose={done} />
        )}
        {doing === "plan" && <PlanDialog childIds={ids} onClose={done} />}
        {doing === "send" && entitlement && (
          <SendManyDialog childIds={ids} item={entitlement} title={ruleName(entitlement)} onClose={done} />
        )}
      </Suspense>
    </div>
  );
}
