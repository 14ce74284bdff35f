import { CAUSE_KINDS, CORRECTION_KINDS, CORRECTION_STATES } from "@tongyou/core/schemas";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CorrectionsSearch } from "./corrections-search.ts";

type Props = {
  search: CorrectionsSearch;
  months: readonly string[];
  onChange: (part: CorrectionsSearch) => void;
};

/** Which corrections are shown: how far they are, which way the money goes, why, of which month. */
export function CorrectionFilters({ search, months, onChange }: Props) {
  const { t } = useTranslation("corrections");
  const { state = "proposed", kind, cause, month } = search;
  const known = month === undefined || months.includes(month) ? months : [...months, month].sort();
  return (
    <div className="filters">
      <Segmented
        className="wrapping"
        value={state}
        onChange={(next) => onChange({ state: next === "proposed" ? undefined : next })}
        options={CORRECTION_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("filter.kind")}
        placeholder={t("filter.kind")}
        value={kind ?? null}
        onChange={(next) => onChange({ kind: next ?? undefined })}
        options={CORRECTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("filter.cause")}
        placeholder={t("filter.cause")}
        value={cause ?? null}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange({ cause: next ?? undefined })}
        options={CAUSE_KINDS.map((value) => ({ value, label: t(`cause.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("filter.month")}
        placeholder={t("filter.month")}
        value={month ?? null}
        onChange={(next) => onChange({ month: next ?? undefined })}
        options={known.map((value) => ({ value, label: value }))}
      />
    </div>
  );
}
