import type { ChildFile } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../../parts/clause-chip.tsx";
import { instantText } from "../../../parts/instant.tsx";
import { useFactText } from "../../../parts/why/use-fact-text.ts";
import { usePackNames } from "../../children/use-pack-names.ts";

/** The choices named people made for the child where a document leaves one. */
export function Choices({ choices }: Pick<ChildFile, "choices">) {
  const { t } = useTranslation("child");
  const { clauseOf } = usePackNames();
  const { text } = useFactText();
  const chosen = (value: string) =>
    value === "yes" || value === "no" ? t(`benefits.chosen.${value}`) : text("benefitsDrawn", [value]);
  return (
    <section className="card stack">
      <h2>{t("benefits.choices")}</h2>
      <ul className="child-lines">
        {choices.map((choice) => (
          <li key={`${choice.clause} ${choice.at}`}>
            <span>
              <ClauseChip no={clauseOf(choice.clause)} />{" "}
              {t("benefits.choice", {
                by: choice.by,
                at: instantText(choice.at).slice(0, 10),
                chosen: chosen(choice.chosen),
              })}
              <br />
              <span className="quiet">{choice.reason}</span>
            </span>
            <span className="quiet">{t("benefits.choiceFrom", { month: choice.fromMonth })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
