import { PLACEMENT_ENDS } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";

type End = (typeof PLACEMENT_ENDS)[number];
/** How a placement ended, while it is filled in. */
export type EndDraft = {
  how: End | undefined;
  on: string | undefined;
  why: string;
  to: string;
  receipt: string;
};

export const emptyEnd = (on?: string): EndDraft => ({ how: undefined, on, why: "", to: "", receipt: "" });

/** The draft as the verbs take it; undefined while something is missing. */
export function endOf({ how, on, why, to, receipt }: EndDraft) {
  const away = how === "hukouPlace";
  if (!how || !on || why.trim() === "" || (away && (to.trim() === "" || receipt.trim() === "")))
    return undefined;
  return { how, on, why: why.trim(), ...(away && { handOver: { to: to.trim(), receipt: receipt.trim() } }) };
}

/** How, when and why a placement ended; of a child handed over, to whom. */
export function EndFields({
  draft,
  onChange,
}: {
  draft: EndDraft;
  onChange: (part: Partial<EndDraft>) => void;
}) {
  const { t } = useTranslation("placements");
  return (
    <>
      <Field label={t("how.label")}>
        {(field) => (
          <Select
            id={field}
            {...(draft.how ? { value: draft.how } : {})}
            options={PLACEMENT_ENDS.map((value) => ({ value, label: t(`how.${value}`) }))}
            onChange={(how: End) => onChange({ how })}
          />
        )}
      </Field>
      <Field label={t("on")}>
        {(field) => <DateField id={field} value={draft.on} onChange={(on) => onChange({ on })} />}
      </Field>
      {draft.how === "hukouPlace" && (
        <>
          <Field label={t("hukouTo")}>
            {(field) => (
              <Input
                id={field}
                value={draft.to}
                maxLength={80}
                onChange={({ target }) => onChange({ to: target.value })}
              />
            )}
          </Field>
          <Field label={t("receipt")}>
            {(field) => (
              <Input
                id={field}
                value={draft.receipt}
                maxLength={200}
                onChange={({ target }) => onChange({ receipt: target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t("why")}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={2}
            value={draft.why}
            maxLength={500}
            onChange={({ target }) => onChange({ why: target.value })}
          />
        )}
      </Field>
    </>
  );
}
