import { useMutation, useQuery } from "@tanstack/react-query";
import { PLACEMENT_KINDS, type PlacementKind } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { Admission } from "./admission.tsx";
import { InstitutionSelect } from "./institution-select.tsx";
import { emptyDraft, missingOf, type PlacementDraft, placementOf } from "./placement-draft.ts";
import { useAdmission } from "./use-admission.ts";
import { type PlacementActProps, usePlacementSettled } from "./use-placement-settled.ts";

const GUARDIANS = ["person", "civilAffairs", "courtAppointed"] as const;

type PartProps = { draft: PlacementDraft; onChange: (part: Partial<PlacementDraft>) => void };

/** Who takes the child: a family by name, or an institution of the register. */
function Carer({ draft, onChange }: PartProps) {
  const { t } = useTranslation("placements");
  return (
    <>
      {(["name", "relation", "phone", "address"] as const).map((part) => (
        <Field key={part} label={t(part === "name" ? "carer" : part)}>
          {(field) => (
            <Input
              id={field}
              value={draft.carer[part]}
              maxLength={part === "address" ? 120 : 40}
              onChange={({ target }) => onChange({ carer: { ...draft.carer, [part]: target.value } })}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function ChosenInstitution({ draft, onChange }: PartProps) {
  const { t } = useTranslation("placements");
  const trpc = useTRPC();
  const chosen = useQuery(
    trpc.institutions.get.queryOptions(
      { id: draft.institutionId ?? "" },
      { enabled: draft.institutionId !== undefined },
    ),
  );
  const agreements = (chosen.data?.agreements ?? []).filter(
    ({ entrusted, ended }) => entrusted.id === draft.institutionId && ended === null,
  );
  return (
    <>
      <InstitutionSelect
        nature={draft.kind === "nonPublicBody" ? "private" : "public"}
        value={draft.institutionId}
        onChange={(institutionId) => onChange({ institutionId, agreementId: undefined })}
      />
      {agreements.length > 0 && (
        <Field label={t("agreement")}>
          {(field) => (
            <Select
              id={field}
              allowClear
              placeholder={t("noAgreement")}
              {...(draft.agreementId ? { value: draft.agreementId } : {})}
              options={agreements.map((one) => ({
                value: one.id,
                label: `${one.entruster.name} · ${one.from}—${one.until}`,
              }))}
              onChange={(agreementId: string | undefined) => onChange({ agreementId })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Places a child: who takes the child, on which basis, from which day; and whether the rules allow it. */
export function PlaceChild({ childId, read, onClose }: PlacementActProps) {
  const { t } = useTranslation("placements");
  const trpc = useTRPC();
  const [id] = useState(newFormId);
  const [draft, setDraft] = useState(emptyDraft);
  const change = (part: Partial<PlacementDraft>) => setDraft((before) => ({ ...before, ...part }));
  const place = useMutation(
    trpc.placements.place.mutationOptions({ onSuccess: usePlacementSettled(onClose) }),
  );
  const { kind, from, institutionId } = draft;
  const inside = kind !== undefined && kind !== "kinship" && kind !== "foster";
  const admission = useAdmission(
    { childId, kind, institutionId: inside ? institutionId : undefined, from },
    draft.confirmed,
  );
  const ready = missingOf(draft).length === 0 && admission.fine;
  const submit = () => {
    const input = placementOf(draft, { id, childId, version: read.version });
    if (input) place.mutate(input);
  };
  return (
    <FormDialog
      title={read.placements.some(({ ended }) => ended === null) ? t("replace") : t("place")}
      submit={t("submit")}
      ready={ready}
      pending={place.isPending}
      error={place.error ?? admission.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("kind.label")}>
        {(field) => (
          <Select
            id={field}
            {...(kind ? { value: kind } : {})}
            options={PLACEMENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(next: PlacementKind) => change({ kind: next, institutionId: undefined })}
          />
        )}
      </Field>
      <Field label={t("from")}>
        {(field) => <DateField id={field} value={from} onChange={(day) => change({ from: day })} />}
      </Field>
      {kind &&
        (inside ? (
          <ChosenInstitution draft={draft} onChange={change} />
        ) : (
          <Carer draft={draft} onChange={change} />
        ))}
      {admission.verdict && (
        <Admission
          verdict={admission.verdict}
          confirmed={draft.confirmed}
          onConfirm={(confirmed) => change({ confirmed })}
        />
      )}
      {(["basis", "decidedBy"] as const).map((part) => (
        <Field key={part} label={t(part)}>
          {(field) => (
            <Input
              id={field}
              value={draft[part]}
              maxLength={part === "basis" ? 200 : 80}
              onChange={({ target }) => change({ [part]: target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t("guardian.label")}>
        {(field) => (
          <Select
            id={field}
            allowClear
            placeholder={t("guardian.same")}
            {...(draft.guardian ? { value: draft.guardian } : {})}
            options={GUARDIANS.map((value) => ({ value, label: t(`guardian.${value}`) }))}
            onChange={(guardian: PlacementDraft["guardian"]) => change({ guardian })}
          />
        )}
      </Field>
      {(["handOverFrom", "handOverTo", "papers"] as const).map((part) => (
        <Field key={part} label={t(part)}>
          {(field) => (
            <Input
              id={field}
              value={draft[part]}
              maxLength={part === "papers" ? 300 : 80}
              onChange={({ target }) => change({ [part]: target.value })}
            />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}
