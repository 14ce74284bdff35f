import { useMutation } from "@tanstack/react-query";
import {
  type AskedValue,
  type FactName,
  outcomesOf,
  type ReferralOutcome,
  type SentView,
} from "@tongyou/core/schemas";
import { Button, Checkbox, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useSettled } from "./use-settled.ts";

/** The fact that the reply answers, where there is a file to put it in. */
function answeredFact({
  fact,
  reply,
  childId,
  state,
}: SentView): { name: FactName; value: AskedValue } | undefined {
  if (fact === null || reply === null || childId === null || state !== "answered") return undefined;
  const value = reply.yes ?? reply.value?.of;
  return value === undefined ? undefined : { name: fact, value };
}

/** The bureau's end of a referral: what came of it, and whether the answer goes into the child's file. */
export function CloseForm({ referral }: { referral: SentView }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const settled = useSettled();
  const facts = useFactText();
  const outcomes = outcomesOf(referral.kind, referral.state);
  const [outcome, setOutcome] = useState<ReferralOutcome | undefined>(
    outcomes.length === 1 ? outcomes[0] : undefined,
  );
  const [note, setNote] = useState("");
  const found = answeredFact(referral);
  const [keep, setKeep] = useState(found !== undefined);
  const [from, setFrom] = useState<string | undefined>(referral.reply?.on ?? undefined);
  const close = useMutation(trpc.referrals.close.mutationOptions({ onSuccess: settled }));
  const recorded = keep && found && referral.childVersion !== null;
  const ready = outcome && (!recorded || from);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!outcome || !ready || close.isPending) return;
    const said = note.trim();
    close.mutate({
      id: referral.id,
      version: referral.version,
      outcome,
      ...(said && { note: said }),
      ...(recorded && from && referral.childVersion !== null
        ? { facts: [{ ...found, from }], childVersion: referral.childVersion }
        : {}),
    });
  };
  const withdrawing = outcomes.includes("withdrawn");
  return (
    <form className="card stack" aria-label={t("close.form")} onSubmit={submit}>
      <h2>{t(withdrawing ? "close.withdraw" : "close.form")}</h2>
      {outcomes.length > 1 && (
        <AnswerButtons
          label={t("close.form")}
          value={outcome}
          onChange={setOutcome}
          answers={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
      )}
      {found && (
        <>
          <Checkbox checked={keep} onChange={({ target }) => setKeep(target.checked)}>
            {t("close.record", { fact: facts.label(found.name), value: facts.text(found.name, found.value) })}
          </Checkbox>
          {keep && (
            <Field label={t("close.from")}>
              {(id) => <DateField id={id} value={from} onChange={setFrom} />}
            </Field>
          )}
        </>
      )}
      <Field label={t("close.note")}>
        {(id) => (
          <Input id={id} maxLength={1000} value={note} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
      <ErrorNotice error={close.error} />
      <div className="actions">
        <Button
          type={withdrawing ? "default" : "primary"}
          htmlType="submit"
          disabled={!ready}
          loading={close.isPending}
        >
          {t(withdrawing ? "close.withdraw" : "close.submit")}
        </Button>
      </div>
    </form>
  );
}
