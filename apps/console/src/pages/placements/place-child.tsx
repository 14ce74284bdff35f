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
import { emptyDraft, missingOf, type PlacementDraft, placementOf } from "./placement-draft.ts";
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
  const register = useQuery(trpc.institutions.list.queryOptions({ state: "open" }));
  const chosen = useQuery(
    trpc.institutions.get.queryOptions(
      { id: draft.institutionId ?? "" },
      { enabled: draft.institutionId !== undefined },
    ),
  );
  const nature = draft.kind === "nonPublicBody" ? "private" : "public";
  const agreements = (chosen.data?.agreements ?? []).filter(
    ({ entrusted, ended }) => entrusted.id === draft.institutionId && ended === null,
  );
  return (
    <>
      <Field label={t("institution")}>
        {(field) => (
          <Select
            id={field}
            loading={register.isPending}
            showSearch={{ optionFilterProp: "label" }}
            {...(draft.institutionId ? { value: draft.institutionId } : {})}
            options={(register.data?.rows ?? [])
              .filter((one) => one.nature === nature)
              .map((one) => ({ value: one.id, label: `${one.name}（${one.place.name}）` }))}
            onChange={(institutionId: string) => onChange({ institutionId, agreementId: undefined })}
          />
        )}
      </Field>
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
  const asked = inside && institutionId !== undefined && from !== undefined;
  const check = useQuery(
    trpc.placements.check.queryOptions(
      { childId, kind: kind ?? "institution", institutionId: institutionId ?? "", from: from ?? "" },
      { enabled: asked, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const verdict = asked ? check.data : undefined;
  const doubtful = verdict !== undefined && verdict.doubts.length > 0;
  const ready =
    missingOf(draft).length === 0 &&
    (!asked || (verdict !== undefined && !verdict.refused)) &&
    (!doubtful || draft.confirmed.trim() !== "");
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
      error={place.error ?? (asked ? check.error : null)}
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
      {verdict && <Admission verdict={verdict} draft={draft} onChange={change} />}
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
