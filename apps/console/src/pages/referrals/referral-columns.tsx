import { Link } from "@tanstack/react-router";
import type { ReferralRow } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { DueText } from "./due-text.tsx";
import { ReferralState } from "./referral-state.tsx";
import { useReferralWords } from "./use-referral-words.ts";

/** The columns of referrals as the bureau sees them. */
export function useReferralColumns(): Column<ReferralRow>[] {
  const { t } = useTranslation("referrals");
  const words = useReferralWords();
  return [
    {
      key: "what",
      title: t("column.what"),
      head: true,
      render: (row) => (
        <Link to="/referrals/$id" params={{ id: row.id }}>
          {words.title(row)}
        </Link>
      ),
    },
    {
      key: "who",
      title: t("column.who"),
      render: ({ name, place }) => (
        <span>
          {name ?? t("noName")} <span className="quiet">{place}</span>
        </span>
      ),
    },
    { key: "kind", title: t("column.kind"), render: ({ kind }) => t(`kind.${kind}`) },
    {
      key: "party",
      title: t("column.party"),
      render: (row) => words.party(row),
    },
    {
      key: "asked",
      title: t("column.asked"),
      render: ({ askedAt, askedBy }) => (
        <span>
          <span className="figure">{instantText(askedAt).slice(0, 10)}</span>{" "}
          <span className="quiet">{askedBy}</span>
        </span>
      ),
    },
    { key: "due", title: t("column.due"), render: ({ due }) => <DueText due={due} /> },
    { key: "state", title: t("column.state"), render: (row) => <ReferralState {...row} /> },
  ];
}
