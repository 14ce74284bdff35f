import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { EntrustmentForm } from "@tongyou/core/schemas";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { draftOf, type EntrustmentDraft, entrustmentOf } from "./entrustment-draft.ts";
import { CarerPart, Guardians } from "./entrustment-people.tsx";
import { Signatures, Terms } from "./entrustment-terms.tsx";
import { useEntrustmentSettled } from "./use-entrustment-settled.ts";
import "./entrustments.css";

/** Fills in a confirmation of entrusted guardianship; phone first. */
export default function NewEntrustmentPage() {
  const { t } = useTranslation("entrustments");
  const { child } = useSearch({ from: "/frame/entrustments/new" });
  const trpc = useTRPC();
  // Reading the form writes an audit row and the answers stay: it is read again only when somebody asks.
  const form = useQuery(
    trpc.entrustments.form.queryOptions(
      { childId: child ?? "" },
      { enabled: child !== undefined, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  if (child === undefined) return <EmptyState title={t("form.noChild")} next={t("form.noChildNext")} />;
  if (form.isPending) return <Waiting />;
  if (!form.data) return <ErrorNotice error={form.error} onRetry={() => void form.refetch()} />;
  return <Form key={child} childId={child} form={form.data} />;
}

function Form({ childId, form }: { childId: string; form: EntrustmentForm }) {
  const { t } = useTranslation("entrustments");
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [draft, setDraft] = useState(() => draftOf(form));
  const change = (part: Partial<EntrustmentDraft>) => setDraft((before) => ({ ...before, ...part }));
  const settled = useEntrustmentSettled();
  const record = useMutation(trpc.entrustments.record.mutationOptions({ onSuccess: settled }));
  const file = (
    <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
      <Button tabIndex={-1}>{t("form.toFile")}</Button>
    </Link>
  );
  if (record.data)
    return (
      <EmptyState title={`✓ ${t("form.done")}`} next={t("form.doneNext")}>
        {file}
      </EmptyState>
    );
  const input = entrustmentOf(draft, { id, childId });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input && !record.isPending) record.mutate(input);
  };
  const parts = { draft, onChange: change };
  return (
    <form className="entrustment-form stack" onSubmit={submit}>
      <PageHeader
        title={t("form.title", { name: form.childName })}
        about={
          <>
            {form.place}
            {form.running && <div>{t("form.renews", { date: form.running.until })}</div>}
          </>
        }
      />
      <Guardians {...parts} />
      <CarerPart {...parts} />
      <Terms {...parts} form={form} />
      <Signatures {...parts} />
      <ErrorNotice error={record.error} />
      {!input && <p className="quiet">{t("form.incomplete")}</p>}
      <div className="actions">
        <Button type="primary" size="large" htmlType="submit" disabled={!input} loading={record.isPending}>
          {t("form.submit")}
        </Button>
        {file}
      </div>
    </form>
  );
}
