import { useMutation } from "@tanstack/react-query";
import { GUARD_GROUNDS } from "@tongyou/core/schemas";
import { Alert, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

/** Begins a temporary guardianship; says beforehand what a clause asks for. */
export function GuardDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [ground, setGround] = useState<(typeof GUARD_GROUNDS)[number]>();
  const [from, setFrom] = useState<string | undefined>(file.today);
  const [by, setBy] = useState("");
  const [basis, setBasis] = useState("");
  const guard = useMutation(trpc.protection.guard.mutationOptions({ onSuccess }));
  const first = ground === "refusesDuty" ? file.educationFirst : null;
  const submit = () => {
    if (!ground || !from) return;
    guard.mutate({ id: file.id, version: file.version, ground, from, by: by.trim(), basis: basis.trim() });
  };
  return (
    <ActDialog
      act="guard"
      ready={ground !== undefined && from !== undefined && by.trim() !== "" && basis.trim() !== ""}
      pending={guard.isPending}
      error={guard.error}
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
      <Field label={t("dialog.by")}>
        {(id) => <Input id={id} maxLength={80} value={by} onChange={({ target }) => setBy(target.value)} />}
      </Field>
      <Field label={t("dialog.basis")}>
        {(id) => (
          <Input id={id} maxLength={200} value={basis} onChange={({ target }) => setBasis(target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}

/** Ends the temporary guardianship that runs. */
export function EndGuardDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [on, setOn] = useState<string | undefined>(file.today);
  const [why, setWhy] = useState("");
  const end = useMutation(trpc.protection.endGuard.mutationOptions({ onSuccess }));
  return (
    <ActDialog
      act="endGuard"
      ready={on !== undefined && why.trim() !== ""}
      pending={end.isPending}
      error={end.error}
      onSubmit={() => on && end.mutate({ id: file.id, version: file.version, on, why: why.trim() })}
      onClose={onClose}
    >
      <Field label={t("dialog.on")}>{(id) => <DateField id={id} value={on} onChange={setOn} />}</Field>
      <Field label={t("dialog.why")}>
        {(id) => (
          <Input id={id} maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
