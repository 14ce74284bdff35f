import { useMutation } from "@tanstack/react-query";
import { INCIDENT_KINDS, INCIDENT_WORDS } from "@tongyou/core/schemas";
import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

type Kind = (typeof INCIDENT_KINDS)[number];
type Found = { date?: string | undefined; byGuardianship?: boolean; safetyThreat?: boolean };

/** What the assessment found; what is ticked becomes facts of the child's file. */
export function AssessDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [day, setDay] = useState<string | undefined>(file.today);
  const [finding, setFinding] = useState("");
  const [found, setFound] = useState<Partial<Record<Kind, Found>>>({});
  const assess = useMutation(trpc.protection.assess.mutationOptions({ onSuccess }));
  const tick = (kind: Kind, on: boolean) => {
    const { [kind]: _, ...rest } = found;
    setFound(on ? { ...rest, [kind]: { date: file.happenedOn ?? undefined } } : rest);
  };
  const change = (kind: Kind, part: Found) => setFound({ ...found, [kind]: { ...found[kind], ...part } });
  const submit = () => {
    if (!day) return;
    const incidents = (Object.entries(found) as [Kind, Found][]).map(([kind, { date, ...rest }]) => ({
      kind,
      ...rest,
      ...(date && { date }),
    }));
    assess.mutate({ id: file.id, version: file.version, day, finding: finding.trim(), incidents });
  };
  return (
    <ActDialog
      act="assess"
      ready={day !== undefined && finding.trim() !== ""}
      pending={assess.isPending}
      error={assess.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("dialog.day")}>{(id) => <DateField id={id} value={day} onChange={setDay} />}</Field>
      <Field label={t("dialog.finding")}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={2000}
            autoSize={{ minRows: 3 }}
            value={finding}
            onChange={({ target }) => setFinding(target.value)}
          />
        )}
      </Field>
      <p className="quiet">{t("dialog.incidents")}</p>
      {INCIDENT_KINDS.map((kind) => {
        const one = found[kind];
        return (
          <div key={kind} className="incident">
            <Checkbox checked={one !== undefined} onChange={({ target }) => tick(kind, target.checked)}>
              {say(INCIDENT_WORDS[kind])}
            </Checkbox>
            {one && (
              <div className="incident-parts">
                <DateField
                  value={one.date}
                  placeholder={t("dialog.incidentOn")}
                  onChange={(date) => change(kind, { date })}
                />
                {(["byGuardianship", "safetyThreat"] as const).map((part) => (
                  <Checkbox
                    key={part}
                    checked={one[part] === true}
                    onChange={({ target }) => change(kind, { [part]: target.checked })}
                  >
                    {t(`dialog.${part}`)}
                  </Checkbox>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </ActDialog>
  );
}
