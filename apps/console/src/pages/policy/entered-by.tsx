import type { StandardEntry } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { yuanOf } from "../../parts/money.tsx";

/** Who entered a value and when, the day of its document, and what the formula gave then. */
export function EnteredBy({ entry: { by, at, issuedOn, note, proposed } }: { entry: StandardEntry }) {
  const { t } = useTranslation("policy");
  return [
    issuedOn && t("issued", { on: issuedOn }),
    t("by", { name: by }),
    instantText(at),
    proposed !== null && t("proposedThen", { value: yuanOf(proposed) }),
    note && t("because", { reason: note }),
  ]
    .filter(Boolean)
    .join(" · ");
}
