import { useMutation } from "@tanstack/react-query";
import type { PlacementOut } from "@tongyou/core/schemas";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { EndFields, emptyEnd, endOf } from "./end-fields.tsx";
import { type PlacementActProps, usePlacementSettled } from "./use-placement-settled.ts";

/** Ends a placement that no other follows here. */
export function EndPlacement({ read, placement, onClose }: PlacementActProps & { placement: PlacementOut }) {
  const { t } = useTranslation("placements");
  const trpc = useTRPC();
  const [draft, setDraft] = useState(emptyEnd);
  const said = endOf(draft);
  const end = useMutation(trpc.placements.end.mutationOptions({ onSuccess: usePlacementSettled(onClose) }));
  return (
    <FormDialog
      title={t("end")}
      submit={t("endSubmit")}
      ready={said !== undefined}
      pending={end.isPending}
      error={end.error}
      onSubmit={() => said && end.mutate({ id: placement.id, version: read.version, ...said })}
      onClose={onClose}
    >
      <EndFields draft={draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </FormDialog>
  );
}
