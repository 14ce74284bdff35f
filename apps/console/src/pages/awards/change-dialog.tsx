import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { MonthField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { useAwardsChanged } from "./use-awards-changed.ts";

export type Act = "suspend" | "resume" | "end";
/** An award as it was read. */
export type ChangedAward = { childId: string; name: string; span: string; from?: string | undefined };
type Item = { childId: string; span: string; from: string };
type Told = { reason: string; document?: string };

type Props = { act: Act; awards: readonly ChangedAward[]; onClose: () => void };

/**
 * Suspends, resumes or ends one award from a month on, or ends several, each from the month that is proposed for it;
 * with a reason and, where there is one, a document.
 */
export function ChangeDialog({ act, awards, onClose }: Props) {
  const { t } = useTranslation("awards");
  const trpc = useTRPC();
  const changed = useAwardsChanged();
  const [only] = awards.length === 1 ? awards : [];
  const [month, setMonth] = useState(only?.from);
  const [reason, setReason] = useState("");
  const [document, setDocument] = useState("");
  const after = {
    onSuccess: async () => {
      await changed();
      onClose();
    },
  };
  const acts = {
    suspend: useMutation(trpc.awards.suspend.mutationOptions(after)),
    resume: useMutation(trpc.awards.resume.mutationOptions(after)),
    end: useMutation(trpc.awards.end.mutationOptions(after)),
  };
  const items = awards.flatMap(({ childId, span, from }): Item[] => {
    const first = only ? month : from;
    return first === undefined ? [] : [{ childId, span, from: first }];
  });
  const submit = (told: Told) => {
    const [item] = items;
    if (act === "end") acts.end.mutate({ items, ...told });
    else if (item) acts[act].mutate({ ...item, ...told });
  };
  const { isPending, error } = acts[act];
  return (
    <FormDialog
      title={only ? t(`act.${act}.title`, { name: only.name }) : t("act.end.many", { n: awards.length })}
      submit={t(`act.${act}.submit`, { n: awards.length })}
      ready={items.length === awards.length && reason.trim().length >= 2}
      pending={isPending}
      error={error}
      onSubmit={() =>
        submit({
          reason: reason.trim(),
          ...(document.trim() && { document: document.trim() }),
        })
      }
      onClose={onClose}
    >
      <p>{t(`act.${act}.about`)}</p>
      {only ? (
        <Field label={t(`act.${act}.from`)}>
          {(id) => <MonthField id={id} value={month} onChange={setMonth} />}
        </Field>
      ) : (
        <ul className="award-batch">
          {awards.map(({ childId, name, from }) => (
            <li key={childId}>{t("act.end.each", { name, month: from })}</li>
          ))}
        </ul>
      )}
      <Field label={t("act.reason")}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2 }}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <Field label={t("act.document")}>
        {(id) => (
          <Input
            id={id}
            maxLength={80}
            value={document}
            onChange={({ target }) => setDocument(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
