import { useMutation } from "@tanstack/react-query";
import {
  type PostOut,
  REVIEW_KINDS,
  type ReviewKind,
  type TrainingOut,
  type WorkerFile,
} from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { present } from "../../parts/search-params.ts";
import { useSettled } from "./use-settled.ts";

/** A check, an appraisal, praise, an order to correct, or that it was put right. */
export function ReviewDialog({ file, onClose }: { file: WorkerFile; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const [id] = useState(newFormId);
  const [kind, setKind] = useState<ReviewKind>("inspection");
  const [on, setOn] = useState<string>();
  const [due, setDue] = useState<string>();
  const [found, setFound] = useState("");
  const review = useMutation(trpc.people.review.mutationOptions({ onSuccess: settled }));
  const orders = kind === "correction";
  return (
    <FormDialog
      title={t("reviewTitle", { name: file.name })}
      submit={t("reviewSubmit")}
      ready={on !== undefined && found.trim() !== ""}
      pending={review.isPending}
      error={review.error}
      onSubmit={() =>
        on &&
        review.mutate({
          id,
          workerId: file.id,
          kind,
          on,
          found: found.trim(),
          ...present({ due: orders ? due : undefined }),
        })
      }
      onClose={onClose}
    >
      <Field label={t("field.kind")}>
        {(key) => (
          <Select
            id={key}
            value={kind}
            onChange={setKind}
            options={REVIEW_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t("field.on")}>{(key) => <DateField id={key} value={on} onChange={setOn} />}</Field>
      {orders && (
        <Field label={`${t("field.due")}${t("optional")}`}>
          {(key) => <DateField id={key} value={due} onChange={setDue} />}
        </Field>
      )}
      <Field label={t("field.found")}>
        {(key) => (
          <Input.TextArea
            id={key}
            rows={3}
            maxLength={1000}
            value={found}
            onChange={({ target }) => setFound(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Says with which account a post is worked. */
export function LinkDialog({ post, onClose }: { post: PostOut; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const [login, setLogin] = useState("");
  const link = useMutation(trpc.people.linkAccount.mutationOptions({ onSuccess: settled }));
  return (
    <FormDialog
      title={t("linkTitle", { place: post.place.name })}
      submit={t("linkSubmit")}
      ready={login !== ""}
      pending={link.isPending}
      error={link.error}
      onSubmit={() => link.mutate({ postId: post.id, login })}
      onClose={onClose}
    >
      <Field label={t("field.login")} hint={t("linkHint")}>
        {(key) => (
          <Input
            id={key}
            value={login}
            maxLength={30}
            autoComplete="off"
            autoCapitalize="off"
            onChange={({ target }) => setLogin(target.value.trim().toLowerCase())}
          />
        )}
      </Field>
    </FormDialog>
  );
}

/** Ends a post on which nothing hangs. */
export function EndPostDialog({ post, onClose }: { post: PostOut; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const [on, setOn] = useState<string>();
  const [reason, setReason] = useState("");
  const end = useMutation(trpc.people.endPost.mutationOptions({ onSuccess: settled }));
  return (
    <FormDialog
      title={t("endTitle", { place: post.place.name })}
      submit={t("endSubmit")}
      ready={on !== undefined && reason.trim() !== ""}
      pending={end.isPending}
      error={end.error}
      onSubmit={() => on && end.mutate({ postId: post.id, on, reason: reason.trim() })}
      onClose={onClose}
    >
      <p className="quiet">{t("endHint")}</p>
      <Field label={t("field.until")}>{(key) => <DateField id={key} value={on} onChange={setOn} />}</Field>
      <Field label={t("field.reason")}>
        {(key) => (
          <Input id={key} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

/** Voids a training that was recorded wrongly. */
export function VoidDialog({ training, onClose }: { training: TrainingOut; onClose: () => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const [reason, setReason] = useState("");
  const revoke = useMutation(trpc.people.voidTraining.mutationOptions({ onSuccess: settled }));
  return (
    <FormDialog
      title={t("voidTitle", { on: training.on })}
      submit={t("voidSubmit")}
      ready={reason.trim() !== ""}
      pending={revoke.isPending}
      error={revoke.error}
      onSubmit={() => revoke.mutate({ id: training.id, reason: reason.trim() })}
      onClose={onClose}
    >
      <p className="quiet">{t("voidHint")}</p>
      <Field label={t("field.reason")}>
        {(key) => (
          <Input id={key} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
