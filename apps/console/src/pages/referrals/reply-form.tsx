import { useMutation } from "@tanstack/react-query";
import {
  DEPARTMENTS,
  type Department,
  FACTS,
  type FormValues,
  type FormView,
  REPLIES,
  type Referral,
  type Reply,
} from "@tongyou/core/schemas";
import { Button, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { PackForm } from "../../parts/pack-form/pack-form.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { type Draft as FactDraft, saidValue } from "../child/fact-value.ts";
import { FactValueField } from "../child/fact-value-field.tsx";
import { useReferralWords } from "./use-referral-words.ts";
import { useSettled } from "./use-settled.ts";

type Draft = {
  reply?: Reply;
  yes?: boolean;
  value: FactDraft;
  fields: FormValues;
  on?: string | undefined;
  text: string;
  clause: string;
  rightDepartment?: Department | undefined;
  paper: string;
};

const isFilled = (form: FormView, values: FormValues): boolean =>
  form.fields.every(({ id, required }) => !required || values[id] !== undefined);

/** The reply of who is asked: done, returned, or refused. The bureau enters with it what came on paper. */
export function ReplyForm({ referral }: { referral: Referral }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const words = useReferralWords();
  const facts = useFactText();
  const { say } = useLanguage();
  const settled = useSettled();
  const [draft, setDraft] = useState<Draft>({
    value: { type: "one", value: undefined },
    fields: {},
    text: "",
    clause: "",
    paper: "",
  });
  const send = useMutation(trpc.referrals.reply.mutationOptions({ onSuccess: settled }));
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { reply, yes, on, rightDepartment } = draft;
  const [text, clause, paper] = [draft.text.trim(), draft.clause.trim(), draft.paper.trim()];
  const onPaper = referral.view === "sent";
  const question = referral.kind === "question" && reply === "answered";
  const { fact, form } = referral;
  /** The fact's own kind of value is asked for where it is more than yes or no. */
  const asked = fact && FACTS[fact].type !== "boolean" ? fact : undefined;
  const value = asked && saidValue(asked, draft.value);
  const known = asked ? value !== undefined : yes !== undefined;
  const filled = reply !== "answered" || !form || isFilled(form, draft.fields);
  const ready = reply && text && (!onPaper || paper) && (!question || known) && filled;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reply || !ready || send.isPending) return;
    send.mutate({
      id: referral.id,
      version: referral.version,
      reply,
      text,
      ...(question && (asked ? { value } : yes !== undefined && { yes })),
      ...(reply === "answered" && form && { fields: draft.fields }),
      ...(question && on && { on }),
      ...(reply === "refused" && clause && { clause }),
      ...(reply === "returned" && rightDepartment && { rightDepartment }),
      ...(onPaper && { paper }),
    });
  };
  return (
    <form className="card stack" aria-label={t("reply.form")} onSubmit={submit}>
      <h2>{t(onPaper ? "paper.form" : "reply.form")}</h2>
      <AnswerButtons
        label={t("reply.form")}
        value={reply}
        onChange={(to) => set({ reply: to })}
        answers={REPLIES.map((value) => ({
          value,
          label: t(
            value === "answered" && referral.kind === "question" ? "reply.found" : `reply.is.${value}`,
          ),
        }))}
      />
      {question && (
        <>
          {asked ? (
            <Field label={facts.label(asked)}>
              {(id) => (
                <FactValueField
                  id={id}
                  label={facts.label(asked)}
                  name={asked}
                  draft={draft.value}
                  onChange={(to) => set({ value: to })}
                />
              )}
            </Field>
          ) : (
            <>
              <span className="quiet">{t("reply.answer")}</span>
              <AnswerButtons
                label={t("reply.answer")}
                value={yes === undefined ? undefined : yes ? "yes" : "no"}
                onChange={(to) => set({ yes: to === "yes" })}
                answers={[
                  { value: "yes", label: t("reply.yes") },
                  { value: "no", label: t("reply.no") },
                ]}
              />
            </>
          )}
          <Field label={t("reply.on")}>
            {(id) => <DateField id={id} value={on} onChange={(day) => set({ on: day })} />}
          </Field>
        </>
      )}
      {reply === "answered" && form && (
        <fieldset className="disclosure">
          <legend>{say(form.title)}</legend>
          <PackForm form={form} values={draft.fields} onChange={(fields) => set({ fields })} />
        </fieldset>
      )}
      {reply === "returned" && (
        <Field label={t("reply.right")} hint={t("reply.rightHint")}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={rightDepartment ?? null}
              onChange={(to: Department | null) => set({ rightDepartment: to ?? undefined })}
              options={DEPARTMENTS.map((value) => ({ value, label: words.department(value) }))}
            />
          )}
        </Field>
      )}
      {reply === "refused" && (
        <Field label={t("reply.clause")} hint={t("reply.clauseHint")}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft.clause}
              onChange={({ target }) => set({ clause: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t(reply === undefined || reply === "answered" ? "reply.text" : "reply.reason")}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={draft.text}
            onChange={({ target }) => set({ text: target.value })}
          />
        )}
      </Field>
      {onPaper && (
        <Field label={t("reply.paper")}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={draft.paper}
              onChange={({ target }) => set({ paper: target.value })}
            />
          )}
        </Field>
      )}
      <ErrorNotice error={send.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t(onPaper ? "paper.submit" : "reply.submit")}
        </Button>
      </div>
    </form>
  );
}
