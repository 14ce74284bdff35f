import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { PartyRequest } from "@tongyou/core/schemas";
import { Button, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import "./protection.css";

const SIZE = 50;

/** What the person's department or institution is asked; the question alone, never the case. */
export default function RequestsPage() {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { answered, page = 1 } = useSearch({ from: "/frame/protection/requests" });
  const [answering, setAnswering] = useState<PartyRequest>();
  const query = trpc.protection.requests.queryOptions({
    open: !answered,
    offset: (page - 1) * SIZE,
    limit: SIZE,
  });
  const requests = useQuery(query);
  const columns: Column<PartyRequest>[] = [
    { key: "kind", title: t("requests.kind"), head: true, render: ({ kind }) => t(`requestKind.${kind}`) },
    {
      key: "number",
      title: t("requests.number"),
      render: ({ caseNumber }) => <span className="figure">{caseNumber}</span>,
    },
    {
      key: "question",
      title: t("requests.question"),
      render: ({ question }) => <span className="told">{question}</span>,
    },
    { key: "due", title: t("requests.due"), render: (row) => <Due row={row} /> },
    {
      key: "answer",
      title: t("requests.answer"),
      render: (row) =>
        row.answer ? (
          <span>
            <strong>{t(row.answer.accepted ? "case.accepted" : "case.refused")}</strong> {row.answer.text}{" "}
            {row.answer.receipt && t("case.receipt", { receipt: row.answer.receipt })}
          </span>
        ) : (
          <Button type="primary" onClick={() => setAnswering(row)}>
            {t("requests.do")}
          </Button>
        ),
    },
  ];
  const show = (next: { answered?: "yes"; page?: number }) =>
    void navigate({ to: "/protection/requests", search: next });
  return (
    <>
      <PageHeader title={t("requests.title")} about={t("requests.about")} />
      <div className="filters">
        <Segmented
          aria-label={t("requests.state")}
          value={answered ?? "no"}
          onChange={(next) => show(next === "yes" ? { answered: "yes" } : {})}
          options={[
            { value: "no", label: t("requests.open") },
            { value: "yes", label: t("requests.answered") },
          ]}
        />
      </div>
      <ErrorNotice error={requests.error} onRetry={() => void requests.refetch()} />
      {requests.isPending && <Waiting />}
      {requests.data && (
        <>
          <RecordTable
            label={t("requests.title")}
            rows={requests.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("requests.none")} next={t("requests.noneNext")} />}
          />
          <Pager
            page={page}
            size={SIZE}
            total={requests.data.total}
            onPage={(next) => show({ ...(answered ? { answered } : {}), page: next })}
          />
        </>
      )}
      {answering && <AnswerDialog request={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function Due({ row: { dueOn, overdue } }: { row: PartyRequest }) {
  const { t } = useTranslation("protection");
  if (!dueOn) return <span className="quiet">{t("requests.noDue")}</span>;
  return (
    <span className={overdue ? "danger figure" : "figure"}>
      {overdue ? t("requests.overdue", { date: dueOn }) : dueOn}
    </span>
  );
}

function AnswerDialog({ request, onClose }: { request: PartyRequest; onClose: () => void }) {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [accepted, setAccepted] = useState<"yes" | "no">();
  const [text, setText] = useState("");
  const [receipt, setReceipt] = useState("");
  const answer = useMutation(
    trpc.protection.answer.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.protection.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.workbench.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal open title={t(`requestKind.${request.kind}`)} footer={null} onCancel={onClose}>
      <div className="stack">
        <p className="told">{request.question}</p>
        <AnswerButtons
          label={t("requests.accepted")}
          value={accepted}
          onChange={setAccepted}
          answers={[
            { value: "yes", label: t("requests.accept") },
            { value: "no", label: t("requests.refuse") },
          ]}
        />
        <Field label={t("requests.text")}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={2000}
              autoSize={{ minRows: 3 }}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Field label={t("requests.receipt")}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={receipt}
              onChange={({ target }) => setReceipt(target.value)}
            />
          )}
        </Field>
        <ErrorNotice error={answer.error} />
        <div className="actions">
          <Button
            type="primary"
            disabled={!accepted || text.trim() === ""}
            loading={answer.isPending}
            onClick={() =>
              answer.mutate({
                id: request.id,
                accepted: accepted === "yes",
                answer: text.trim(),
                ...(receipt.trim() && { receipt: receipt.trim() }),
              })
            }
          >
            {t("requests.submit")}
          </Button>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
