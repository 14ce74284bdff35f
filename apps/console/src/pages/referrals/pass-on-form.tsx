import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReferralDraft, SentView } from "@tongyou/core/schemas";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { type LetterDraft, LetterForm, wholeLetter } from "./letter-form.tsx";
import { useSettled } from "./use-settled.ts";

/** Sends on what came back: to the department that was named, to somebody else, or again with more. Opened by a click. */
export function PassOnForm({ referral }: { referral: SentView }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const { childId, intake } = referral;
  const about = present({ childId: childId ?? undefined, intakeId: intake?.id });
  const draft = useQuery(trpc.referrals.draft.queryOptions(about, { enabled: open }));
  if (!open)
    return (
      <div className="actions">
        <Button onClick={() => setOpen(true)}>{t("passOn.open")}</Button>
      </div>
    );
  if (draft.isPending) return <Waiting />;
  if (!draft.data) return <ErrorNotice error={draft.error} onRetry={() => void draft.refetch()} />;
  return <Form referral={referral} known={draft.data} />;
}

function Form({ referral, known }: { referral: SentView; known: ReferralDraft }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const settled = useSettled();
  const { id, version, kind, reply } = referral;
  const [newId] = useState(newFormId);
  const [draft, setDraft] = useState<LetterDraft>(() => {
    const before = new Set(referral.fields.map(({ key }) => key));
    return {
      to: reply?.rightDepartment ?? undefined,
      text: referral.text,
      fields: known.fields.map(({ key }) => key).filter((key) => before.has(key)),
      dueOn: undefined,
    };
  });
  const pass = useMutation(
    trpc.referrals.passOn.mutationOptions({
      onSuccess: async (sent) => {
        await settled();
        await navigate({ to: "/referrals/$id", params: { id: sent.id } });
      },
    }),
  );
  const letter = wholeLetter(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (letter && !pass.isPending) pass.mutate({ id, version, newId, ...letter });
  };
  return (
    <form className="card stack" aria-label={t("passOn.open")} onSubmit={submit}>
      <h2>{t("passOn.open")}</h2>
      <p className="quiet">{t("passOn.about")}</p>
      <LetterForm
        kind={kind}
        draft={draft}
        known={known}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      <ErrorNotice error={pass.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!letter} loading={pass.isPending}>
          {t("form.submit")}
        </Button>
      </div>
    </form>
  );
}
