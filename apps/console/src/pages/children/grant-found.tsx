import type { GrantedChildren } from "@tongyou/core/schemas";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

const GrantManyDialog = lazy(() => import("../payments/grant-many-dialog.tsx"));

type Props = {
  filter: Extract<GrantedChildren, { kind: "filter" }>["filter"];
  /** How many the filter finds. */
  total: number;
};

/** Enters a one-time grant for all children that the list is narrowed to. */
export function GrantFound({ filter, total }: Props) {
  const { t } = useTranslation("payments");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("grant.many.foundButton", { n: total })}</Button>
      <Suspense>
        {open && (
          <GrantManyDialog who={{ kind: "filter", filter }} chosen={total} onClose={() => setOpen(false)} />
        )}
      </Suspense>
    </>
  );
}
