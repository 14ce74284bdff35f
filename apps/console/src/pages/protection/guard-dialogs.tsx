import { useMutation } from "@tanstack/react-query";
import { GUARD_GROUNDS } from "@tongyou/core/schemas";
import { Alert, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { Admission } from "../placements/admission.tsx";
import { EndFields, emptyEnd, endOf } from "../placements/end-fields.tsx";
import { InstitutionSelect } from "../placements/institution-select.tsx";
import { useAdmission } from "../placements/use-admission.ts";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

/** Begins a temporary guardianship; says beforehand what a clause asks for. */
export function GuardDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [ground, setGround] = useState<(typeof GUARD_GROUNDS)[number]>();
  const [from, setFrom] = useState<string | undefined>(file.today);
  const [institutionId, setInstitution] = useState<string>();
  const [basis, setBasis] = useState("");
  const [decidedBy, setDecidedBy] = useState("");
  const [confirmed, setConfirmed] = useState("");
  const admission = useAdmission(
    { childId: file.childId, kind: "institutionTemporary", institutionId, from },
    confirmed,
  );
  const guard = useMutation(trpc.protection.guard.mutationOptions({ onSuccess }));
  const first = ground === "refusesDuty" ? file.educationFirst : null;
  const submit = () => {
    if (!ground || !from || !institutionId) return;
    guard.mutate({
      id: file.id,
      version: file.version,
      ground,
      from,
      institutionId,
      basis: basis.trim(),
      decidedBy: decidedBy.trim(),
      ...(confirmed.trim() && { confirmed: confirmed.trim() }),
    });
  };
  return (
    <ActDialog
      act="guard"
      ready={
        ground !== undefined &&
        from !== undefined &&
        institutionId !== undefined &&
        basis.trim() !== "" &&
        decidedBy.trim() !== "" &&
        admission.fine
      }
      pending={guard.isPending}
      error={guard.error ?? admission.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("dialog.ground")}>
        {(id) => (
          <Select
            id={id}
            value={ground ?? null}
            onChange={(next) => setGround(next ?? undefined)}
            options={GUARD_GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))}
          />
        )}
      </Field>
      {first && (
        <Alert
          type={first.failed ? "success" : "warning"}
          showIcon
          title={t("case.education")}
          description={
            <>
              {t(first.failed ? "case.educationDone" : "case.educationOpen")}{" "}
              {first.clauses.map((no) => (
                <ClauseChip key={no} no={no} />
              ))}
            </>
          }
        />
      )}
      <Field label={t("dialog.from")}>{(id) => <DateField id={id} value={from} onChange={setFrom} />}</Field>
      <InstitutionSelect nature="public" value={institutionId} onChange={setInstitution} />
      {admission.verdict && (
        <Admission verdict={admission.verdict} confirmed={confirmed} onConfirm={setConfirmed} />
      )}
      <Field label={t("dialog.basis")}>
        {(id) => (
          <Input id={id} maxLength={200} value={basis} onChange={({ target }) => setBasis(target.value)} />
        )}
      </Field>
      <Field label={t("dialog.decidedBy")}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            value={decidedBy}
            onChange={({ target }) => setDecidedBy(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}

/** Ends the temporary guardianship that runs, and the placement with it. */
export function EndGuardDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [draft, setDraft] = useState(() => emptyEnd(file.today));
  const said = endOf(draft);
  const end = useMutation(trpc.protection.endGuard.mutationOptions({ onSuccess }));
  return (
    <ActDialog
      act="endGuard"
      ready={said !== undefined}
      pending={end.isPending}
      error={end.error}
      onSubmit={() => said && end.mutate({ id: file.id, version: file.version, ...said })}
      onClose={onClose}
    >
      <p className="quiet">{t("dialog.endGuardAbout")}</p>
      <EndFields draft={draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </ActDialog>
  );
}
