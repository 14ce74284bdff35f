import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { OneTimeGrant } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ChildPicker } from "../../parts/child-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { fenOf, yuanOf } from "../../parts/money.tsx";
import { isSaid, MOST } from "./batch-dialogs.tsx";

type Told = { onDone: (text: string) => void; onClose: () => void };

/** Enters a sum for one child by a document, in the name of whoever enters it. */
export function ProposeGrantDialog({ onDone, onClose }: Told) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [childId, setChildId] = useState<string>();
  const [said, setSaid] = useState({ purpose: "", amount: "", document: "", reason: "" });
  const propose = useMutation(
    trpc.payments.proposeGrant.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onDone(t("grant.proposed"));
      },
    }),
  );
  const fen = fenOf(said.amount);
  const { purpose, document, reason } = said;
  const texts = [purpose, document, reason];
  const text = (
    key: keyof typeof said,
    label: string,
    rest: { placeholder?: string; hint?: string; max?: number },
  ) => (
    <Field label={label} {...(rest.hint ? { hint: rest.hint } : {})}>
      {(id) => (
        <Input
          id={id}
          maxLength={rest.max ?? MOST}
          placeholder={rest.placeholder}
          value={said[key]}
          onChange={(event) => setSaid({ ...said, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={t("grant.title")}
      submit={t("grant.submit")}
      ready={childId !== undefined && fen !== undefined && fen > 0 && texts.every(isSaid)}
      pending={propose.isPending}
      error={propose.error}
      onSubmit={() =>
        childId &&
        fen &&
        propose.mutate({
          childId,
          fen,
          purpose: purpose.trim(),
          document: document.trim(),
          reason: reason.trim(),
        })
      }
      onClose={onClose}
    >
      <ChildPicker label={t("grant.child")} value={childId} onChange={setChildId} />
      {text("purpose", t("grant.purpose"), { placeholder: t("grant.purposePlaceholder"), max: 60 })}
      {text("amount", t("grant.amount"), { hint: t("grant.amountHint"), max: 14 })}
      {text("document", t("grant.document"), { placeholder: t("grant.documentPlaceholder"), max: 120 })}
      {text("reason", t("grant.reason"), {})}
    </FormDialog>
  );
}

type DecideProps = Told & { grant: OneTimeGrant; answer: "approved" | "refused" | "withdrawn" };

/** Agrees to a grant, refuses or withdraws it, with a remark. */
export function DecideGrantDialog({ grant, answer, onDone, onClose }: DecideProps) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation(
    trpc.payments.decideGrant.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onDone(t("grant.decided"));
      },
    }),
  );
  const words = t(`grant.decide.${answer}`, { name: grant.name, amount: yuanOf(grant.fen) });
  return (
    <FormDialog
      title={words}
      submit={words}
      ready={isSaid(reason)}
      pending={decide.isPending}
      error={decide.error}
      onSubmit={() => decide.mutate({ id: grant.id, answer, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>
        {grant.purpose}（{grant.document}）
        <br />
        <span className="quiet">{grant.reason}</span>
      </p>
      <Field label={t("grant.decideReason")}>
        {(id) => (
          <Input
            id={id}
            maxLength={MOST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
