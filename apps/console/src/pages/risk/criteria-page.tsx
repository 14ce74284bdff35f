import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RiskDesk } from "@tongyou/core/schemas";
import { Button, Checkbox, Input, InputNumber } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { CriteriaMark, useCriteriaMark } from "./criteria-mark.tsx";
import { LevelMeasures } from "./level-measures.tsx";
import { MeasuresForm } from "./measures-form.tsx";
import "./risk.css";

type Line = { id: string; text: string; weight: number | null };

/** The criteria of the levels of risk: those in force for everybody, a form to enter others for the county. */
export default function CriteriaPage() {
  const { t } = useTranslation("risk");
  const trpc = useTRPC();
  const may = useMay();
  const desk = useQuery(trpc.risk.scheme.queryOptions());
  if (desk.isPending) return <Waiting />;
  if (!desk.data) return <ErrorNotice error={desk.error} onRetry={() => void desk.refetch()} />;
  return (
    <div className="stack">
      <PageHeader title={t("criteria.title")} about={t("criteria.about")} />
      <InForce desk={desk.data} />
      {may("risk.setCriteria") && (
        <CriteriaForm key={`${desk.data.criteria?.from} ${desk.data.criteria?.enteredAt}`} desk={desk.data} />
      )}
      <Entered desk={desk.data} />
      <LevelMeasures desk={desk.data} />
      {may("risk.setMeasures") && (
        <MeasuresForm key={`${desk.data.measures?.from} ${desk.data.measures?.enteredAt}`} desk={desk.data} />
      )}
    </div>
  );
}

function InForce({ desk: { scheme, criteria } }: { desk: RiskDesk }) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  const titleOf = (level: number) => {
    const one = scheme.levels.find((known) => known.level === level);
    return one ? say(one.title) : String(level);
  };
  return (
    <section className="card stack" aria-labelledby="criteria-now">
      <h2 id="criteria-now">{say(scheme.title)}</h2>
      <CriteriaMark scheme={scheme} criteria={criteria} />
      {criteria ? (
        <>
          <p className="quiet">{t("criteria.inForce", { date: criteria.from })}</p>
          <ol className="criteria">
            {criteria.criteria.map(({ id, text, weight }) => (
              <li key={id}>
                {text}
                {weight !== null && ` · ${weight} ${t("criteria.points")}`}
              </li>
            ))}
          </ol>
          {criteria.bands.length > 0 && (
            <p>
              {criteria.bands
                .map(
                  ({ level, from }) =>
                    `${t("criteria.of", { level: titleOf(level) })} ${from} ${t("criteria.points")}`,
                )
                .join(" · ")}
            </p>
          )}
        </>
      ) : (
        <EmptyState title={t("criteria.none")} next={t("criteria.noneNext")} />
      )}
    </section>
  );
}

