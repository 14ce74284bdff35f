import { useMutation, useQuery } from "@tanstack/react-query";
import { DISCLOSED, type Disclosed, USUAL_DISCLOSURE } from "@tongyou/core/schemas";
import { Alert, Button, Checkbox, Input, Modal } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { PartyField, toParty } from "./party-field.tsx";
import { useSettled } from "./use-settled.ts";
import "./referrals.css";

/** Of a child on file; who asks belongs to a request. */
const OF_CHILD = DISCLOSED.filter((key) => key !== "applicant" && key !== "phone");

type Props = { childIds: readonly string[]; item: string; title: string; onClose: () => void };

/** Asks one department or institution for one entitlement of several children, a referral each. */
export default function SendManyDialog({ childIds, item, title, onClose }: Props) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const settled = useSettled();
  const [to, setTo] = useState<string>();
  const [text, setText] = useState(() => t("form.itemText", { item: title }));
  const [fields, setFields] = useState<Disclosed[]>([...USUAL_DISCLOSURE.entitlement]);
  const [dueOn, setDueOn] = useState<string>();
  const [first] = childIds;
  const about = { item, ...(first !== undefined && { childId: first }) };
  const draft = useQuery(
    trpc.referrals.draft.queryOptions(about, {
      enabled: first !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const send = useMutation(trpc.referrals.sendMany.mutationOptions({ onSuccess: settled }));
  const said = text.trim();
  const ready = to !== undefined && said !== "" && fields.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!to || !ready || send.isPending) return;
    send.mutate({
      childIds: [...childIds],
      item,
      ...toParty(to),
      text: said,
      fields,
      ...(dueOn && { dueOn }),
    });
  };
  const answer = send.data;
  const skipped = (why: "open" | "notEntitled") =>
    (answer?.skipped ?? [])
      .filter((one) => one.why === why)
      .map(({ name }) => name)
      .join(t("comma"));
  return (
    <Modal open title={t("many.title", { item: title, n: childIds.length })} footer={null} onCancel={onClose}>
      <form className="stack" onSubmit={submit}>
        <ErrorNotice error={draft.error} onRetry={() => void draft.refetch()} />
        {draft.isPending && <Waiting />}
        {draft.data && <PartyField known={draft.data} value={to} onChange={setTo} />}
        <Field label={t("form.text.entitlement")}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              maxLength={1000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <fieldset className="disclosure">
          <legend>{t("form.disclosed")}</legend>
          <p className="quiet">{t("many.disclosedAbout")}</p>
          <Checkbox.Group
            value={fields}
            onChange={setFields}
            options={OF_CHILD.map((value) => ({ value, label: t(`field.${value}`) }))}
          />
        </fieldset>
        <Field label={t("form.due")} hint={t("many.dueHint")}>
          {(id) => <DateField id={id} value={dueOn} onChange={setDueOn} />}
        </Field>
        <ErrorNotice error={send.error} />
        {answer && (
          <Alert
            type={answer.skipped.length > 0 ? "warning" : "success"}
            showIcon
            title={t("many.done", { n: answer.sent })}
            description={
              <>
                {skipped("open") && <div>{t("many.open", { names: skipped("open") })}</div>}
                {skipped("notEntitled") && (
                  <div>{t("many.notEntitled", { names: skipped("notEntitled") })}</div>
                )}
              </>
            }
          />
        )}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            disabled={!ready || answer !== undefined}
            loading={send.isPending}
          >
            {t("many.submit", { n: childIds.length })}
          </Button>
          <Button onClick={onClose}>{t(answer ? "many.close" : "many.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
