import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { INTAKE_SOURCES, type IntakeSource } from "@tongyou/core/schemas";
import { Button, Input, Result } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { ChildPicker } from "../../parts/child-picker.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay, useMe } from "../../shell/session.tsx";
import { useSettled } from "./use-settled.ts";
import "./referrals.css";

type OnFile = { id: string; name: string; division: string };

/** Takes down what a family asks for; of a child on file, or of one the family names. */
export default function NewIntakePage() {
  const { child } = useSearch({ from: "/frame/referrals/intakes/new" });
  return child === undefined ? <Form /> : <OfChild id={child} />;
}

function OfChild({ id }: { id: string }) {
  const trpc = useTRPC();
  const file = useQuery(trpc.children.get.queryOptions({ id }));
  if (file.isPending) return <Waiting />;
  if (!file.data) return <ErrorNotice error={file.error} onRetry={() => void file.refetch()} />;
  return <Form onFile={file.data} />;
}

function Form({ onFile }: { onFile?: OnFile }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const settled = useSettled();
  const { area } = useMe();
  const may = useMay();
  const [id] = useState(newFormId);
  const [source, setSource] = useState<IntakeSource>();
  const [childId, setChildId] = useState<string | undefined>(onFile?.id);
  const [division, setDivision] = useState<string | undefined>(onFile?.division ?? area?.code);
  const [said, setSaid] = useState({ childName: "", applicant: "", phone: "", what: "" });
  const take = useMutation(trpc.referrals.takeIn.mutationOptions({ onSuccess: settled }));
  if (take.data) return <Taken {...take.data} />;
  const text = Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
  );
  const what = said.what.trim();
  const ready = source && division && what;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!source || !division || !what || take.isPending) return;
    take.mutate({ id, source, division, ...text, what, ...(childId && { childId }) });
  };
  const line = (key: "childName" | "applicant" | "phone", max = 40) => (
    <Field label={t(`intake.field.${key}`)}>
      {(field) => (
        <Input
          id={field}
          maxLength={max}
          {...(key === "phone" ? { inputMode: "tel" as const } : {})}
          value={said[key]}
          onChange={({ target }) => setSaid((before) => ({ ...before, [key]: target.value }))}
        />
      )}
    </Field>
  );
  return (
    <form className="narrow stack" onSubmit={submit}>
      <PageHeader title={t("intake.new")} about={onFile ? onFile.name : t("intake.newAbout")} />
      <section className="card stack" aria-label={t("intake.new")}>
        <Field label={t("intake.field.what")}>
          {(field) => (
            <Input.TextArea
              id={field}
              autoSize={{ minRows: 3 }}
              maxLength={2000}
              value={said.what}
              onChange={({ target }) => setSaid((before) => ({ ...before, what: target.value }))}
            />
          )}
        </Field>
        {!onFile && may("children.list") && (
          <ChildPicker label={t("intake.onFile")} value={childId} onChange={setChildId} />
        )}
        {!childId && line("childName")}
        {!childId && (
          <Field label={t("intake.field.division")}>
            {(field) => <DivisionPicker id={field} value={division} onChange={setDivision} />}
          </Field>
        )}
        {line("applicant")}
        {line("phone")}
        <span className="quiet">{t("intake.source")}</span>
        <AnswerButtons
          label={t("intake.source")}
          value={source}
          onChange={setSource}
          answers={INTAKE_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
        <ErrorNotice error={take.error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={take.isPending}>
            {t("intake.submit")}
          </Button>
        </div>
      </section>
    </form>
  );
}

/** The number to tell the family, in large. */
function Taken({ id, number }: { id: string; number: string }) {
  const { t } = useTranslation("referrals");
  return (
    <Result
      status="success"
      title={<span className="figure">{number}</span>}
      subTitle={t("intake.tellNumber")}
      extra={
        <Link to="/referrals/intakes/$id" params={{ id }}>
          <Button type="primary" tabIndex={-1}>
            {t("intake.openIt")}
          </Button>
        </Link>
      }
    />
  );
}
