import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FactName, VisitRecord } from "@tongyou/core/schemas";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { saidValue } from "../child/fact-value.ts";
import { ChangedFacts } from "./changed-facts.tsx";
import type { FactDraft } from "./form-draft.ts";

type Facts = Partial<Record<FactName, FactDraft>>;

/** A supervisor's check of a visit: right, or wrong with what was found and the corrected facts. */
export function CheckForm({ record, onCancel }: { record: VisitRecord; onCancel: () => void }) {
  const { t } = useTranslation("visits");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useQuery(trpc.visits.form.queryOptions({ childId: record.childId }));
  const [id] = useState(newFormId);
  const [on, setOn] = useState<string>();
  const [kind, setKind] = useState<"home" | "phone">();
  const [outcome, setOutcome] = useState<"confirmed" | "wrong">();
  const [note, setNote] = useState("");
  const [facts, setFacts] = useState<Facts>({});
  const check = useMutation(
    trpc.visits.check.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.visits.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.children.pathKey() });
      },
    }),
  );
  if (!form.data) return form.isPending ? <Waiting /> : <ErrorNotice error={form.error} />;
  const day = on ?? form.data.today;
  const said = (Object.entries(facts) as [FactName, FactDraft][]).map(([name, fact]) => ({
    name,
    value: saidValue(name, fact.draft),
    from: fact.from ?? day,
  }));
  const wrong = outcome === "wrong";
  const ready =
    kind !== undefined &&
    outcome !== undefined &&
    (!wrong || (note.trim() !== "" && said.every(({ value }) => value !== undefined)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || check.isPending) return;
    const text = note.trim();
    check.mutate({
      id,
      visitId: record.id,
      version: record.version,
      on: day,
      kind,
      outcome,
      facts: wrong ? said : [],
      ...(text ? { note: text } : {}),
    });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{t("record.check")}</h2>
      <AnswerButtons
        label={t("record.checkHow")}
        value={kind}
        answers={(["home", "phone"] as const).map((value) => ({ value, label: t(`form.kind.${value}`) }))}
        onChange={setKind}
      />
      <label className="field" htmlFor="check-on">
        <span>{t("columns.on")}</span>
        <DateField id="check-on" value={day} onChange={setOn} />
      </label>
      <AnswerButtons
        label={t("columns.check")}
        value={outcome}
        answers={(["confirmed", "wrong"] as const).map((value) => ({
          value,
          label: t(`record.outcome.${value}`),
        }))}
        onChange={setOutcome}
      />
      <label className="field" htmlFor="check-note">
        <span>{t("record.checkNote")}</span>
        <Input.TextArea
          id="check-note"
          rows={2}
          maxLength={1000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      {wrong && (
        <>
          <h3>{t("record.correct")}</h3>
          <ChangedFacts
            id="check-which"
            facts={form.data.sections.flatMap((section) => section.facts)}
            drafts={facts}
            usual={day}
            onChange={setFacts}
          />
        </>
      )}
      <ErrorNotice error={check.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={check.isPending}>
          {t("record.checkSubmit")}
        </Button>
        <Button onClick={onCancel}>{t("plan.cancel")}</Button>
      </div>
    </form>
  );
}
