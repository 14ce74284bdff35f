import { useMutation } from "@tanstack/react-query";
import { PLACEMENT_ENDS, type PlacementOut } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { type PlacementActProps, usePlacementSettled } from "./use-placement-settled.ts";

type End = (typeof PLACEMENT_ENDS)[number];

/** Ends a placement that no other follows here. */
export function EndPlacement({ read, placement, onClose }: PlacementActProps & { placement: PlacementOut }) {
  const { t } = useTranslation("placements");
  const trpc = useTRPC();
  const [how, setHow] = useState<End>();
  const [on, setOn] = useState<string>();
  const [why, setWhy] = useState("");
  const [to, setTo] = useState("");
  const [receipt, setReceipt] = useState("");
  const end = useMutation(trpc.placements.end.mutationOptions({ onSuccess: usePlacementSettled(onClose) }));
  const away = how === "hukouPlace";
  const handedOver = !away || (to.trim() !== "" && receipt.trim() !== "");
  const submit = () => {
    if (!how || !on) return;
    const handOver = away ? { handOver: { to, receipt } } : {};
    end.mutate({ id: placement.id, version: read.version, how, on, why, ...handOver });
  };
  return (
    <FormDialog
      title={t("end")}
      submit={t("endSubmit")}
      ready={how !== undefined && on !== undefined && why.trim() !== "" && handedOver}
      pending={end.isPending}
      error={end.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("how.label")}>
        {(field) => (
          <Select
            id={field}
            {...(how ? { value: how } : {})}
            options={PLACEMENT_ENDS.map((value) => ({ value, label: t(`how.${value}`) }))}
            onChange={(next: End) => setHow(next)}
          />
        )}
      </Field>
      <Field label={t("on")}>{(field) => <DateField id={field} value={on} onChange={setOn} />}</Field>
      {away && (
        <>
          <Field label={t("hukouTo")}>
            {(field) => (
              <Input id={field} value={to} maxLength={80} onChange={({ target }) => setTo(target.value)} />
            )}
          </Field>
          <Field label={t("receipt")}>
            {(field) => (
              <Input
                id={field}
                value={receipt}
                maxLength={200}
                onChange={({ target }) => setReceipt(target.value)}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t("why")}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={2}
            value={why}
            maxLength={500}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
