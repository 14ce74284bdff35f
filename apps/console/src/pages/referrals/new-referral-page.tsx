import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import {
  FACTS,
  type FactName,
  isAskable,
  type ReferralDraft,
  type ReferralKind,
} from "@tongyou/core/schemas";
import { Button, Select } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { type LetterDraft, LetterForm, usualFields, wholeLetter } from "./letter-form.tsx";
import { useSettled } from "./use-settled.ts";
import "./referrals.css";

/** Asks a department or an institution about a child on file or a request. */
export default function NewReferralPage() {
  const trpc = useTRPC();
  const { child, item, intake, service } = useSearch({ from: "/frame/referrals/new" });
  const about = present({ childId: child, intakeId: intake, item, service });
  const draft = useQuery(trpc.referrals.draft.queryOptions(about, { staleTime: Number.POSITIVE_INFINITY }));
  if (draft.isPending) return <Waiting />;
  if (!draft.data) return <ErrorNotice error={draft.error} onRetry={() => void draft.refetch()} />;
  return <Form known={draft.data} />;
}

const ASKED = (Object.keys(FACTS) as FactName[]).filter(isAskable);

function Form({ known }: { known: ReferralDraft }) {
  const { t } = useTranslation("referrals");
  const { say } = useLanguage();
  const { label } = useFactText();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const settled = useSettled();
  const { child, intake, item, service } = known;
  const [id] = useState(newFormId);
  const [kind, setKind] = useState<ReferralKind>(item ? "entitlement" : service ? "service" : "question");
  const [fact, setFact] = useState<FactName>();
  const [form, setForm] = useState<string>();
  const [draft, setDraft] = useState<LetterDraft>(() => ({
    to: service?.to ?? known.suggested[0],
    text: item ? t("form.itemText", { item: say(item.title) }) : (service?.what ?? ""),
    fields: usualFields(kind, known.fields),
    dueOn: service?.dueOn,
  }));
  const send = useMutation(
    trpc.referrals.send.mutationOptions({
      onSuccess: async (sent) => {
        await settled();
        await navigate({ to: "/referrals/$id", params: { id: sent.id } });
      },
    }),
  );
  const letter = wholeLetter(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!letter || send.isPending) return;
    send.mutate({
      id,
      kind,
      ...letter,
      ...(child && { childId: child.id }),
      ...(intake && { intakeId: intake.id }),
      ...(item && { item: item.id }),
      ...(service && { service: service.id }),
      ...(kind === "question" && fact && { fact }),
      ...(form && { form }),
    });
  };
  const choose = (to: ReferralKind) => {
    setKind(to);
    setDraft((before) => ({ ...before, fields: usualFields(to, known.fields) }));
  };
  return (
    <form className="narrow stack" onSubmit={submit}>
      <PageHeader
        title={t("form.title", { name: child?.name ?? intake?.number ?? "" })}
        about={
          item ? (
            <>
              {say(item.title)} <ClauseChip no={item.clause} />
            </>
          ) : (
            t("form.about")
          )
        }
      />
      <section className="card stack" aria-label={t("form.letter")}>
        {!item && !service && (
          <AnswerButtons
            label={t("column.kind")}
            value={kind}
            onChange={choose}
            answers={(["question", "service"] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
          />
        )}
        {kind === "question" && child && (
          <Field label={t("form.fact")} hint={t("form.factHint")}>
            {(field) => (
              <Select
                id={field}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder={t("form.noFact")}
                value={fact ?? null}
                onChange={(to: FactName | null) => setFact(to ?? undefined)}
                options={ASKED.map((value) => ({ value, label: label(value) }))}
              />
            )}
          </Field>
        )}
        {known.forms.length > 0 && (
          <Field label={t("form.form")} hint={t("form.formHint")}>
            {(field) => (
              <Select
                id={field}
                allowClear
                placeholder={t("form.noForm")}
                value={form ?? null}
                onChange={(to: string | null) => setForm(to ?? undefined)}
                options={known.forms.map((one) => ({ value: one.id, label: say(one.title) }))}
              />
            )}
          </Field>
        )}
        <LetterForm
          kind={kind}
          draft={draft}
          known={known}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        <ErrorNotice error={send.error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!letter} loading={send.isPending}>
            {t("form.submit")}
          </Button>
        </div>
      </section>
    </form>
  );
}
