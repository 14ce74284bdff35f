import { useMutation } from "@tanstack/react-query";
import { type Recovery, scheduleOf } from "@tongyou/core/schemas";
import { Button, Input, Radio } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { MonthField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { fenOf, yuanOf } from "../../parts/money.tsx";

type Props = { recovery: Recovery; onDone: (text: string) => void; onClose: () => void };
const AT_ONCE = ["repaid", "waiver"] as const;
const WAYS = ["months", "amount", ...AT_ONCE] as const;
type Way = (typeof WAYS)[number];

const yuanField = (fen: number) => (fen / 100).toFixed(2);

/** How much comes back each month: as typed, or the sum over so many months, rounded up to the fen. */
function monthlyOf(way: Way, typed: string, openFen: number): number | undefined {
  if (way === "amount") return fenOf(typed) || undefined;
  const months = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return months > 0 ? Math.ceil(openFen / months) : undefined;
}

/** Proposes how the open sum comes back: over so many months, an amount a month, paid back at once, or not at all. */
export function PlanForm({ recovery, onDone, onClose }: Props) {
  const { t } = useTranslation("corrections");
  const trpc = useTRPC();
  const { childId, openFen, corrections, closedOn } = recovery;
  // Of a closed file nothing is paid any more from which instalments could be taken.
  const ways = closedOn === null ? WAYS : AT_ONCE;
  const [way, setWay] = useState<Way>(ways[0]);
  const [typed, setTyped] = useState("");
  const [fromMonth, setFromMonth] = useState<string>();
  const [document, setDocument] = useState("");
  const [reason, setReason] = useState("");
  const plan = useMutation(
    trpc.corrections.planRecovery.mutationOptions({ onSuccess: () => onDone(t("done.planned")) }),
  );
  const atOnce = way === "repaid" || way === "waiver";
  const monthlyFen = monthlyOf(way, typed, openFen);
  const open = corrections.map(({ id, month, openFen: left }) => ({
    correctionId: id,
    month,
    openFen: left,
  }));
  const parts =
    !atOnce && monthlyFen !== undefined && fromMonth !== undefined && openFen / monthlyFen <= 120
      ? scheduleOf(open, { fromMonth, monthlyFen })
      : [];
  const ready = document.trim() !== "" && reason.trim().length > 1 && (atOnce || parts.length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || plan.isPending) return;
    const written = { childId, document, reason, fen: openFen };
    if (atOnce) plan.mutate({ kind: way, ...written });
    else if (fromMonth !== undefined && monthlyFen !== undefined)
      plan.mutate({ kind: "instalments", ...written, fromMonth, monthlyFen });
  };
  const last = parts.at(-1);
  const lastFen = parts.reduce((fen, part) => (part.dueMonth === last?.dueMonth ? fen + part.fen : fen), 0);
  return (
    <form className="card stack" onSubmit={submit} aria-label={t("plan.make")}>
      <p>{t("plan.open", { fen: yuanOf(openFen) })}</p>
      <Radio.Group
        value={way}
        onChange={({ target }) => {
          setWay(target.value as Way);
          setTyped("");
        }}
        options={ways.map((value) => ({
          value,
          label: t(`plan.way.${value}`),
        }))}
      />
      {!atOnce && (
        <div className="actions">
          <Field label={t(`plan.field.${way}`)}>
            {(id) => (
              <Input
                id={id}
                inputMode="decimal"
                value={typed}
                placeholder={way === "amount" ? yuanField(Math.ceil(openFen / 6)) : "6"}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <Field label={t("plan.field.from")}>
            {(id) => <MonthField id={id} value={fromMonth} onChange={setFromMonth} />}
          </Field>
        </div>
      )}
      {last && monthlyFen !== undefined && (
        <p>
          {t("plan.schedule", {
            n: new Set(parts.map(({ dueMonth }) => dueMonth)).size,
            monthly: yuanOf(Math.min(monthlyFen, openFen)),
            last: last.dueMonth,
            lastFen: yuanOf(lastFen),
          })}
        </p>
      )}
      <Field label={t("plan.field.document")}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            value={document}
            onChange={({ target }) => setDocument(target.value)}
          />
        )}
      </Field>
      <Field label={t("reason")}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <p className="quiet">{t("plan.noRule")}</p>
      <ErrorNotice error={plan.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={plan.isPending}>
          {t(`plan.submit.${atOnce ? way : "instalments"}`, { fen: yuanOf(openFen) })}
        </Button>
        <Button disabled={plan.isPending} onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
