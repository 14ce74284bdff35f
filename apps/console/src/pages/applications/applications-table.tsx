import { Link } from "@tanstack/react-router";
import type { ApplicationRow } from "@tongyou/core/schemas";
import { Checkbox, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { AllowanceText } from "./allowance-text.tsx";
import { DueText } from "./due-text.tsx";

/** `any`: the reader may act on one of them. */
type Choosing = { any: boolean; chosen: ReadonlySet<string>; onChoose: (id: string, on: boolean) => void };

/** The columns of a list of applications; a box before each that the reader may act on. */
export function useApplicationColumns(
  open: boolean,
  { any, chosen, onChoose }: Choosing,
): Column<ApplicationRow>[] {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const choosing: Column<ApplicationRow> = {
    key: "choose",
    title: t("column.choose"),
    render: ({ id, name, mine }) =>
      mine && (
        <Checkbox
          aria-label={t("choose", { name })}
          checked={chosen.has(id)}
          onChange={({ target }) => onChoose(id, target.checked)}
        />
      ),
  };
  return [
    ...(open && any ? [choosing] : []),
    {
      key: "child",
      title: t("column.child"),
      head: true,
      render: ({ id, name }) => (
        <Link to="/applications/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: "place", title: t("column.place"), render: ({ place }) => place },
    open
      ? {
          key: "stage",
          title: t("column.stage"),
          render: ({ stage, mine }: ApplicationRow) => (
            <span>
              {say(stage.title)} {mine && <Tag color="processing">{t("view.mine")}</Tag>}
            </span>
          ),
        }
      : {
          key: "ended",
          title: t("column.ended"),
          render: ({ state, firstMonth }: ApplicationRow) =>
            firstMonth === null ? t(`state.${state}`) : t("rule.from", { month: firstMonth }),
        },
    ...(open
      ? [{ key: "due", title: t("column.due"), render: ({ due }: ApplicationRow) => <DueText due={due} /> }]
      : []),
    {
      key: "allowance",
      title: t("column.allowance"),
      numeric: true,
      render: ({ allowance }) => <AllowanceText allowance={allowance} />,
    },
    { key: "origin", title: t("column.origin"), render: ({ origin }) => t(`origin.${origin}`) },
    {
      key: "started",
      title: t("column.started"),
      render: ({ startedAt, number }) => (
        <span className="figure">
          {instantText(startedAt).slice(0, 10)}
          <br />
          <small className="quiet">{number}</small>
        </span>
      ),
    },
  ];
}
