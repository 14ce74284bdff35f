import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ENTRUSTMENT_ENDS, type EntrustmentOut } from "@tongyou/core/schemas";
import { Alert, Button, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { FormLines } from "../../parts/pack-form/form-lines.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import { useEntrustmentSettled } from "./use-entrustment-settled.ts";

type End = (typeof ENTRUSTMENT_ENDS)[number];

function EndDialog({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const { t } = useTranslation("entrustments");
  const trpc = useTRPC();
  const [how, setHow] = useState<End>();
  const [on, setOn] = useState<string>();
  const [why, setWhy] = useState("");
  const settled = useEntrustmentSettled();
  const end = useMutation(
    trpc.entrustments.end.mutationOptions({
      onSuccess: async () => {
        await settled();
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t("card.end")}
      submit={t("endSubmit")}
      ready={how !== undefined && on !== undefined && why.trim() !== ""}
      pending={end.isPending}
      error={end.error}
      onSubmit={() => how && on && end.mutate({ id, version, how, on, why })}
      onClose={onClose}
    >
      <Field label={t("how.label")}>
        {(field) => (
          <Select
            id={field}
            {...(how ? { value: how } : {})}
            options={ENTRUSTMENT_ENDS.map((value) => ({ value, label: t(`how.${value}`) }))}
            onChange={(next: End) => setHow(next)}
          />
        )}
      </Field>
      <Field label={t("endOn")}>{(field) => <DateField id={field} value={on} onChange={setOn} />}</Field>
      <Field label={t("endWhy")}>
        {(field) => (
          <Input id={field} value={why} maxLength={300} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

const COLOURS = { waiting: "orange", running: "green", ended: "default" } as const;

type RowProps = { row: EntrustmentOut; version: number; mayConfirm: boolean; mayRecord: boolean };

function Row({ row, version, mayConfirm, mayRecord }: RowProps) {
  const { t } = useTranslation("entrustments");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const [ending, setEnding] = useState(false);
  const settled = useEntrustmentSettled();
  const confirm = useMutation(trpc.entrustments.confirm.mutationOptions({ onSuccess: settled }));
  const print = useMutation(trpc.entrustments.print.mutationOptions({ onSuccess: saveFile }));
  const { carer } = row.content;
  const people = [
    row.madeBy && t("card.signedBy", { name: row.madeBy }),
    row.confirmed?.by && t("card.confirmedBy", { name: row.confirmed.by }),
    row.ended &&
      `${t("card.ended", { date: row.ended.on, how: t(`how.${row.ended.how as End | "renewed"}`) })} ${row.ended.why ?? ""}`,
  ].filter(Boolean);
  return (
    <li className="stack">
      <div>
        <Tag color={COLOURS[row.state]}>{t(`card.state.${row.state}`)}</Tag>
        {row.expired && <Tag color="red">{t("expired")}</Tag>}
        {t("card.carer", { name: carer.name, relation: carer.relation })} ·{" "}
        <span className="figure">
          {row.from} — {row.until}
        </span>
        <div className="quiet">{people.join(" · ")}</div>
        {row.lines.length > 0 && <FormLines lines={row.lines} />}
      </div>
      {row.lacks.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("card.lacks")}
          description={
            <ul>
              {row.lacks.map((lack) => (
                <li key={lack.zh}>{say(lack)}</li>
              ))}
            </ul>
          }
        />
      )}
      <div className="actions">
        {row.state === "waiting" && mayConfirm && (
          <Button
            type="primary"
            disabled={row.lacks.length > 0}
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ id: row.id, version })}
          >
            {t("card.confirm")}
          </Button>
        )}
        <Button loading={print.isPending} onClick={() => print.mutate({ id: row.id })}>
          {t("card.print")}
        </Button>
        {row.state !== "ended" && mayRecord && (
          <Button onClick={() => setEnding(true)}>{t("card.end")}</Button>
        )}
      </div>
      <ErrorNotice error={confirm.error ?? print.error} />
      {ending && <EndDialog id={row.id} version={version} onClose={() => setEnding(false)} />}
    </li>
  );
}

/** The confirmations of entrusted guardianship of a child in its file. */
export default function EntrustmentsCard({ file: { id } }: CaseworkCardProps) {
  const { t } = useTranslation("entrustments");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const read = useQuery(trpc.entrustments.ofChild.queryOptions({ childId: id }));
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />;
  const { rows, missing, version, mayConfirm, mayRecord } = read.data;
  const running = rows.some(({ state }) => state === "running");
  return (
    <section className="card stack" aria-labelledby="entrustments-card">
      <header className="page-header">
        <h2 id="entrustments-card">{t("title")}</h2>
        {mayRecord && (
          <Link to="/entrustments/new" search={{ child: id }}>
            <Button type={missing ? "primary" : "default"} tabIndex={-1}>
              {running ? t("renew") : t("start")}
            </Button>
          </Link>
        )}
      </header>
      {missing && (
        <p>
          <Tag color="orange">{say(missing.title)}</Tag>
          {missing.clauses.map((no) => (
            <ClauseChip key={no} no={no} />
          ))}
        </p>
      )}
      {rows.length === 0 && !missing && <p className="quiet">{t("card.none")}</p>}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} version={version} mayConfirm={mayConfirm} mayRecord={mayRecord} />
        ))}
      </ul>
    </section>
  );
}
