import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { PARENT_STATUSES, STATUS_WORDS } from "@tongyou/core/schemas";
import { Button, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { StatusDraft } from "./fact-value.ts";

type Props = { rows: readonly StatusDraft[]; onChange: (rows: StatusDraft[]) => void };

const nextKey = (rows: readonly StatusDraft[]) => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

/** A parent's statuses: a set, each with the day it began when that is known, and the day it ended where it did. */
export function StatusesField({ rows, onChange }: Props) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const id = useId();
  const change = (key: number, part: Partial<StatusDraft>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const taken = new Set(rows.map(({ status }) => status));
  return (
    <div className="stack">
      {rows.map((row) => (
        <div key={row.key} className="say-row">
          <Select
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("say.status")}
            placeholder={t("say.status")}
            value={row.status ?? null}
            onChange={(status) => change(row.key, { status: status ?? undefined })}
            options={PARENT_STATUSES.map((status) => ({
              value: status,
              label: say(STATUS_WORDS[status]),
              disabled: status !== row.status && taken.has(status),
            }))}
          />
          <DateField
            value={row.since}
            onChange={(since) => change(row.key, { since })}
            placeholder={t("say.since")}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("say.remove")}
            disabled={rows.length === 1}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          />
          {row.until !== undefined && (
            <label className="say-until" htmlFor={`${id}-${row.key}`}>
              <span className="quiet">{t("say.until")}</span>
              <DateField
                id={`${id}-${row.key}`}
                value={row.until}
                onChange={(until) => change(row.key, { until })}
              />
            </label>
          )}
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => onChange([...rows, { key: nextKey(rows), status: undefined }])}
      >
        {t("say.addStatus")}
      </Button>
      <small className="quiet">{t("say.complete")}</small>
    </div>
  );
}
