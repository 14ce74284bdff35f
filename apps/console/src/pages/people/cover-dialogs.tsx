import { useMutation } from "@tanstack/react-query";
import type { CoverRow } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { type CoverAnswer, CoverFields } from "./cover-fields.tsx";
import { useSettled } from "./use-settled.ts";

/** Has a vacant place covered by a colleague of a neighbouring one. */
export function CoverDialog({ place, onClose }: { place: CoverRow["place"]; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const [id] = useState(newFormId);
  const [answer, setAnswer] = useState<CoverAnswer>({ login: undefined, until: undefined });
  const [from, setFrom] = useState<string>();
  const [reason, setReason] = useState("");
  const cover = useMutation(trpc.people.cover.mutationOptions({ onSuccess: settled }));
  const { login, until } = answer;
  const save = () => {
    if (login && until && from)
      cover.mutate({ id, place: place.code, login, from, until, reason: reason.trim() });
  };
  return (
    <FormDialog
      title={t("cover.dialog", { place: place.name })}
      submit={t("cover.submit")}
      ready={Boolean(login && until && from) && reason.trim() !== ""}
      pending={cover.isPending}
      error={cover.error}
      onSubmit={save}
      onClose={onClose}
    >
      <p className="quiet">{t("cover.about")}</p>
      <Field label={t("cover.from")}>{(key) => <DateField id={key} value={from} onChange={setFrom} />}</Field>
      <CoverFields place={place.code} answer={answer} onChange={setAnswer} />
      <Field label={t("field.reason")}>
        {(key) => (
          <Input id={key} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

/** Ends a cover before its day. */
export function EndCoverDialog({ row, onClose }: { row: CoverRow; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const end = useMutation(trpc.people.endCover.mutationOptions({ onSuccess: settled }));
  return (
    <FormDialog
      title={t("cover.endTitle", { place: row.place.name })}
      submit={t("cover.end")}
      ready
      pending={end.isPending}
      error={end.error}
      onSubmit={() => end.mutate({ id: row.id })}
      onClose={onClose}
    >
      <p>{t("cover.endHint", { name: row.deputy ?? "" })}</p>
    </FormDialog>
  );
}
