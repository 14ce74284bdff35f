import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { VisitForm } from "@tongyou/core/schemas";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { domainErrorOf, useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { emptyDraft, type Gap, gapsOf, placeOf, recordOf, type VisitDraft } from "./form-draft.ts";
import { NextVisit } from "./next-visit.tsx";
import { RegionFields } from "./region-fields.tsx";
import { VisitQuestions } from "./visit-questions.tsx";
import { VisitResult } from "./visit-result.tsx";
import { VisitSectionCard } from "./visit-section.tsx";
import "./visits.css";

/** Fills in one visit; phone first. */
export default function NewVisitPage() {
  const { child = "" } = useSearch({ from: "/frame/visits/new" });
  const trpc = useTRPC();
  // Reading the form writes an audit row and the answers stay: it is read again only when somebody asks.
  const form = useQuery(
    trpc.visits.form.queryOptions({ childId: child }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (form.isPending) return <Waiting />;
  if (!form.data) return <ErrorNotice error={form.error} onRetry={() => void form.refetch()} />;
  return <Form key={form.data.child.version} form={form.data} />;
}

function useGapName() {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  const { label } = useFactText();
  return (gap: Gap): string => {
    switch (gap.at) {
      case "kind":
        return t("form.how");
      case "on":
        return t("form.on");
      case "next":
        return t("form.next");
      case "section":
        return t(`form.section.${gap.section}`);
      case "fact":
        return label(gap.name);
      case "field":
        return say(gap.field.title);
    }
  };
}

function Whom({ form: { child, plan } }: { form: VisitForm }) {
  const { t } = useTranslation("visits");
  const lines = [
    child.guardian && `${t("form.guardian")} ${child.guardian}`,
    child.address && `${t("form.address")} ${child.address}`,
    plan.lastOn ? t("form.last", { date: plan.lastOn }) : t("never"),
  ];
  return (
    <>
      {child.age === null ? t("unknownAge") : t("years", { n: child.age })} · {child.divisionName}
      {lines.map((line) => line && <div key={line}>{line}</div>)}
      {child.phone && (
        <div>
          {t("form.phone")} <a href={`tel:${child.phone}`}>{child.phone}</a>
        </div>
      )}
    </>
  );
}

function Form({ form }: { form: VisitForm }) {
  const { t } = useTranslation("visits");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [id] = useState(newFormId);
  const [draft, setDraft] = useState(() => emptyDraft(form.today));
  const [asked, setAsked] = useState(false);
  const gapName = useGapName();
  const change = (part: Partial<VisitDraft>) => setDraft((before) => ({ ...before, ...part }));
  const record = useMutation(
    trpc.visits.record.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.children.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.workbench.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.visits.plans.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.visits.done.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.visits.ofChild.pathKey() }),
        ]);
      },
    }),
  );
  if (record.data) return <VisitResult visit={record.data} childId={form.child.id} />;
  const gaps = gapsOf(draft, form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const input = recordOf(draft, form, id);
    if (input && !record.isPending) record.mutate(input);
    const [first] = gaps;
    if (first) document.getElementById(placeOf(first))?.scrollIntoView({ block: "center" });
  };
  const stale = domainErrorOf(record.error)?.code === "stale";
  return (
    <form className="visit-form stack" onSubmit={submit}>
      <PageHeader title={t("form.title", { name: form.child.name })} about={<Whom form={form} />} />
      <section className="card stack" id="visit-how" aria-label={t("form.how")}>
        <AnswerButtons
          label={t("form.how")}
          value={draft.kind}
          answers={(["home", "phone"] as const).map((value) => ({ value, label: t(`form.kind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <label className="field" htmlFor="visit-on">
          <span>{t("form.on")}</span>
          <DateField id="visit-on" value={draft.on} onChange={(on) => change({ on })} />
        </label>
      </section>
      {form.sections.map((part) => (
        <VisitSectionCard
          key={part.section}
          part={part}
          childId={form.child.id}
          draft={draft}
          onChange={change}
        />
      ))}
      <RegionFields fields={form.fields} draft={draft} onChange={change} />
      <VisitQuestions form={form} draft={draft} onChange={change} />
      <label className="card field" htmlFor="visit-remark">
        <span>{t("form.remark")}</span>
        <Input.TextArea
          id="visit-remark"
          rows={2}
          maxLength={1000}
          value={draft.remark}
          onChange={({ target }) => change({ remark: target.value })}
        />
      </label>
      <NextVisit form={form} draft={draft} onChange={change} />
      <ErrorNotice error={record.error} />
      {stale && (
        <Button
          onClick={() =>
            void queryClient.invalidateQueries({
              queryKey: trpc.visits.form.queryKey({ childId: form.child.id }),
            })
          }
        >
          {t("form.reload")}
        </Button>
      )}
      <div className="visit-submit">
        {asked && gaps.length > 0 && (
          <p className="caution" role="alert">
            {t("form.missing", { names: gaps.map(gapName).join(t("comma")) })}
          </p>
        )}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          loading={record.isPending}
          disabled={stale}
        >
          {t("form.submit")}
        </Button>
      </div>
    </form>
  );
}
