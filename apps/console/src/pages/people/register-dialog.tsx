import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IDENTITIES, type Identity, type WorkerFile } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { present } from "../../parts/search-params.ts";
import { useMe } from "../../shell/session.tsx";
import { useSettled } from "./use-settled.ts";

const filled = (text: string) => (text.trim() === "" ? undefined : text.trim());

/** Enters a person in the register, or corrects who the person is. */
export function RegisterDialog({ file, onClose }: { file?: WorkerFile; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const me = useMe();
  const form = useQuery(trpc.people.form.queryOptions());
  const settled = useSettled(onClose);
  const own = me.area && me.area.level >= 4 ? me.area.code : undefined;
  const [id] = useState(newFormId);
  const [name, setName] = useState(file?.name ?? "");
  const [idNumber, setIdNumber] = useState("");
  const [phone, setPhone] = useState(file?.phone ?? "");
  const [identity, setIdentity] = useState<Identity | undefined>(file?.identity ?? undefined);
  const [unit, setUnit] = useState(file?.unit ?? "");
  const [area, setArea] = useState<string | undefined>(own);
  const register = useMutation(
    trpc.people.register.mutationOptions({
      onSuccess: async (made) => {
        await settled();
        await navigate({ to: "/people/$id", params: { id: made.id } });
      },
    }),
  );
  const change = useMutation(trpc.people.change.mutationOptions({ onSuccess: settled }));
  const required = form.data?.required;
  const lacks = (text: string, demanded: boolean | undefined) => demanded && !file && text.trim() === "";
  const ready =
    name.trim() !== "" &&
    (file !== undefined || area !== undefined) &&
    !lacks(idNumber, required?.idNumber) &&
    !lacks(phone, required?.phone);
  const save = () => {
    const person = present({
      name: name.trim(),
      idNumber: filled(idNumber),
      phone: filled(phone),
      identity,
      unit: filled(unit),
    });
    if (file) change.mutate({ id: file.id, version: file.version, ...person });
    else if (area) register.mutate({ id, area, ...person, name: name.trim() });
  };
  const optional = (demanded: boolean | undefined) => (demanded ? "" : t("optional"));
  return (
    <FormDialog
      title={file ? t("change") : t("register")}
      submit={file ? t("save") : t("registerSubmit")}
      ready={ready}
      pending={register.isPending || change.isPending}
      error={register.error ?? change.error ?? form.error}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("field.name")}>
        {(key) => (
          <Input id={key} value={name} maxLength={40} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <Field
        label={`${t("field.idNumber")}${optional(required?.idNumber)}`}
        hint={
          <>
            {file ? t("idNumberKept") : t("idNumberSealed")}{" "}
            {required?.idNumber && required.clause && <ClauseChip no={required.clause} />}
          </>
        }
      >
        {(key) => (
          <Input
            id={key}
            value={idNumber}
            maxLength={18}
            autoComplete="off"
            onChange={({ target }) => setIdNumber(target.value.trim())}
          />
        )}
      </Field>
      <Field label={`${t("field.phone")}${optional(required?.phone)}`}>
        {(key) => (
          <Input
            id={key}
            value={phone}
            maxLength={20}
            inputMode="tel"
            onChange={({ target }) => setPhone(target.value)}
          />
        )}
      </Field>
      <Field label={`${t("field.identity")}${t("optional")}`}>
        {(key) => (
          <Select
            id={key}
            allowClear
            value={identity ?? null}
            placeholder={t("choose")}
            onChange={(next: Identity | null) => setIdentity(next ?? undefined)}
            options={IDENTITIES.map((value) => ({ value, label: t(`identity.${value}`) }))}
          />
        )}
      </Field>
      <Field label={`${t("field.unit")}${t("optional")}`}>
        {(key) => (
          <Input id={key} value={unit} maxLength={60} onChange={({ target }) => setUnit(target.value)} />
        )}
      </Field>
      {!file && (
        <Field label={t("field.keptAt")} hint={t("keptAtHint")}>
          {(key) => <DivisionPicker id={key} value={area} onChange={setArea} levels={[3, 4]} />}
        </Field>
      )}
    </FormDialog>
  );
}
