import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { TrialSummary } from "@tongyou/core/schemas";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField, MonthField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useMe } from "../../shell/session.tsx";
import { AmountRows } from "./amount-rows.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { changesOf, draftOf, isWrong, NO_CHANGES, withAmount, withReading } from "./trial-draft.ts";
import "./trials.css";

const TOWN = 4;

/** A new trial, empty or with the changes of another one. */
export default function NewTrialPage() {
  const { from } = useSearch({ from: "/frame/trials/new" });
  const trpc = useTRPC();
  const other = useQuery(
    trpc.trials.get.queryOptions(from === undefined ? skipToken : { id: from, counted: "awarded" }),
  );
  if (other.error) return <ErrorNotice error={other.error} onRetry={() => void other.refetch()} />;
  if (from !== undefined && !other.data) return <Waiting />;
  return <NewTrial key={from} other={other.data} />;
}

function NewTrial({ other }: { other: TrialSummary | undefined }) {
  const { t } = useTranslation("trials");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { area: own } = useMe();
  const narrowed = useArea();
  const [newId] = useState(newFormId);
  const [name, setName] = useState("");
  const [typed, setMonth] = useState(other?.month);
  const [area, setArea] = useState<string | undefined>(other?.area.code ?? narrowed);
  const [knownOn, setKnownOn] = useState<string>();
  const [draft, setDraft] = useState(() => (other ? draftOf(other.changes) : NO_CHANGES));
  const query = useQuery(
    trpc.trials.form.queryOptions(
      {
        readings: draft.readings,
        ...(typed && { month: typed }),
        ...(draft.pack && { pack: draft.pack }),
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const run = useMutation(
    trpc.trials.run.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.trials.pathKey() });
        await navigate({ to: "/trials/$id", params: { id } });
      },
    }),
  );
  const form = query.data;
  const month = typed ?? form?.month;
  const changes = form ? changesOf(draft, form) : [];
  const isReady =
    month !== undefined &&
    name.trim() !== "" &&
    changes.length > 0 &&
    !query.isPlaceholderData &&
    !Object.values(draft.amounts).some(isWrong);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || run.isPending) return;
    run.mutate({
      newId,
      name: name.trim(),
      month,
      changes,
      ...(area && { area }),
      ...(knownOn && { knownOn }),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <PageHeader title={t("form.title")} about={t("form.about")} />
      <section className="card trial-question">
        <Field label={t("form.name")}>
          {(id) => (
            <Input
              id={id}
              value={name}
              maxLength={60}
              placeholder={t("form.nameExample")}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("form.month")} hint={t("form.monthHint")}>
          {(id) => <MonthField id={id} value={month} onChange={setMonth} />}
        </Field>
        <Field label={t("form.area")} hint={area === undefined ? own?.fullName : undefined}>
          {(id) => (
            <DivisionPicker id={id} value={area} onChange={setArea} levels={[1, 2, 3, TOWN]} clearable />
          )}
        </Field>
        <Field label={t("form.knownOn")} hint={t("form.knownOnHint")}>
          {(id) => <DateField id={id} value={knownOn} onChange={setKnownOn} />}
        </Field>
      </section>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {form && (
        <div className="stack" aria-busy={query.isFetching}>
          <section className="card stack">
            <h2>{t("form.amounts")}</h2>
            <p className="quiet">{t("form.amountsAbout", { on: form.on })}</p>
            <AmountRows
              form={form}
              amounts={draft.amounts}
              onChange={(parameter, tried) => setDraft((before) => withAmount(before, parameter, tried))}
            />
          </section>
          <RuleFields
            form={form}
            draft={draft}
            onReading={(reading, option) => setDraft((before) => withReading(before, reading, option))}
            onPack={(pack) => setDraft((before) => ({ ...before, pack, readings: {} }))}
          />
        </div>
      )}
      <ErrorNotice error={run.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={run.isPending}>
          {isReady ? t("form.submit", { month }) : t("form.submitNone")}
        </Button>
        <Link to="/trials">
          <Button tabIndex={-1}>{t("form.cancel")}</Button>
        </Link>
        <span className="quiet">
          {changes.length > 0 ? t("form.count", { n: changes.length }) : t("form.nothing")}
        </span>
      </div>
    </form>
  );
}
