import type { CaseRecord, ProtectionCase } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { FormLines } from "../../parts/pack-form/form-lines.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useRecordLines } from "./use-record-words.ts";

const KINDS = [
  "policeTold",
  "feedback",
  "emergency",
  "policeEducation",
  "conference",
  "revocation",
  "note",
  "form",
  "assessment",
  "guardianship",
  "guardianshipEnd",
  "closing",
  "closingReturned",
  "incidentEnded",
  "incidentContinues",
  "incidentUnknown",
] as const;

/** What was done, by day, as it was written down. */
export function CaseRecords({ file }: { file: ProtectionCase }) {
  const { t } = useTranslation("protection");
  return (
    <section className="card stack" aria-label={t("case.records")}>
      <h2>{t("case.records")}</h2>
      {file.records.length === 0 && (
        <EmptyState title={t("case.recordsNone")} next={t("case.recordsNoneNext")} />
      )}
      {file.records.toReversed().map((record) => (
        <One key={record.id} record={record} />
      ))}
    </section>
  );
}

function One({ record }: { record: CaseRecord }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const lines = useRecordLines();
  const { form } = record;
  const kind = KINDS.find((one) => one === record.kind);
  return (
    <article className="record">
      <p>
        <span className="figure">{record.day}</span>{" "}
        <strong>{form ? say(form.title) : kind ? t(`kind.${kind}`) : record.kind}</strong>{" "}
        <span className="quiet">{record.by ? t("case.by", { name: record.by }) : t("case.noBy")}</span>
      </p>
      {form && <FormLines lines={form.lines} />}
      <dl className="pairs">
        {lines(record).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