function Entered({ desk: { scheme, entered } }: { desk: RiskDesk }) {
  const { t } = useTranslation("risk");
  const mark = useCriteriaMark();
  if (entered.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="criteria-before">
      <h2 id="criteria-before">{t("criteria.earlier")}</h2>
      <ul className="stack">
        {entered.map((one) => (
          <li key={one.from}>
            <strong className="figure">{one.from}</strong> {mark(one, scheme.source !== null)}
            <div className="quiet">
              {t("criteria.entered", {
                name: one.enteredBy,
                date: one.enteredAt.slice(0, 10),
                reason: one.reason,
              })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CriteriaForm({ desk: { scheme, criteria } }: { desk: RiskDesk }) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [lines, setLines] = useState<readonly Line[]>(
    () => criteria?.criteria ?? [{ id: newFormId(), text: "", weight: null }],
  );
  const [weighed, setWeighed] = useState((criteria?.bands.length ?? 0) > 0);
  const [bands, setBands] = useState<Readonly<Record<number, number>>>(() =>
    Object.fromEntries((criteria?.bands ?? []).map(({ level, from }) => [level, from])),
  );
  const [validFrom, setValidFrom] = useState<string>();
  const [documentNumber, setDocumentNumber] = useState("");
  const [reason, setReason] = useState("");
  const set = useMutation(
    trpc.risk.setCriteria.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.risk.pathKey() }),
    }),
  );
  const lowest = scheme.levels.at(-1)?.level;
  const change = (id: string, part: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const complete =
    validFrom !== undefined &&
    reason.trim() !== "" &&
    lines.every(({ text, weight }) => text.trim() !== "" && (!weighed || weight !== null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete || set.isPending) return;
    set.mutate({
      criteria: lines.map(({ id, text, weight }) => ({
        id,
        text: text.trim(),
        weight: weighed ? weight : null,
      })),
      bands: weighed
        ? scheme.levels.flatMap(({ level }) => {
            const from = level === lowest ? 0 : bands[level];
            return from === undefined ? [] : [{ level, from }];
          })
        : [],
      validFrom,
      ...(documentNumber.trim() && { documentNumber: documentNumber.trim() }),
      reason: reason.trim(),
    });
  };
  return (
    <form className="card stack risk-form" aria-label={t("enter")} onSubmit={submit}>
      <h2>{t("enter")}</h2>
      <Checkbox checked={weighed} onChange={({ target }) => setWeighed(target.checked)}>
        {t("criteria.weights")}
      </Checkbox>
      {lines.map(({ id, text, weight }, i) => (
        <div key={id} className="criterion">
          <Input.TextArea
            aria-label={t("criteria.line", { n: i + 1 })}
            placeholder={t("criteria.line", { n: i + 1 })}
            autoSize
            maxLength={300}
            value={text}
            onChange={({ target }) => change(id, { text: target.value })}
          />
          {weighed && (
            <InputNumber
              aria-label={`${t("criteria.weight")} ${i + 1}`}
              placeholder={t("criteria.weight")}
              min={1}
              max={100}
              precision={0}
              value={weight}
              onChange={(next) => change(id, { weight: next })}
            />
          )}
          {lines.length > 1 && (
            <Button
              type="text"
              aria-label={t("criteria.remove", { n: i + 1 })}
              onClick={() => setLines((before) => before.filter((line) => line.id !== id))}
            >
              ✕
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          onClick={() => setLines((before) => [...before, { id: newFormId(), text: "", weight: null }])}
        >
          {t("criteria.add")}
        </Button>
      </div>
      {weighed && (
        <fieldset className="bands stack">
          <legend>{t("criteria.bands")}</legend>
          {scheme.levels.map(({ level, title }) => (
            <label key={level} className="band" htmlFor={`band-${level}`}>
              <span>{say(title)}</span>
              <InputNumber
                id={`band-${level}`}
                min={0}
                precision={0}
                disabled={level === lowest}
                value={level === lowest ? 0 : (bands[level] ?? null)}
                onChange={(from) => {
                  const { [level]: _old, ...others } = bands;
                  setBands(from === null ? others : { ...others, [level]: from });
                }}
              />
              <span className="quiet">{t("criteria.points")}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className="field" htmlFor="criteria-from">
        <span>{t("criteria.from")}</span>
        <DateField id="criteria-from" value={validFrom} onChange={setValidFrom} />
      </label>
      <label className="field" htmlFor="criteria-document">
        <span>{t("criteria.document")}</span>
        <Input
          id="criteria-document"
          maxLength={60}
          value={documentNumber}
          onChange={({ target }) => setDocumentNumber(target.value)}
        />
        {scheme.source && (
          <small className="quiet">{t("criteria.documentHint", { source: scheme.source.zh })}</small>
        )}
      </label>
      <label className="field" htmlFor="criteria-reason">
        <span>{t("criteria.reason")}</span>
        <Input
          id="criteria-reason"
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <ErrorNotice error={set.error} />
      <Button type="primary" htmlType="submit" disabled={!complete} loading={set.isPending}>
        {t("criteria.save")}
      </Button>
    </form>
  );
}
