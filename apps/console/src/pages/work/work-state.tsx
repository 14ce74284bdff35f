import type { WorkRow } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";

type State = Pick<WorkRow, "dueOn" | "doneOn" | "late" | "voided">;

/** What is still to be done after a record, in words and a colour. */
export function WorkState({ dueOn, doneOn, late, voided }: State) {
  const { t } = useTranslation("work");
  if (voided) return <Tag>{t("voided")}</Tag>;
  if (doneOn !== null) return <span className="figure">{t("done", { on: doneOn })}</span>;
  if (dueOn === null) return <span className="quiet">—</span>;
  return (
    <span className={late ? "danger figure" : "figure"}>{t(late ? "late" : "dueBy", { on: dueOn })}</span>
  );
}
