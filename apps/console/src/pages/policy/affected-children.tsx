import { Link } from "@tanstack/react-router";
import type { ClauseRules } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";

type Props = { of: NonNullable<ClauseRules["rules"][number]["children"]> };

/** How many children a rule touches now: the number opens their list. */
export function AffectedChildren({ of: { count, filter } }: Props) {
  const { t } = useTranslation("policy");
  const { t: words } = useTranslation("children");
  return (
    <Link to="/children" search={filter}>
      {count === null ? words("leftOut.recounting") : t("childrenNow", { n: count.toLocaleString("en-US") })}
    </Link>
  );
}
