import { Link } from "@tanstack/react-router";
import type { AuditRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Instant } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useMay } from "../../shell/session.tsx";
import type { auditSearch } from "./audit-search.ts";
import { Particulars } from "./particulars.tsx";
import { useActionWord } from "./use-action-word.ts";

type Search = ReturnType<typeof auditSearch>;

/** When, who, what, which child, where, the particulars. A person or child in a row narrows the list to them. */
export function useAuditColumns(search: Search, onChange: (next: Search) => void): Column<AuditRow>[] {
  const { t } = useTranslation("audit");
  const may = useMay();
  const word = useActionWord();
  const narrow = (part: Search) => {
    const { page: _, ...rest } = search;
    onChange({ ...rest, ...part });
  };
  return [
    {
      key: "at",
      title: t("at"),
      render: ({ at, detail }) => (
        <span title={typeof detail.request === "string" ? t("request", { id: detail.request }) : undefined}>
          <Instant at={at} />
        </span>
      ),
    },
    {
      key: "actor",
      title: t("actor"),
      render: ({ actor, actorName, unnamed }) =>
        actor ? (
          <Button type="link" size="small" className="inline" onClick={() => narrow({ actor })}>
            {actorName}
          </Button>
        ) : (
          actorName || t(unnamed ? "unnamed" : "system")
        ),
    },
    {
      key: "action",
      title: t("action"),
      head: true,
      render: ({ action }) => <span className="figure">{word(action)}</span>,
    },
    {
      key: "child",
      title: t("child"),
      render: ({ childId }) =>
        childId && (
          <span className="actions one-line">
            {may("children.get") && (
              <Link to="/children/$id" params={{ id: childId }}>
                {t("openChild")}
              </Link>
            )}
            <Button type="link" size="small" className="inline" onClick={() => narrow({ child: childId })}>
              {t("onlyChild")}
            </Button>
          </span>
        ),
    },
    {
      key: "division",
      title: t("division"),
      render: ({ division }) => <span className="figure">{division}</span>,
    },
    { key: "detail", title: t("detail"), render: (row) => <Particulars row={row} /> },
  ];
}
