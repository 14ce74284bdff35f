import { useMutation, useQuery } from "@tanstack/react-query";
import { type CaseAct, OUTCOMES } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ChildPicker } from "../../parts/child-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

/** The next stage of the chain, by its name. */
export function AdvanceDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const go = useMutation(trpc.protection.advance.mutationOptions({ onSuccess }));
  const next = file.chain.stages[file.chain.stages.findIndex(({ id }) => id === file.stage.id) + 1];
  const to = next ? say(next.title) : "";
  return (
    <ActDialog
      act="advance"
      submit={t("dialog.submit.advance", { to })}
      ready
      pending={go.isPending}
      error={go.error}
      onSubmit={() => go.mutate({ id: file.id, version: file.version })}
      onClose={onClose}
    >
      <p>{t("dialog.advance", { from: say(file.stage.title), to })}</p>
    </ActDialog>
  );
}

/** Who handles the case from now on. */
export function AssignDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const { t: shell } = useTranslation("shell");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const people = useQuery(trpc.protection.handlers.queryOptions({ id: file.id }));
  const [handler, setHandler] = useState<string>();
  const assign = useMutation(trpc.protection.assign.mutationOptions({ onSuccess }));
  return (
    <ActDialog
      act="assign"
      ready={handler !== undefined}
      pending={assign.isPending}
      error={assign.error ?? people.error}
      onSubmit={() => handler && assign.mutate({ id: file.id, version: file.version, handler })}
      onClose={onClose}
    >
      <Field label={t("dialog.handler")}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            loading={people.isPending}
            value={handler ?? null}
            onChange={(next: string | null) => setHandler(next ?? undefined)}
            options={(people.data ?? []).map((one) => ({
              value: one.id,
              label: `${one.name} · ${shell(`role.${one.role}`)}`,
            }))}
          />
        )}
      </Field>
    </ActDialog>
  );
}

/** A child on file, found as everywhere by name or number. */
export function LinkDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [childId, setChildId] = useState<string>();
  const link = useMutation(trpc.protection.link.mutationOptions({ onSuccess }));
  return (
    <ActDialog
      act="link"
      ready={childId !== undefined}
      pending={link.isPending}
      error={link.error}
      onSubmit={() => childId && link.mutate({ id: file.id, version: file.version, childId })}
      onClose={onClose}
    >
      <ChildPicker
        label={t("dialog.child")}
        first={file.subject ?? ""}
        value={childId}
        onChange={setChildId}
      />
    </ActDialog>
  );
}

/** Seals or opens a case, sends a closing back: an act with its reason. */
export function ReasonDialog({
  act,
  file,
  onClose,
}: ActProps & { act: Extract<CaseAct, "seal" | "unseal" | "returnClosing"> }) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [reason, setReason] = useState("");
  const seal = useMutation(trpc.protection.seal.mutationOptions({ onSuccess }));
  const back = useMutation(trpc.protection.returnClosing.mutationOptions({ onSuccess }));
  const about = { id: file.id, version: file.version, reason: reason.trim() };
  return (
    <ActDialog
      act={act}
      ready={reason.trim() !== ""}
      pending={seal.isPending || back.isPending}
      error={seal.error ?? back.error}
      onSubmit={() =>
        act === "returnClosing" ? back.mutate(about) : seal.mutate({ ...about, sealed: act === "seal" })
      }
      onClose={onClose}
    >
      <Field label={t("dialog.reason")}>
        {(id) => (
          <Input id={id} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}

/** What came of the case, for the second person to check. */
export function ProposeDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>();
  const [reason, setReason] = useState("");
  const close = useMutation(trpc.protection.proposeClosing.mutationOptions({ onSuccess }));
  return (
    <ActDialog
      act="proposeClosing"
      ready={outcome !== undefined && reason.trim() !== ""}
      pending={close.isPending}
      error={close.error}
      onSubmit={() =>
        outcome && close.mutate({ id: file.id, version: file.version, outcome, reason: reason.trim() })
      }
      onClose={onClose}
    >
      <Field label={t("dialog.outcome")}>
        {(id) => (
          <Select
            id={id}
            value={outcome ?? null}
            onChange={(next) => setOutcome(next ?? undefined)}
            options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t("dialog.reason")}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={1000}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
