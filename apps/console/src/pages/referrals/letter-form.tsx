import {
  type DraftField,
  type ReferralDraft,
  type ReferralKind,
  USUAL_DISCLOSURE,
} from "@tongyou/core/schemas";
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { PartyField, toParty } from "./party-field.tsx";

/** A letter while it is written; `to`: a department, or the id of an institution. */
export type LetterDraft = {
  to: string | undefined;
  text: string;
  fields: readonly string[];
  dueOn: string | undefined;
};

/** What is ticked of what is known when a form of a kind is opened. */
export const usualFields = (kind: ReferralKind, fields: readonly DraftField[]): string[] =>
  fields.map(({ key }) => key).filter((key) => USUAL_DISCLOSURE[kind].some((usual) => usual === key));

/** The letter as the api takes it; undefined while it is not whole. */
export function wholeLetter({ to, text, fields, dueOn }: LetterDraft) {
  const said = text.trim();
  if (!to || !said || fields.length === 0) return undefined;
  return { ...toParty(to), text: said, fields: [...fields], ...(dueOn && { dueOn }) };
}

type Props = {
  kind: ReferralKind;
  draft: LetterDraft;
  known: Pick<ReferralDraft, "fields" | "suggested" | "reachable" | "institutions" | "due">;
  onChange: (part: Partial<LetterDraft>) => void;
};

/** Whom to ask, what, until when, and exactly what they will be shown. */
export function LetterForm({ kind, draft, known, onChange }: Props) {
  const { t } = useTranslation("referrals");
  const own = known.due[kind];
  return (
    <>
      <PartyField known={known} value={draft.to} onChange={(to) => onChange({ to })} />
      <Field label={t(`form.text.${kind}`)}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            value={draft.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        )}
      </Field>
      <Disclosure fields={known.fields} chosen={draft.fields} onChange={(fields) => onChange({ fields })} />
      <Field label={t("form.due")} hint={own ? t("form.dueOwn", { date: own }) : t("form.dueUnset")}>
        {(id) => <DateField id={id} value={draft.dueOn} onChange={(dueOn) => onChange({ dueOn })} />}
      </Field>
    </>
  );
}

type DisclosureProps = {
  fields: readonly DraftField[];
  chosen: readonly string[];
  onChange: (keys: string[]) => void;
};

/** What is known, each with a tick: what is ticked is shown to who is asked as it stands here. */
function Disclosure({ fields, chosen, onChange }: DisclosureProps) {
  const { t } = useTranslation("referrals");
  const { say } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? fields : fields.filter(({ key }) => !key.startsWith("fact:") || chosen.includes(key));
  return (
    <fieldset className="disclosure">
      <legend>{t("form.disclosed")}</legend>
      <p className="quiet">{t("form.disclosedAbout")}</p>
      {shown.map(({ key, label, value, inFull }) => (
        <Checkbox
          key={key}
          checked={chosen.includes(key)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
          }
        >
          <span className="quiet">{say(label)}</span> {say(value)}
          {inFull && <small className="quiet"> {t("form.inFull")}</small>}
        </Checkbox>
      ))}
      {shown.length < fields.length && (
        <Button type="link" className="more" onClick={() => setAll(true)}>
          {t("form.more", { n: fields.length - shown.length })}
        </Button>
      )}
    </fieldset>
  );
}
