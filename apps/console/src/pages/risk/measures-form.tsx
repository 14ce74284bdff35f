import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RiskDesk, RiskMeasure } from "@tongyou/core/schemas";
import { Button, Input, InputNumber, Select } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { useLanguage } from "../../shell/language.ts";

type Draft = Omit<RiskMeasure, "level"> & { level: number | null };

const empty = (): Draft => ({
  id: newFormId(),
  level: null,
  category: null,
  kind: null,
  what: "",
  workingDays: null,
});

/** Enters the measures of all levels anew, beginning with those in force. */
export function MeasuresForm({ desk }: { desk: RiskDesk }) {
  const { t } = useTranslation("risk");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => desk.measures?.measures ?? [empty()]);
  const [validFrom, setValidFrom] = useState<string>();
  const [documentNumber, setDocumentNumber] = useState("");
  const [reason, setReason] = useState("");
  const set = useMutation(
    trpc.risk.setMeasures.mutationOptions({
      onSuccess: () =>
        Promise.all(
          [trpc.risk.pathKey(), trpc.plans.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  );
  const change = (id: string, part: Partial<Draft>) =>
    setDrafts((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const measures = drafts.flatMap(({ level, what, ...rest }) =>
    level !== null && what.trim() ? [{ ...rest, level, what: what.trim() }] : [],
  );
  const complete = measures.length === drafts.length && validFrom !== undefined && reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete || set.isPending) return;
    set.mutate({
      measures,
      validFrom,
      ...(documentNumber.trim() && { documentNumber: documentNumber.trim() }),
      reason: reason.trim(),
    });
  };
  return (
    <form className="card stack risk-form" aria-label={t("byLevel.enter")} onSubmit={submit}>
      <h2>{t("byLevel.enter")}</h2>
      {drafts.map((draft, i) => (
        <MeasureFields
          key={draft.id}
          n={i + 1}
          desk={desk}
          draft={draft}
          onChange={(part) => change(draft.id, part)}
          onRemove={
            drafts.length > 1
              ? () => setDrafts((before) => before.filter(({ id }) => id !== draft.id))
              : undefined
          }
        />
      ))}
      <div>
        <Button onClick={() => setDrafts((before) => [...before, empty()])}>{t("byLevel.add")}</Button>
      </div>
      <Field label={t("criteria.from")}>
        {(id) => <DateField id={id} value={validFrom} onChange={setValidFrom} />}
      </Field>
      <Field label={t("criteria.document")}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={documentNumber}
            onChange={({ target }) => setDocumentNumber(target.value)}
          />
        )}
      </Field>
      <Field label={t("criteria.reason")}>
        {(id) => (
          <Input id={id} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <ErrorNotice error={set.error} />
      <Button type="primary" htmlType="submit" disabled={!complete} loading={set.isPending}>
        {t("byLevel.save")}
      </Button>
    </form>
  );
}

type FieldsProps = {
  n: number;
  desk: RiskDesk;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  onRemove: (() => void) | undefined;
};

function MeasureFields({ n, desk: { scheme, categories, kinds }, draft, onChange, onRemove }: FieldsProps) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  return (
    <fieldset className="measure">
      <legend>{t("byLevel.line", { n })}</legend>
      <Field label={t("byLevel.level")}>
        {(id) => (
          <Select
            id={id}
            value={draft.level}
            options={scheme.levels.map(({ level, title }) => ({ value: level, label: say(title) }))}
            onChange={(level: number) => onChange({ level })}
          />
        )}
      </Field>
      <Field label={t("byLevel.category")}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t("byLevel.all")}
            value={draft.category}
            options={categories.map((one) => ({ value: one.id, label: say(one.title) }))}
            onChange={(category: string | undefined) => onChange({ category: category ?? null })}
          />
        )}
      </Field>
      {kinds.length > 0 && (
        <Field label={t("byLevel.kind")}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={draft.kind}
              options={kinds.map((one) => ({ value: one.id, label: say(one.title) }))}
              onChange={(kind: string | undefined) => onChange({ kind: kind ?? null })}
            />
          )}
        </Field>
      )}
      <Field label={t("byLevel.workingDays")}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={250}
            precision={0}
            placeholder={t("byLevel.noTerm")}
            value={draft.workingDays}
            onChange={(workingDays) => onChange({ workingDays })}
          />
        )}
      </Field>
      <Field label={t("byLevel.what")}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize
            maxLength={300}
            value={draft.what}
            onChange={({ target }) => onChange({ what: target.value })}
          />
        )}
      </Field>
      {onRemove && (
        <div>
          <Button type="text" size="small" onClick={onRemove}>
            {t("byLevel.remove", { n })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
