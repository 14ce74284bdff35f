import { useMutation } from "@tanstack/react-query";
import { INCIDENT_STANDINGS, INCIDENT_WORDS, type ProtectionCase } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

type Incident = ProtectionCase["incidents"][number];
type Standing = {
  stands?: (typeof INCIDENT_STANDINGS)[number];
  on?: string | undefined;
  reason?: string;
};

const keyOf = ({ kind, date }: Incident) => `${kind} ${date ?? ""}`;

/** How one incident stands as the verb takes it; undefined while something is missing. */
function settledOf({ kind, date }: Incident, { stands, on, reason = "" }: Standing) {
  const about = { kind, ...(date !== null && { date }) };
  if (stands === "unknown") return { ...about, stands };
  if (stands === "ended" && on) return { ...about, stands, on };
  if (stands === "continues" && reason.trim()) return { ...about, stands, reason: reason.trim() };
  return undefined;
}

/** The second person closes the case as proposed, and says of each incident found how it stands. */
export function ConfirmDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [standings, setStandings] = useState<Readonly<Record<string, Standing>>>({});
  const close = useMutation(trpc.protection.confirmClosing.mutationOptions({ onSuccess }));
  const incidents = file.incidents.flatMap((one) => settledOf(one, standings[keyOf(one)] ?? {}) ?? []);
  return (
    <ActDialog
      act="confirmClosing"
      ready={incidents.length === file.incidents.length}
      pending={close.isPending}
      error={close.error}
      onSubmit={() => close.mutate({ id: file.id, version: file.version, incidents })}
      onClose={onClose}
    >
      <p>{t("dialog.confirmClosing")}</p>
      {file.incidents.map((one) => (
        <OneIncident
          key={keyOf(one)}
          incident={one}
          today={file.today}
          value={standings[keyOf(one)] ?? {}}
          onChange={(next) => setStandings((before) => ({ ...before, [keyOf(one)]: next }))}
        />
      ))}
    </ActDialog>
  );
}

type Props = { incident: Incident; today: string; value: Standing; onChange: (next: Standing) => void };

function OneIncident({ incident: { kind, date }, today, value, onChange }: Props) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const title = [say(INCIDENT_WORDS[kind]), date].filter(Boolean).join(" · ");
  return (
    <fieldset className="incident stack">
      <legend>{t("dialog.stands", { incident: title })}</legend>
      <AnswerButtons
        label={t("dialog.stands", { incident: title })}
        value={value.stands}
        onChange={(stands) => onChange({ ...value, stands, on: value.on ?? today })}
        answers={INCIDENT_STANDINGS.map((one) => ({ value: one, label: t(`standing.${one}`) }))}
      />
      {value.stands === "ended" && (
        <Field label={t("dialog.endedOn")}>
          {(id) => <DateField id={id} value={value.on} onChange={(on) => onChange({ ...value, on })} />}
        </Field>
      )}
      {value.stands === "continues" && (
        <Field label={t("dialog.whyContinues")}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              value={value.reason ?? ""}
              onChange={({ target }) => onChange({ ...value, reason: target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
