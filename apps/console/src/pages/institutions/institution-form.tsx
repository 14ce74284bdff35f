import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  INSTITUTION_STATES,
  type Institution,
  type InstitutionKind,
  type InstitutionState,
} from "@tongyou/core/schemas";
import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { useLanguage } from "../../shell/language.ts";

type Draft = {
  name: string;
  kind: string | undefined;
  also: string[];
  division: string | undefined;
  nature: "public" | "private" | undefined;
  state: InstitutionState;
  beds: number | null;
  services: string[];
  contact: string;
  phone: string;
};

const draftOf = (entry: Institution | undefined): Draft => ({
  name: entry?.name ?? "",
  kind: entry?.kind.id,
  also: entry?.also.map(({ id }) => id) ?? [],
  division: entry?.place.code,
  nature: entry?.nature,
  state: entry?.state ?? "open",
  beds: entry?.beds ?? null,
  services: entry?.services ?? [],
  contact: entry?.contact?.name ?? "",
  phone: entry?.contact?.phone ?? "",
});

type Props = { entry?: Institution; kinds: readonly InstitutionKind[]; onClose: () => void };

/** The entry of an institution in the register: a new one, or what stands there now. */
export function InstitutionForm({ entry, kinds, onClose }: Props) {
  const { t } = useTranslation("institutions");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [id] = useState(() => entry?.id ?? newFormId());
  const [draft, setDraft] = useState(() => draftOf(entry));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation(
    trpc.institutions.save.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.institutions.pathKey() });
        onClose();
      },
    }),
  );
  const { name, kind, division, nature } = draft;
  const ready = name.trim() !== "" && kind !== undefined && division !== undefined && nature !== undefined;
  const submit = () => {
    if (!kind || !division || !nature) return;
    const { also, state, beds, services, contact, phone } = draft;
    save.mutate({
      id,
      version: entry?.version ?? 0,
      name,
      kind,
      division,
      nature,
      also: also.filter((one) => one !== kind),
      state,
      beds,
      services,
      ...(contact.trim() && { contact: { name: contact, ...(phone.trim() && { phone }) } }),
    });
  };
  const options = kinds.map((one) => ({ value: one.id, label: say(one.title) }));
  const offered = kinds
    .filter((one) => one.id === kind || draft.also.includes(one.id))
    .flatMap((one) => one.services.map((service) => say(service)));
  return (
    <FormDialog
      title={entry ? t("edit") : t("add")}
      submit={t("save")}
      ready={ready}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")}>
        {(field) => (
          <Input
            id={field}
            value={name}
            maxLength={80}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("kind")}>
        {(field) => (
          <Select
            id={field}
            {...(kind ? { value: kind } : {})}
            options={options}
            onChange={(next: string) => change({ kind: next })}
          />
        )}
      </Field>
      <Field label={t("also")} hint={t("alsoHint")}>
        {(field) => (
          <Select
            id={field}
            mode="multiple"
            value={draft.also}
            options={options.filter(({ value }) => value !== kind)}
            onChange={(also: string[]) => change({ also })}
          />
        )}
      </Field>
      <Field label={t("place")} hint={t("placeHint")}>
        {(field) => (
          <DivisionPicker
            id={field}
            value={division}
            levels={[1, 2, 3, 4, 5]}
            onChange={(code) => change({ division: code })}
          />
        )}
      </Field>
      <AnswerButtons
        label={t("nature.label")}
        value={nature}
        answers={(["public", "private"] as const).map((value) => ({ value, label: t(`nature.${value}`) }))}
        onChange={(next) => change({ nature: next })}
      />
      <Field label={t("beds")}>
        {(field) => (
          <InputNumber
            id={field}
            min={0}
            precision={0}
            value={draft.beds}
            onChange={(beds) => change({ beds: beds ?? null })}
          />
        )}
      </Field>
      <Field label={t("services")} hint={t("servicesHint")}>
        {(field) => (
          <Select
            id={field}
            mode="tags"
            value={draft.services}
            options={[...new Set(offered)].map((value) => ({ value }))}
            onChange={(services: string[]) => change({ services })}
          />
        )}
      </Field>
      <Field label={t("contact")}>
        {(field) => (
          <Input
            id={field}
            value={draft.contact}
            maxLength={40}
            onChange={(event) => change({ contact: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("phone")}>
        {(field) => (
          <Input
            id={field}
            value={draft.phone}
            maxLength={40}
            onChange={(event) => change({ phone: event.target.value })}
          />
        )}
      </Field>
      {entry && (
        <Field label={t("state.label")}>
          {(field) => (
            <Select
              id={field}
              value={draft.state}
              options={INSTITUTION_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              onChange={(state: InstitutionState) => change({ state })}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
