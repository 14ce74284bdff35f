import type { ChildFile, Permission } from "@tongyou/core/schemas";
import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from "react";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";

export type CaseworkCardProps = { file: ChildFile };
type Card = {
  key: string;
  permission: Permission;
  Card: LazyExoticComponent<ComponentType<CaseworkCardProps>>;
};

/** What each room of casework shows of a child, in the order of the work; a card fetches itself when it is shown. */
const CARDS: readonly Card[] = [
  {
    key: "protection",
    permission: "protection.list",
    Card: lazy(() => import("../protection/protection-card.tsx")),
  },
  { key: "risk", permission: "risk.ofChild", Card: lazy(() => import("../risk/risk-card.tsx")) },
  { key: "plans", permission: "plans.ofChild", Card: lazy(() => import("../plans/plan-card.tsx")) },
  {
    key: "referrals",
    permission: "referrals.ofChild",
    Card: lazy(() => import("../referrals/referrals-card.tsx")),
  },
  {
    key: "placements",
    permission: "placements.ofChild",
    Card: lazy(() => import("../placements/placements-card.tsx")),
  },
  {
    key: "entrustments",
    permission: "entrustments.ofChild",
    Card: lazy(() => import("../entrustments/entrustments-card.tsx")),
  },
  { key: "visits", permission: "visits.ofChild", Card: lazy(() => import("../visits/visits-card.tsx")) },
];

/** True when there is something the reader may see. */
export function useHasCasework(): boolean {
  const may = useMay();
  return CARDS.some(({ permission }) => may(permission));
}

/** 保护与计划: the daily work around the child, as far as the reader may see it. */
export function CaseworkTab({ file }: CaseworkCardProps) {
  const may = useMay();
  return (
    <div className="stack">
      {CARDS.filter(({ permission }) => may(permission)).map(({ key, Card }) => (
        <Suspense key={key} fallback={<Waiting />}>
          <Card file={file} />
        </Suspense>
      ))}
    </div>
  );
}
