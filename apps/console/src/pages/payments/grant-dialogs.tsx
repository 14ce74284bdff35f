import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { GrantSet, OneTimeGrant } from "@tongyou/core/schemas";
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ChildPicker } from "../../parts/child-picker.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { isSaid, MOST } from "./batch-dialogs.tsx";
import { RefusedGrants } from "./refused-grants.tsx";
import { useGrantFields } from "./use-grant-fields.tsx";

type Told = { onDone: (text: string) => void; onClose: () => void };
export type GrantAnswer = "approved" | "refused" | "withdrawn";

/** Enters a sum for one child by a document, in the name of whoever enters it. */
export function ProposeGrantDialog({ onDone, onClose }: Told) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [childId, setChildId] = useState<string>();
  const { fields, told } = useGrantFields();
  const propose = useMutation(
    trpc.payments.proposeGrant.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onDone(t("grant.proposed"));
      },
    }),
  );
  return (
    <FormDialog
      title={t("grant.title")}
      submit={t("grant.submit")}
      ready={childId !== undefined && told !== undefined}
      pending={propose.isPending}
      error={propose.error}
      onSubmit={() => childId && told && propose.mutate({ childId, ...told })}
      onClose={onClose}
    >
      <ChildPicker label={t("grant.child")} value={childId} onChange={setChildId} />
      {fields}
    </FormDialog>
  );
}

/** The remark with which a grant is decided on, and what it is for. */
function DecideForm(props: {
  title: string;
  grant: Pick<OneTimeGrant, "purpose" | "document" | "reason">;
  pending: boolean;
  error: unknown;
  onDecide: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("payments");
  const { title, grant, pending, error, onDecide, onClose } = props;
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={title}
      submit={title}
      ready={isSaid(reason)}
      pending={pending}
      error={error}
      onSubmit={() => onDecide(reason.trim())}
      onClose={onClose}
    >
      <p>
        {grant.purpose}（{grant.document}）
        <br />
        <span className="quiet">{grant.reason}</span>
      </p>
      <Field label={t("grant.decideReason")}>
        {(id) => (
          <Input id={id} maxLength={MOST} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

/** Agrees to one child's grant, refuses or withdraws it, with a remark. */
export function DecideGrantDialog({
  grant,
  answer,
  onDone,
  onClose,
}: Told & { grant: OneTimeGrant; answer: GrantAnswer }) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const decide = useMutation(
    trpc.payments.decideGrant.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onDone(t(`grant.done.${answer}`, { name: grant.name, amount: yuanOf(grant.fen) }));
      },
    }),
  );
  return (
    <DecideForm
      title={t(`grant.decide.${answer}`, { name: grant.name, amount: yuanOf(grant.fen) })}
      grant={grant}
      pending={decide.isPending}
      error={decide.error}
      onDecide={(reason) => decide.mutate({ id: grant.id, answer, reason })}
      onClose={onClose}
    />
  );
}

/** The same for all that wait of those entered together; says who was left out. */
export function DecideGrantsDialog({
  set,
  answer,
  onDone,
  onClose,
}: Told & { set: GrantSet; answer: GrantAnswer }) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const grants = set.counts.proposed;
  const words = {
    n: grants,
    amount: yuanOf(grants * set.fen),
    name: set.only?.name ?? t("grant.many.these", { n: grants }),
  };
  const decide = useMutation(
    trpc.payments.decideGrants.mutationOptions({
      onSuccess: async ({ leftOut }) => {
        await queryClient.invalidateQueries();
        if (leftOut.length === 0) onDone(t(`grant.done.${answer}`, words));
      },
    }),
  );
  if (decide.data)
    return (
      <Modal open title={t("grant.decided")} footer={null} onCancel={onClose}>
        <div className="stack">
          <Alert
            type="warning"
            showIcon
            title={t("grant.many.decided", { n: decide.data.decided, amount: yuanOf(decide.data.fen) })}
          />
          <RefusedGrants rows={decide.data.leftOut} count={decide.data.leftOut.length} />
          <div className="actions">
            <Button onClick={onClose}>{t("grant.many.close")}</Button>
          </div>
        </div>
      </Modal>
    );
  return (
    <DecideForm
      title={t(set.only ? `grant.decide.${answer}` : `grant.decideMany.${answer}`, words)}
      grant={set}
      pending={decide.isPending}
      error={decide.error}
      onDecide={(reason) => decide.mutate({ set: set.id, answer, reason, grants })}
      onClose={onClose}
    />
  );
}
