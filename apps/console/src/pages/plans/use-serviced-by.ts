import type { PlanService } from "@tongyou/core/schemas";
import { useLanguage } from "../../shell/language.ts";

/** Who gives a service, as the region calls it. */
export function useServicedBy() {
  const { say } = useLanguage();
  return ({ by, byTitle }: Pick<PlanService, "by" | "byTitle">): string => {
    if (by.kind === "named") return by.name;
    return byTitle ? say(byTitle) : "";
  };
}
