import { LockOutlined, WarningFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { type CaseRow, SITUATIONS } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { Clock } from "./clock.tsx";

type Open = Extract<CaseRow, { restricted: false }>;

/** The columns of the list of cases; of a sealed one nothing but its number. */
export function useCaseColumns(): Column<CaseRow>[] {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const open = (render: (row: Open) => ReactNode) => (row: CaseRow) =>
    row.restricted ? <span className="quiet">—</span> : render(row);
  return [
    {
      key: "number",
      title: t("list.number"),
      head: true,
      render: (row) => (
        <Link to="/protection/$id" params={{ id: row.id }} className="figure">
          {row.number}
        </Link>
      ),
    },
    {
      key: "who",
      title: t("list.who"),
      render: (row) =>
        row.restricted ? (
          <span title={t("list.restrictedAbout")}>
            <LockOutlined aria-hidden /> {t("list.restricted")}
          </span>
        ) : (
          <span>
            {row.sealed && <LockOutlined aria-label={t("list.restricted")} />}{" "}
            {row.subject ?? <span className="quiet">{t("list.unnamed")}</span>}{" "}
            <span className="quiet">{row.place.name}</span>
          </span>
        ),
    },
    {
      key: "situation",
      title: t("list.situation"),
      render: open((row) => (
        <span>
          {say(SITUATIONS[row.situation].title)}{" "}
          {row.danger === "yes" && row.state !== "closed" && (
            <span className="danger">
              <WarningFilled aria-hidden /> {t("list.danger")}
            </span>
          )}
        </span>
      )),
    },
    { key: "stage", title: t("list.stage"), render: open((row) => <StageWord row={row} />) },
    {
      key: "clock",
      title: t("list.clock"),
      render: open((row) =>
        row.state === "open" ? (
          <span className="clocks">
            <Clock clock={row.clock} />
            {row.feedback && !row.feedback.done && (
              <span>
                {t("clock.feedback")} <Clock clock={{ ...row.feedback, from: "pack" }} />
              </span>
            )}
          </span>
        ) : (
          <span className="quiet">—</span>
        ),
      ),
    },
    {
      key: "handler",
      title: t("list.handler"),
      render: open((row) => row.handler ?? <span className="quiet">{t("list.nobody")}</span>),
    },
    {
      key: "at",
      title: t("list.reportedAt"),
      render: open((row) => <Instant at={row.reportedAt} />),
    },
  ];
}

function StageWord({ row }: { row: Open }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  if (row.state === "closed") return t("list.state.closed");
  return (
    <>
      {say(row.stage.title)}
      {row.state === "closing" && <span className="quiet"> · {t("kind.closing")}</span>}
    </>
  );
}
