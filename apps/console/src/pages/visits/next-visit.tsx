import type { VisitForm } from "@tongyou/core/schemas";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import type { VisitDraft } from "./form-draft.ts";
import { useCadenceText } from "./use-cadence-text.ts";

type Props = { form: VisitForm; draft: VisitDraft; onChange: (part: Partial<VisitDraft>) => void };

/** The day the interval gives for the next visit, or another with its reason. */
export function NextVisit({ form: { proposed, plan }, draft, onChange }: Props) {
  const { t } = useTranslation("visits");
  const { every } = useCadenceText();
  const { next } = draft;
  return (
    <section className="card stack" aria-labelledby="next-visit">
      <h2 id="next-visit">{t("form.next")}</h2>
      <p>
        {proposed
          ? t("form.nextBy", { date: proposed, every: plan.cadence ? every(plan.cadence) : "" })
          : t("form.nextNone")}
      </p>
      {next === null ? (
        <Button size="large" onClick={() => onChange({ next: { on: undefined, reason: "" } })}>
          {t(proposed ? "form.changeNext" : "form.agreeNext")}
        </Button>
      ) : (
        <>
          <label className="field" htmlFor="next-on">
            <span>{t("form.nextOn")}</span>
            <DateField id="next-on" value={next.on} onChange={(on) => onChange({ next: { ...next, on } })} />
          </label>
          <label className="field" htmlFor="next-reason">
            <span>{t("form.nextReason")}</span>
            <Input
              id="next-reason"
              maxLength={200}
              value={next.reason}
              onChange={({ target }) => onChange({ next: { ...next, reason: target.value } })}
            />
          </label>
          <Button onClick={() => onChange({ next: null })}>{t("form.keepNext")}</Button>
        </>
      )}
    </section>
  );
}
