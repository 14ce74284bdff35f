import { SearchOutlined } from "@ant-design/icons";
import type { RiskLevelOut } from "@tongyou/core/schemas";
import { Button, Input, Segmented, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";
import { ALLOWANCES, type ChildrenSearch, isNarrowed, STATUSES } from "./children-search.ts";
import { usePackNames } from "./use-pack-names.ts";

/** How long a clerk pauses before the typed text goes into the address. */
const PAUSE = 350;

type Props = {
  search: ChildrenSearch;
  /** Levels of risk by which the reader may narrow the list. */
  riskLevels: readonly RiskLevelOut[];
  /** Changes a part of the filters; the page starts again at the first. */
  onChange: (change: ChildrenSearch) => void;
  onClear: () => void;
  children?: ReactNode;
};

/** The filters of the list; what they say is in the address. */
export function ChildrenFilters({ search, riskLevels, onChange, onClear, children }: Props) {
  const { t } = useTranslation("children");
  const { say } = useLanguage();
  const { categories, classes } = usePackNames();
  const [text, setText] = useState(search.q ?? "");
  useEffect(() => setText(search.q ?? ""), [search.q]);
  useEffect(() => {
    const typed = text.trim();
    if (typed === (search.q ?? "")) return;
    const timer = setTimeout(() => onChange({ q: typed || undefined }), PAUSE);
    return () => clearTimeout(timer);
  }, [text, search.q, onChange]);
  return (
    <div className="children-filters">
      <Input
        className="children-query"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Select
        allowClear
        aria-label={t("filters.category")}
        placeholder={t("filters.category")}
        value={search.category ?? null}
        onChange={(category: string | null) => onChange({ category: category ?? undefined })}
        options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        popupMatchSelectWidth={false}
      />
      {classes.length > 0 && (
        <Select
          allowClear
          aria-label={t("filters.class")}
          placeholder={t("filters.class")}
          value={search.class ?? null}
          onChange={(rate: string | null) => onChange({ class: rate ?? undefined })}
          options={classes.map(({ id, name }) => ({ value: id, label: name }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Select
        allowClear
        aria-label={t("filters.allowance")}
        placeholder={t("filters.allowance")}
        value={search.allowance ?? null}
        onChange={(allowance: (typeof ALLOWANCES)[number] | null) =>
          onChange({ allowance: allowance ?? undefined })
        }
        options={ALLOWANCES.map((value) => ({ value, label: t(`allowance.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      {riskLevels.length > 0 && (
        <Select
          allowClear
          aria-label={t("filters.risk")}
          placeholder={t("filters.risk")}
          value={search.risk ?? null}
          onChange={(risk: number | null) => onChange({ risk: risk ?? undefined })}
          options={riskLevels.map(({ level, title }) => ({ value: level, label: say(title) }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Segmented
        aria-label={t("filters.status")}
        value={search.status ?? "active"}
        onChange={(status) => onChange({ status: status === "closed" ? status : undefined })}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      {isNarrowed(search) && (
        <Button type="link" onClick={onClear}>
          {t("filters.clear")}
        </Button>
      )}
      <span className="gap" />
      {children}
    </div>
  );
}
