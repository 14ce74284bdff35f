import { REPORT_SOURCES } from "@tongyou/core/schemas";
import { Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";

const TEXTS = ["place", "reporterName", "reporterPhone", "organisation", "receipt"] as const;
type Text = (typeof TEXTS)[number];

/** What a report may also say. `division`: where the child is, the reporter's own area unless said otherwise. */
export type More = {
  division: string | undefined;
  source: (typeof REPORT_SOURCES)[number];
  sex?: "male" | "female";
  age?: number | undefined;
  happenedOn?: string | undefined;
  police?: string | undefined;
} & { [K in Text]?: string };

const said = (text: string | undefined) => text?.trim() || undefined;

/** The optional half of a report as the server takes it. */
export function moreOf({ source, sex, age, happenedOn, police, ...texts }: More) {
  const [place, name, phone] = [said(texts.place), said(texts.reporterName), said(texts.reporterPhone)];
  const [organisation, receipt] = [said(texts.organisation), said(texts.receipt)];
  const reporter = { ...(name && { name }), ...(phone && { phone }), ...(organisation && { organisation }) };
  return {
    source,
    ...(sex && { sex }),
    ...(age !== undefined && { age }),
    ...(happenedOn && { happenedOn }),
    ...(place && { place }),
    ...(Object.keys(reporter).length > 0 && { reporter }),
    ...(police && { police: { day: police, ...(receipt && { receipt }) } }),
  };
}

type Props = { value: More; onChange: (next: More) => void; onFile: boolean };

/** Where the child is, and what may be left out, folded away. */
export function MoreFields({ value, onChange, onFile }: Props) {
  const { t } = useTranslation("protection");
  const change = (part: Partial<More>) => onChange({ ...value, ...part });
  const text = (key: Text, word: string) => (
    <label className="field" htmlFor={`report-${key}`}>
      <span>{word}</span>
      <Input
        id={`report-${key}`}
        maxLength={key === "place" ? 120 : 40}
        autoComplete="off"
        value={value[key] ?? ""}
        onChange={({ target }) => change({ [key]: target.value })}
      />
    </label>
  );
  return (
    <>
      {!onFile && (
        <div className="field">
          <span>{t("report.place")}</span>
          <DivisionPicker value={value.division} onChange={(division) => change({ division })} />
        </div>
      )}
      <details className="more">
        <summary>{t("report.more")}</summary>
        <div className="stack">
          {!onFile && (
            <>
              <AnswerButtons
                label={t("report.sex")}
                value={value.sex}
                onChange={(sex) => change({ sex })}
                answers={(["male", "female"] as const).map((one) => ({
                  value: one,
                  label: t(`report.sexes.${one}`),
                }))}
              />
              <label className="field" htmlFor="report-age">
                <span>{t("report.age")}</span>
                <InputNumber
                  id="report-age"
                  min={0}
                  max={17}
                  precision={0}
                  value={value.age ?? null}
                  onChange={(age) => change({ age: age ?? undefined })}
                />
              </label>
            </>
          )}
          <label className="field" htmlFor="report-on">
            <span>{t("report.happenedOn")}</span>
            <DateField
              id="report-on"
              value={value.happenedOn}
              onChange={(happenedOn) => change({ happenedOn })}
            />
          </label>
          {text("place", t("report.exactPlace"))}
          <div className="field">
            <span>{t("report.source")}</span>
            <AnswerButtons
              label={t("report.source")}
              value={value.source}
              onChange={(source) => change({ source })}
              answers={REPORT_SOURCES.map((one) => ({ value: one, label: t(`report.sources.${one}`) }))}
            />
          </div>
          <p className="quiet">{t("report.reporter")}</p>
          {text("reporterName", t("report.reporterName"))}
          {text("reporterPhone", t("report.reporterPhone"))}
          {text("organisation", t("report.organisation"))}
          <label className="field" htmlFor="report-police">
            <span>{t("report.police")}</span>
            <DateField id="report-police" value={value.police} onChange={(police) => change({ police })} />
          </label>
          {text("receipt", t("report.receipt"))}
        </div>
      </details>
    </>
  );
}
