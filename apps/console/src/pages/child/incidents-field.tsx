import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { INCIDENT_KINDS, INCIDENT_WORDS } from "@tongyou/core/schemas";
import { Button, Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { IncidentDraft } from "./fact-value.ts";

const STATES = ["open", "intervening", "closed"] as const;
const ANSWERS = ["yes", "no", "notKnown"] as const;
const answerOf = (value: boolean | undefined) => (value === undefined ? "notKnown" : value ? "yes" : "no");

type Props = {
  /** undefined: nothing is said yet; an empty list says that nothing happened. */
  rows: readonly IncidentDraft[] | undefined;
  onChange: (rows: IncidentDraft[] | undefined) => void;
};

/** Harm and sudden events. The parts of an event are unknown on their own. */
export function IncidentsField({ rows, onChange }: Props) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const list = rows ?? [];
  const change = (key: number, part: Partial<IncidentDraft>) =>
    onChange(list.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () =>
    onChange([...list, { key: Math.max(-1, ...list.map(({ key }) => key)) + 1, kind: undefined }]);
  const threeWay = (row: IncidentDraft, part: "byGuardianship" | "safetyThreat") => (
    <div className="field">
      <span>{t(`say.${part}`)}</span>
      <Select
        aria-label={t(`say.${part}`)}
        value={answerOf(row[part])}
        onChange={(answer) =>
          change(row.key, { [part]: answer === "notKnown" ? undefined : answer === "yes" })
        }
        options={ANSWERS.map((value) => ({ value, label: t(`say.${value}`) }))}
      />
    </div>
  );
  return (
    <div className="stack">
      {list.map((row) => (
        <div key={row.key} className="card stack">
          <div className="say-row">
            <Select
              aria-label={t("say.incident")}
              placeholder={t("say.incident")}
              value={row.kind ?? null}
              onChange={(kind) => change(row.key, { kind: kind ?? undefined })}
              options={INCIDENT_KINDS.map((kind) => ({ value: kind, label: say(INCIDENT_WORDS[kind]) }))}
            />
            <DateField
              value={row.date}
              onChange={(date) => change(row.key, { date })}
              placeholder={t("say.date")}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("say.remove")}
              onClick={() => onChange(list.filter(({ key }) => key !== row.key))}
            />
          </div>
          <div className="say-thirds">
            {threeWay(row, "byGuardianship")}
            {threeWay(row, "safetyThreat")}
            <div className="field">
              <span>{t("say.state")}</span>
              <Select
                allowClear
                aria-label={t("say.state")}
                placeholder={t("say.notKnown")}
                value={row.state ?? null}
                onChange={(state: (typeof STATES)[number] | null) =>
                  change(row.key, { state: state ?? undefined })
                }
                options={STATES.map((state) => ({ value: state, label: t(`say.states.${state}`) }))}
              />
            </div>
          </div>
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
        {t("say.addIncident")}
      </Button>
      {list.length === 0 && (
        <Checkbox
          checked={rows !== undefined}
          onChange={(event) => onChange(event.target.checked ? [] : undefined)}
        >
          {t("say.noneOf")}
        </Checkbox>
      )}
    </div>
  );
}
