import type { TrialForm } from "@tongyou/core/schemas";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { TrialDraft } from "./trial-draft.ts";

type Props = {
  form: TrialForm;
  draft: TrialDraft;
  onReading: (reading: string, option: string | undefined) => void;
  onPack: (hash: string | undefined) => void;
};

/** The readings and versions of the pack that can be tried in place of those in force. */
export function RuleFields({ form, draft, onReading, onPack }: Props) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  if (!form.mayTryRules) return <p className="quiet">{t("form.rulesForOfficer")}</p>;
  const others = form.versions.filter(({ now, refusal }) => !now && refusal === null);
  const current = form.versions.find(({ now }) => now);
  const keepWord = (option: TrialForm["readings"][number]["options"][number] | undefined) =>
    option ? t("form.keepReading", { option: say(option.label) }) : t("form.keep");
  const version = ({ version, hash }: TrialForm["versions"][number]) => ({ version, hash: hash.slice(0, 8) });
  return (
    <>
      <section className="card stack">
        <h2>{t("form.readings")}</h2>
        <p className="quiet">{t("form.readingsAbout")}</p>
        {form.readings.map(({ id, clause, text, taken, options }) => (
          <div key={id} className="trial-reading">
            <div>
              {say(text)} <ClauseChip no={clause} />
            </div>
            <Select
              aria-label={say(text)}
              value={draft.readings[id] ?? ""}
              onChange={(next) => onReading(id, next || undefined)}
              options={[
                { value: "", label: keepWord(options.find(({ value }) => value === taken)) },
                ...options
                  .filter(({ value }) => value !== taken)
                  .map(({ value, label }) => ({ value, label: say(label) })),
              ]}
              popupMatchSelectWidth={false}
            />
          </div>
        ))}
      </section>
      <section className="card stack">
        <h2>{t("form.versions")}</h2>
        {others.length === 0 && draft.pack === undefined ? (
          <p className="quiet">{t("form.onlyOne")}</p>
        ) : (
          <Select
            aria-label={t("form.versions")}
            value={draft.pack ?? ""}
            onChange={(next) => onPack(next || undefined)}
            options={[
              { value: "", label: current ? t("form.versionNow", version(current)) : t("form.keep") },
              ...others.map((one) => ({ value: one.hash, label: t("form.version", version(one)) })),
            ]}
          />
        )}
      </section>
    </>
  );
}
