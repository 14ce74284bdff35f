import { FACTS, type FactName } from "@tongyou/core/schemas";
import { Checkbox, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { fenOf, yuanOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { Draft } from "./fact-value.ts";
import { IncidentsField } from "./incidents-field.tsx";
import { StatusesField } from "./statuses-field.tsx";

/** A longer range of numbers is typed. */
const MOST_CHOICES = 20;
const GENERATIONS = ["g0", "g1", "g2", "g3"] as const;

/** Several words, or the plain statement that none holds. */
function WordsField({
  name,
  value,
  onChange,
}: {
  name: FactName;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTranslation("child");
  const { language } = useLanguage();
  const fact = FACTS[name];
  if (fact.type !== "words") return null;
  const words: Record<string, readonly [string, string]> = fact.words;
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <div className="stack">
      <Checkbox.Group
        value={chosen}
        onChange={(next) => onChange(next.length > 0 ? next : undefined)}
        options={Object.entries(words).map(([word, [zh, en]]) => ({
          value: word,
          label: language === "zh" ? zh : en,
        }))}
      />
      <Checkbox
        checked={Array.isArray(value) && value.length === 0}
        onChange={(event) => onChange(event.target.checked ? [] : undefined)}
      >
        {t("say.noneOf")}
      </Checkbox>
      <small className="quiet">{t("say.complete")}</small>
    </div>
  );
}

/** Money as people type it, in yuan; the fact keeps fen. What is no amount says nothing. */
function YuanField({
  id,
  label,
  fen,
  onChange,
}: {
  id: string;
  label: string;
  fen: number | undefined;
  onChange: (fen: number | undefined) => void;
}) {
  const [text, setText] = useState(fen === undefined ? "" : yuanOf(fen).slice(1));
  return (
    <Input
      id={id}
      aria-label={label}
      prefix="¥"
      inputMode="decimal"
      maxLength={14}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        onChange(fenOf(target.value));
      }}
    />
  );
}

type Props = {
  name: FactName;
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Where several stand on one page: an id of its own, and the fact's name for the ear. */
  id?: string;
  label?: string;
};

/** The field for one fact, by its type in the vocabulary. Nothing is chosen beforehand. */
export function FactValueField({ name, draft, onChange, id = "say-value", label: spoken }: Props) {
  const { t } = useTranslation("child");
  const { language } = useLanguage();
  const fact = FACTS[name];
  const aria = spoken ?? t("say.value");
  if (draft.type === "statuses")
    return <StatusesField rows={draft.rows} onChange={(rows) => onChange({ type: "statuses", rows })} />;
  if (draft.type === "incidents")
    return <IncidentsField rows={draft.rows} onChange={(rows) => onChange({ type: "incidents", rows })} />;
  const { value } = draft;
  const set = (next: unknown) => onChange({ type: "one", value: next });
  const text = typeof value === "string" ? value : undefined;
  switch (fact.type) {
    case "boolean":
      return (
        <Radio.Group
          aria-label={aria}
          value={value ?? null}
          onChange={(event) => set(event.target.value)}
          options={[
            { value: true, label: t("say.yes") },
            { value: false, label: t("say.no") },
          ]}
        />
      );
    case "date":
      return <DateField id={id} value={text} onChange={set} />;
    case "number": {
      if ("unit" in fact)
        return (
          <YuanField
            id={id}
            label={aria}
            fen={typeof value === "number" ? value : undefined}
            onChange={set}
          />
        );
      if (fact.max - fact.min > MOST_CHOICES)
        return (
          <Input
            id={id}
            aria-label={aria}
            inputMode="numeric"
            maxLength={String(fact.max).length}
            value={typeof value === "number" ? String(value) : ""}
            onChange={({ target }) => set(/^\d+$/.test(target.value) ? Number(target.value) : undefined)}
          />
        );
      const numbers = Array.from({ length: fact.max - fact.min + 1 }, (_, index) => fact.min + index);
      const label = (n: number) => {
        const generation = GENERATIONS[n];
        if (name === "certificateGeneration" && generation) return t(`say.generation.${generation}`);
        return t("say.grade", { n });
      };
      return (
        <Radio.Group
          aria-label={aria}
          value={value ?? null}
          onChange={(event) => set(event.target.value)}
          options={numbers.map((n) => ({ value: n, label: label(n) }))}
        />
      );
    }
    case "division":
      return <DivisionPicker id={id} value={text} onChange={set} levels={[5]} />;
    case "word": {
      const words: Record<string, readonly [string, string]> = fact.words;
      return (
        <Select
          id={id}
          aria-label={aria}
          value={text ?? null}
          onChange={set}
          options={Object.entries(words).map(([word, [zh, en]]) => ({
            value: word,
            label: language === "zh" ? zh : en,
          }))}
        />
      );
    }
    case "words":
      return <WordsField name={name} value={value} onChange={set} />;
    default:
      return (
        <Input id={id} maxLength={200} value={text ?? ""} onChange={(event) => set(event.target.value)} />
      );
  }
}
