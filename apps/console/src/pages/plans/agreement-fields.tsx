import { CHILD_VIEWS, GUARDIAN_VIEWS } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import type { PlanDraft } from "./plan-draft.ts";

type Props = { draft: PlanDraft; onChange: (part: Partial<PlanDraft>) => void };

/** What the child and the guardian say to the plan. */
export function AgreementFields({ draft, onChange }: Props) {
  const { t } = useTranslation("plans");
  const agreed = draft.guardian === "signed" || draft.guardian === "agrees";
  return (
    <>
      <section className="card stack" aria-label={t("child")}>
        <h2>{t("child")}</h2>
        <AnswerButtons
          label={t("child")}
          value={draft.child}
          answers={CHILD_VIEWS.map((value) => ({ value, label: t(`childView.${value}`) }))}
          onChange={(child) => onChange({ child })}
        />
        <label className="field" htmlFor="plan-said">
          <span>{t("edit.said")}</span>
          <Input
            id="plan-said"
            maxLength={300}
            value={draft.said}
            onChange={({ target }) => onChange({ said: target.value })}
          />
        </label>
      </section>
      <section className="card stack" aria-label={t("guardian")}>
        <h2>{t("guardian")}</h2>
        <AnswerButtons
          label={t("guardian")}
          value={draft.guardian}
          answers={GUARDIAN_VIEWS.map((value) => ({ value, label: t(`guardianView.${value}`) }))}
          onChange={(guardian) => onChange({ guardian })}
        />
        {agreed && (
          <div className="service-parts">
            <label className="field" htmlFor="guardian-name">
              <span>{t("edit.guardianName")}</span>
              <Input
                id="guardian-name"
                maxLength={40}
                value={draft.guardianName}
                onChange={({ target }) => onChange({ guardianName: target.value })}
              />
            </label>
            <label className="field" htmlFor="guardian-on">
              <span>{t("edit.guardianOn")}</span>
              <DateField
                id="guardian-on"
                value={draft.guardianOn}
                onChange={(guardianOn) => onChange({ guardianOn })}
              />
            </label>
          </div>
        )}
        <p className="quiet">{t("edit.signedHint")}</p>
      </section>
    </>
  );
}
