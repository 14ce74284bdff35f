import { useMutation } from "@tanstack/react-query";
import type { Institution, InstitutionRow } from "@tongyou/core/schemas";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PathLink } from "../../parts/path-link.tsx";
import { useInstitutionSettled } from "./use-institution-act.ts";

type Props = { entry: Institution; others: readonly InstitutionRow[] };

function TransferDialog({ entry, others, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [to, setTo] = useState<string>();
  const [on, setOn] = useState<string>();
  const [reason, setReason] = useState("");
  const [decidedBy, setDecidedBy] = useState("");
  const transfer = useMutation(
    trpc.institutions.transfer.mutationOptions({ onSuccess: useInstitutionSettled(onClose) }),
  );
  const ready = Boolean(to && on && reason.trim() && decidedBy.trim());
  return (
    <FormDialog
      title={t("transfers.start")}
      submit={t("transfers.submit", { n: entry.taken })}
      ready={ready}
      pending={transfer.isPending}
      error={transfer.error}
      onSubmit={() => to && on && transfer.mutate({ id, from: entry.id, to, on, reason, decidedBy })}
      onClose={onClose}
    >
      <p>{t("transfers.explain", { n: entry.taken })}</p>
      <Field label={t("transfers.to")}>
        {(field) => (
          <Select
            id={field}
            {...(to ? { value: to } : {})}
            options={others
              .filter((one) => one.id !== entry.id)
              .map((one) => ({ value: one.id, label: one.name }))}
            onChange={(next: string) => setTo(next)}
          />
        )}
      </Field>
      <Field label={t("transfers.on")}>
        {(field) => <DateField id={field} value={on} onChange={setOn} />}
      </Field>
      <Field label={t("transfers.reason")}>
        {(field) => (
          <Input
            id={field}
            value={reason}
            maxLength={200}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <Field label={t("transfers.decidedBy")}>
        {(field) => (
          <Input
            id={field}
            value={decidedBy}
            maxLength={80}
            onChange={({ target }) => setDecidedBy(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Transfers of all children out of an institution or into it, and how far each has come. */
export function Transfers({ entry, others }: Props) {
  const { t } = useTranslation("institutions");
  const [starting, setStarting] = useState(false);
  const running = entry.transfers.some(({ done, from }) => !done && from.id === entry.id);
  return (
    <section className="card stack" aria-labelledby="institution-transfers">
      <header className="page-header">
        <h2 id="institution-transfers">{t("transfers.title")}</h2>
        {entry.mayChange && entry.taken > 0 && !running && (
          <Button onClick={() => setStarting(true)}>{t("transfers.start")}</Button>
        )}
      </header>
      {entry.transfers.length === 0 && <p className="quiet">{t("transfers.none")}</p>}
      <ul>
        {entry.transfers.map(({ id, from, to, on, children, received, waiting, done, reason }) => (
          <li key={id}>
            <div>{t("transfers.line", { from: from.name, to: to.name, on })}</div>
            <div className="quiet">{reason}</div>
            <div>
              {done ? `✓ ${t("transfers.done")}` : t("transfers.progress", { children, received, waiting })}{" "}
              {!done && (
                <PathLink to={`/institutions/residents?institution=${to.id}`}>{t("live.receive")}</PathLink>
              )}
            </div>
          </li>
        ))}
      </ul>
      {starting && <TransferDialog entry={entry} others={others} onClose={() => setStarting(false)} />}
    </section>
  );
}
