import { BARS, KNOWN } from "@tongyou/core/schemas";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import type { EntrustmentDraft, Person } from "./entrustment-draft.ts";

export type PartProps = {
  draft: EntrustmentDraft;
  onChange: (part: Partial<EntrustmentDraft>) => void;
};

function PersonFields<P extends Person>({ person, onChange }: { person: P; onChange: (next: P) => void }) {
  const { t } = useTranslation("entrustments");
  return (
    <>
      {(["name", "relation", "phone"] as const).map((part) => (
        <Field key={part} label={t(part === "name" ? "form.guardianName" : `form.${part}`)}>
          {(field) => (
            <Input
              id={field}
              value={person[part]}
              maxLength={40}
              {...(part === "phone" ? { inputMode: "tel" as const } : {})}
              onChange={({ target }) => onChange({ ...person, [part]: target.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

/** Who entrusts the child. */
export function Guardians({ draft, onChange }: PartProps) {
  const { t } = useTranslation("entrustments");
  const { guardians } = draft;
  return (
    <section className="card stack" aria-label={t("form.guardian")}>
      <h2>{t("form.guardian")}</h2>
      {guardians.map((guardian, place) => (
        <PersonFields
          // Guardians are a list of at most two that only grows: the place is who it is.
          key={place === 0 ? "first" : "second"}
          person={guardian}
          onChange={(next) =>
            onChange({ guardians: guardians.map((one, at) => (at === place ? next : one)) })
          }
        />
      ))}
      {guardians.length < 2 && (
        <Button
          onClick={() => onChange({ guardians: [...guardians, { name: "", relation: "", phone: "" }] })}
        >
          {t("form.addGuardian")}
        </Button>
      )}
    </section>
  );
}

/** Who is entrusted with the child, and whether the law lets them. */
export function CarerPart({ draft, onChange }: PartProps) {
  const { t } = useTranslation("entrustments");
  const { carer, bars } = draft;
  const set = (part: Partial<EntrustmentDraft["carer"]>) => onChange({ carer: { ...carer, ...part } });
  return (
    <section className="card stack" aria-label={t("form.carer")}>
      <h2>{t("form.carer")}</h2>
      <PersonFields person={carer} onChange={set} />
      <Field label={t("form.birthDate")} hint={`${t("form.birthHint")} · ${t("form.law22")}`}>
        {(field) => (
          <DateField id={field} value={carer.birthDate} onChange={(birthDate) => set({ birthDate })} />
        )}
      </Field>
      {(["idNumber", "address"] as const).map((part) => (
        <Field key={part} label={t(`form.${part}`)}>
          {(field) => (
            <Input
              id={field}
              value={carer[part]}
              maxLength={part === "address" ? 120 : 30}
              onChange={({ target }) => set({ [part]: target.value })}
            />
          )}
        </Field>
      ))}
      <p>{t("form.capable")}</p>
      <AnswerButtons
        label={t("form.capable")}
        value={draft.capable}
        answers={KNOWN.map((value) => ({ value, label: t(`form.known.${value}`) }))}
        onChange={(capable) => onChange({ capable })}
      />
      <p>
        {t("form.bars")} <small className="quiet">{t("form.law22")}</small>
      </p>
      {BARS.map((bar) => (
        <div key={bar} className="field">
          <span className="quiet">{t(`form.bar.${bar}`)}</span>
          <AnswerButtons
            label={t(`form.bar.${bar}`)}
            value={bars[bar]}
            answers={(["no", "yes", "unknown"] as const).map((value) => ({
              value,
              label: t(`form.has.${value}`),
              danger: value === "yes",
            }))}
            onChange={(answer) => onChange({ bars: { ...bars, [bar]: answer } })}
          />
        </div>
      ))}
    </section>
  );
}
