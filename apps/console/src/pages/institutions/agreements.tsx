import { useMutation } from "@tanstack/react-query";
import type { Institution, InstitutionAgreement, InstitutionRow } from "@tongyou/core/schemas";
import { Button, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Count } from "../../parts/count.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useInstitutionSettled } from "./use-institution-act.ts";

type Props = { entry: Institution; others: readonly InstitutionRow[] };

function AgreeDialog({ entry, others, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [entrusted, setEntrusted] = useState<string>();
  const [days, setDays] = useState<{ signedOn?: string; from?: string; until?: string }>({});
  const [number, setNumber] = useState("");
  const agree = useMutation(
    trpc.institutions.agree.mutationOptions({ onSuccess: useInstitutionSettled(onClose) }),
  );
  const { signedOn, from, until } = days;
  const submit = () => {
    if (!entrusted || !signedOn || !from || !until) return;
    agree.mutate({
      id,
      entruster: entry.id,
      entrusted,
      signedOn,
      from,
      until,
      ...(number.trim() && { number }),
    });
  };
  return (
    <FormDialog
      title={t("agreements.add")}
      submit={t("agreements.submit")}
      ready={Boolean(entrusted && signedOn && from && until)}
      pending={agree.isPending}
      error={agree.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("agreements.to")}>
        {(field) => (
          <Select
            id={field}
            {...(entrusted ? { value: entrusted } : {})}
            options={others
              .filter((one) => one.id !== entry.id)
              .map((one) => ({ value: one.id, label: one.name }))}
            onChange={(next: string) => setEntrusted(next)}
          />
        )}
      </Field>
      {(["signedOn", "from", "until"] as const).map((part) => (
        <Field key={part} label={t(`agreements.${part}`)}>
          {(field) => (
            <DateField
              id={field}
              value={days[part]}
              onChange={(day) => {
                const { [part]: _, ...rest } = days;
                setDays(day ? { ...rest, [part]: day } : rest);
              }}
            />
          )}
        </Field>
      ))}
      <Field label={t("agreements.number")} hint={t("agreements.hint")}>
        {(field) => (
          <Input
            id={field}
            value={number}
            maxLength={60}
            onChange={({ target }) => setNumber(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

function EndDialog({ agreement, onClose }: { agreement: InstitutionAgreement; onClose: () => void }) {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const [on, setOn] = useState<string>();
  const [why, setWhy] = useState("");
  const end = useMutation(
    trpc.institutions.endAgreement.mutationOptions({ onSuccess: useInstitutionSettled(onClose) }),
  );
  return (
    <FormDialog
      title={t("agreements.end")}
      submit={t("agreements.end")}
      ready={on !== undefined && why.trim() !== ""}
      pending={end.isPending}
      error={end.error}
      onSubmit={() => on && end.mutate({ id: agreement.id, on, why })}
      onClose={onClose}
    >
      <Field label={t("agreements.on")}>
        {(field) => <DateField id={field} value={on} onChange={setOn} />}
      </Field>
      <Field label={t("agreements.why")}>
        {(field) => (
          <Input id={field} value={why} maxLength={200} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

/** The agreements by which an institution has another raise children for it, or raises them for another. */
export function Agreements({ entry, others }: Props) {
  const { t } = useTranslation("institutions");
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<InstitutionAgreement>();
  const columns: Column<InstitutionAgreement>[] = [
    {
      key: "with",
      title: t("agreements.title"),
      head: true,
      render: ({ entruster, entrusted }) =>
        entruster.id === entry.id
          ? t("agreements.out", { name: entrusted.name })
          : t("agreements.in", { name: entruster.name }),
    },
    {
      key: "term",
      title: t("agreements.period"),
      render: ({ from, until, ended }) => (
        <>
          <span className="figure">{t("agreements.term", { from, until })}</span>
          {ended && <div className="quiet">{t("agreements.ended", { date: ended.on, why: ended.why })}</div>}
        </>
      ),
    },
    { key: "number", title: t("agreements.number"), render: ({ number }) => number ?? "—" },
    {
      key: "children",
      title: t("agreements.children"),
      numeric: true,
      render: ({ children }) => <Count of={children} />,
    },
    {
      key: "act",
      title: "",
      render: (agreement) =>
        agreement.ended ? (
          <Tag>{t("agreements.past")}</Tag>
        ) : (
          entry.mayChange &&
          agreement.entruster.id === entry.id && (
            <Button size="small" onClick={() => setEnding(agreement)}>
              {t("agreements.end")}
            </Button>
          )
        ),
    },
  ];
  return (
    <section className="card stack" aria-labelledby="institution-agreements">
      <header className="page-header">
        <h2 id="institution-agreements">{t("agreements.title")}</h2>
        {entry.mayChange && entry.state === "open" && (
          <Button onClick={() => setAdding(true)}>{t("agreements.add")}</Button>
        )}
      </header>
      <RecordTable
        label={t("agreements.title")}
        rows={entry.agreements}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<p className="quiet">{t("agreements.none")}</p>}
      />
      {adding && <AgreeDialog entry={entry} others={others} onClose={() => setAdding(false)} />}
      {ending && <EndDialog agreement={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}
