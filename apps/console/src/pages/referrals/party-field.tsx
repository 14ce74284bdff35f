import { DEPARTMENTS, type Department, type ReferralDraft } from "@tongyou/core/schemas";
import { Alert, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useReferralWords } from "./use-referral-words.ts";

const isDepartment = (party: string): party is Department => DEPARTMENTS.some((one) => one === party);

/** Whom a letter goes to as the api takes it. `party`: a department, or the id of an institution. */
export const toParty = (party: string): { department: Department } | { institution: string } =>
  isDepartment(party) ? { department: party } : { institution: party };

type Props = {
  known: Pick<ReferralDraft, "suggested" | "reachable" | "institutions">;
  value: string | undefined;
  onChange: (party: string) => void;
};

/** Whom to ask: departments, those a document names first, and the institutions of the register. */
export function PartyField({ known: { suggested, reachable, institutions }, value, onChange }: Props) {
  const { t } = useTranslation("referrals");
  const { say } = useLanguage();
  const words = useReferralWords();
  const named = (name: string, id: string) => (suggested.includes(id) ? t("form.suggested", { name }) : name);
  const rank = (id: string) => (suggested.includes(id) ? 0 : 1);
  const first = <T,>(all: readonly T[], idOf: (one: T) => string): T[] =>
    all.toSorted((a, b) => rank(idOf(a)) - rank(idOf(b)));
  const written =
    value !== undefined &&
    !(isDepartment(value)
      ? reachable.includes(value)
      : institutions.some((one) => one.id === value && one.reachable));
  return (
    <>
      <Field label={t("column.party")}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("form.chooseParty")}
            value={value ?? null}
            onChange={(party: string) => onChange(party)}
            options={[
              {
                label: t("form.departments"),
                options: first(DEPARTMENTS, (one) => one).map((one) => ({
                  value: one,
                  label: named(words.department(one), one),
                })),
              },
              {
                label: t("form.institutions"),
                options: first(institutions, ({ id: one }) => one).map((one) => ({
                  value: one.id,
                  label: named(t("form.institution", { name: one.name, kind: say(one.kind) }), one.id),
                })),
              },
            ]}
          />
        )}
      </Field>
      {written && (
        <Alert
          type="warning"
          showIcon
          title={t("form.unreachable")}
          description={t("form.unreachableNext")}
        />
      )}
    </>
  );
}
