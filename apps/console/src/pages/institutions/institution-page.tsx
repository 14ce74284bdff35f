import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Institution, InstitutionRecord } from "@tongyou/core/schemas";
import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { FormLines } from "../../parts/pack-form/form-lines.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { Agreements } from "./agreements.tsx";
import { Beds } from "./beds.tsx";
import { Inspections } from "./inspections.tsx";
import { InstitutionForm } from "./institution-form.tsx";
import { LicenceEnd } from "./licence-end.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { Transfers } from "./transfers.tsx";

function Records({ entry }: { entry: Institution }) {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  const [adding, setAdding] = useState(false);
  const shown = ({ kind, content }: InstitutionRecord) =>
    (kind === "change" ? [content.name, content.beds] : Object.values(content))
      .filter((value) => Boolean(value) && typeof value !== "boolean")
      .join(" · ");
  const columns: Column<InstitutionRecord>[] = [
    {
      key: "kind",
      title: t("records.which"),
      head: true,
      render: ({ kind, form, replacedAt }) => (
        <>
          {form ? say(form.title) : t(`records.kind.${kind}`)}{" "}
          {replacedAt && <Tag>{t("records.replaced")}</Tag>}
        </>
      ),
    },
    {
      key: "content",
      title: t("records.content"),
      render: (one) => (one.form ? <FormLines lines={one.form.lines} /> : shown(one)),
    },
    { key: "day", title: t("records.day"), render: ({ day }) => <span className="figure">{day}</span> },
    {
      key: "until",
      title: t("records.until"),
      render: ({ kind, until }) => (
        <span className="figure">{kind === "licence" ? (until ?? t("records.forever")) : "—"}</span>
      ),
    },
    { key: "by", title: t("records.by"), render: ({ by }) => by ?? "—" },
  ];
  return (
    <section className="card stack" aria-labelledby="institution-records">
      <header className="page-header">
        <h2 id="institution-records">{t("records.title")}</h2>
        {entry.mayChange && <Button onClick={() => setAdding(true)}>{t("records.add")}</Button>}
      </header>
      <RecordTable
        label={t("records.title")}
        rows={entry.records}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<p className="quiet">{t("records.none")}</p>}
      />
      {adding && <RecordDialog entry={entry} onClose={() => setAdding(false)} />}
    </section>
  );
}

function People({ entry: { id, people, unassigned, mayEmploy } }: { entry: Institution }) {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const employ = useMutation(
    trpc.institutions.employ.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.institutions.pathKey() }),
    }),
  );
  const say = (staff: string, belongs: boolean) => employ.mutate({ institution: id, staff, belongs });
  return (
    <section className="card stack" aria-labelledby="institution-people">
      <h2 id="institution-people">{t("people.title")}</h2>
      <p className="quiet">{people.length > 0 ? t("people.about") : t("people.none")}</p>
      {people.length > 0 && (
        <ul>
          {people.map((person) => (
            <li key={person.id}>
              {person.name}{" "}
              {mayEmploy && (
                <Button size="small" disabled={employ.isPending} onClick={() => say(person.id, false)}>
                  {t("people.remove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEmploy && unassigned.length > 0 && (
        <Select
          aria-label={t("people.add")}
          placeholder={t("people.add")}
          style={{ maxWidth: 280 }}
          value={null}
          disabled={employ.isPending}
          options={unassigned.map((person) => ({ value: person.id, label: person.name }))}
          onChange={(staff: string) => say(staff, true)}
        />
      )}
      <ErrorNotice error={employ.error} />
    </section>
  );
}

/** One institution: its entry, licences, inspections, agreements, transfers and people. It names no child. */
export default function InstitutionPage() {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  const { id } = useParams({ from: "/frame/institutions/$id" });
  const trpc = useTRPC();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const institution = useQuery(trpc.institutions.get.queryOptions({ id }));
  const register = useQuery(trpc.institutions.list.queryOptions({ state: "open" }));
  if (institution.isPending || register.isPending) return <Waiting />;
  const entry = institution.data;
  if (!entry || !register.data)
    return (
      <ErrorNotice error={institution.error ?? register.error} onRetry={() => void institution.refetch()} />
    );
  const lines: [string, string][] = [
    [t("nature.label"), t(`nature.${entry.nature}`)],
    [t("place"), entry.place.name],
    [t("contact"), entry.contact ? [entry.contact.name, entry.contact.phone].filter(Boolean).join(" ") : "—"],
    [t("services"), entry.services.join("、") || "—"],
    ...(entry.state === "open" ? [] : [[t("state.label"), t(`state.${entry.state}`)] as [string, string]]),
  ];
  return (
    <div className="stack">
      <PageHeader
        title={entry.name}
        about={[entry.kind, ...entry.also].map(({ title }) => say(title)).join("、")}
        actions={
          <>
            {may("institutions.residents") && (
              <Link to="/institutions/residents" search={{ institution: id }}>
                <Button tabIndex={-1}>{t("residents")}</Button>
              </Link>
            )}
            {entry.mayChange && <Button onClick={() => setEditing(true)}>{t("edit")}</Button>}
          </>
        }
      />
      <section className="card stack">
        <p>
          <span className="quiet">{t("beds")}</span> <Beds of={entry} />
        </p>
        <p>
          <span className="quiet">{t("licence")}</span> <LicenceEnd licence={entry.licence} />
        </p>
        {lines.map(([label, value]) => (
          <p key={label}>
            <span className="quiet">{label}</span> {value}
          </p>
        ))}
      </section>
      <Records entry={entry} />
      {may("workRecords.list") && <Inspections id={id} />}
      <Agreements entry={entry} others={register.data.rows} />
      <Transfers entry={entry} others={register.data.rows} />
      {entry.mayChange && <Attachments ownerKind="institution" ownerId={id} title={t("files")} />}
      <People entry={entry} />
      {editing && (
        <InstitutionForm entry={entry} kinds={register.data.kinds} onClose={() => setEditing(false)} />
      )}
    </div>
  );
}
