import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PackReport, ReportEntry } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { useLanguage } from "../../shell/language.ts";

const EMPTY: ReportEntry = { value: "", source: "" };
const trimmed = ({ value, source }: ReportEntry): ReportEntry => ({
  value: value.trim(),
  source: source.trim(),
});

/** Hands a report in for the period in view: the figures no rule counts, each with where it comes from. */
export function FileDialog({ report, onClose }: { report: PackReport; onClose: () => void }) {
  const { t } = useTranslation("statistics");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const newest = report.filings[0];
  const [id] = useState(newFormId);
  const [entries, setEntries] = useState<Record<string, ReportEntry>>({ ...newest?.entries });
  const [note, setNote] = useState("");
  const file = useMutation(
    trpc.packReports.file.mutationOptions({
      onSuccess: async () => {
        await Promise.all(
          [trpc.packReports.pathKey(), trpc.workbench.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
        onClose();
      },
    }),
  );
  const rows = report.rows.filter(({ counted }) => !counted);
  const said = rows.flatMap(({ id: row }) => {
    const entry = trimmed(entries[row] ?? EMPTY);
    return entry.value || entry.source ? [[row, entry] as const] : [];
  });
  const complete = said.every(([, { value, source }]) => value !== "" && source !== "");
  const counted = report.rows.some((row) => row.counted) && report.opens;
  const set = (row: string, part: Partial<ReportEntry>) =>
    setEntries((before) => ({ ...before, [row]: { ...EMPTY, ...before[row], ...part } }));
  const submit = () =>
    file.mutate({
      id,
      report: report.id,
      ...report.period,
      number: newest?.number ?? 0,
      entries: Object.fromEntries(said),
      ...(note.trim() && { note }),
    });
  return (
    <FormDialog
      title={t("dialog.title", { title: say(report.title) })}
      submit={t("dialog.submit")}
      ready={complete && (counted || said.length > 0)}
      pending={file.isPending}
      error={file.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("dialog.about", report.period)}</p>
      {rows.map(({ id: row, title }) => (
        <fieldset key={row} className="stack">
          <Field label={say(title)}>
            {(field) => (
              <Input.TextArea
                id={field}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={2000}
                value={entries[row]?.value ?? ""}
                onChange={({ target }) => set(row, { value: target.value })}
              />
            )}
          </Field>
          <Field label={`${say(title)}：${t("dialog.source")}`} hint={t("dialog.sourceHint")}>
            {(field) => (
              <Input
                id={field}
                maxLength={200}
                value={entries[row]?.source ?? ""}
                onChange={({ target }) => set(row, { source: target.value })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      {!complete && <p className="quiet">{t("dialog.incomplete")}</p>}
      <Field label={t("dialog.note")}>
        {(field) => (
          <Input id={field} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
