import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { AskedEntry, PartyRequest } from "@tongyou/core/schemas";
import { Button, Segmented, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { AnswerDialog } from "../protection/answer-dialog.tsx";
import { DueText } from "./due-text.tsx";
import { ReferralState } from "./referral-state.tsx";
import { useReferralWords } from "./use-referral-words.ts";
import "./referrals.css";

const SIZE = 50;

const dueOf = ({ dueOn, overdue }: PartyRequest) => ({
  on: dueOn,
  from: dueOn === null ? ("unset" as const) : ("sender" as const),
  overdue,
});

/**
 * A department's or an institution's desk: what it is asked, in referrals and out of cases, the most urgent first, and
 * what it replied to.
 */
export default function AskedPage() {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const navigate = useNavigate({ from: "/referrals/asked" });
  const { done, page = 1 } = useSearch({ from: "/frame/referrals/asked" });
  const [answering, setAnswering] = useState<PartyRequest>();
  const input = { open: done === undefined, offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.referrals.asked.queryOptions(input, { placeholderData: keepPreviousData }));
  const columns = useAskedColumns(setAnswering);
  return (
    <>
      <PageHeader title={t("asked.title")} about={t("asked.about")} />
      <div className="filters">
        <Segmented
          aria-label={t("column.state")}
          value={done ?? "no"}
          onChange={(next) =>
            void navigate({
              search: ({ area }) => present({ area, done: next === "yes" ? ("yes" as const) : undefined }),
            })
          }
          options={[
            { value: "no", label: t("asked.open") },
            { value: "yes", label: t("asked.done") },
          ]}
        />
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable
            label={t("asked.title")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title={t(done ? "asked.noneDone" : "asked.none")}
                next={t(done ? "asked.noneDoneNext" : "asked.noneNext")}
              />
            }
          />
          <Pager
            page={page}
            size={SIZE}
            total={list.data.total}
            onPage={(to) => void navigate({ search: (before) => present({ ...before, page: to }) })}
          />
        </div>
      )}
      {answering && <AnswerDialog request={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function useAskedColumns(answer: (request: PartyRequest) => void): Column<AskedEntry>[] {
  const { t } = useTranslation("referrals");
  const { t: ofCase } = useTranslation("protection");
  const words = useReferralWords();
  return [
    {
      key: "what",
      title: t("column.what"),
      head: true,
      render: (row) => (row.of === "case" ? <Question request={row} /> : words.title(row)),
    },
    {
      key: "who",
      title: t("column.who"),
      render: (row) => (row.of === "case" ? t("asked.ofCase") : (row.name ?? t("noName"))),
    },
    {
      key: "number",
      title: t("column.number"),
      render: (row) => <span className="figure">{row.of === "case" ? row.caseNumber : row.number}</span>,
    },
    {
      key: "kind",
      title: t("column.kind"),
      render: (row) => (row.of === "case" ? ofCase(`requestKind.${row.kind}`) : t(`kind.${row.kind}`)),
    },
    {
      key: "due",
      title: t("column.due"),
      render: (row) => <DueText due={row.of === "case" ? dueOf(row) : row.due} />,
    },
    {
      key: "state",
      title: t("column.state"),
      render: (row) =>
        row.of === "case" ? <CaseState request={row} /> : <ReferralState state={row.state} />,
    },
    {
      key: "do",
      title: t("column.do"),
      render: (row) =>
        row.of === "case" ? <AnswerCase request={row} onAnswer={answer} /> : <Open row={row} />,
    },
  ];
}

/** What is asked out of a case, and what was answered to it. */
function Question({ request: { question, answer } }: { request: PartyRequest }) {
  const { t } = useTranslation("protection");
  return (
    <>
      <span className="told">{question}</span>
      {answer && (
        <div className="quiet">
          {answer.text} {answer.receipt && t("case.receipt", { receipt: answer.receipt })}
        </div>
      )}
    </>
  );
}

function CaseState({ request: { answer } }: { request: PartyRequest }) {
  const { t } = useTranslation("protection");
  if (!answer) return <Tag>{t("requests.open")}</Tag>;
  return (
    <Tag color={answer.accepted ? "success" : "warning"}>
      {t(answer.accepted ? "case.accepted" : "case.refused")}
    </Tag>
  );
}

function AnswerCase({
  request,
  onAnswer,
}: {
  request: PartyRequest;
  onAnswer: (request: PartyRequest) => void;
}) {
  const { t } = useTranslation("referrals");
  if (request.answer) return null;
  return (
    <Button
      type="primary"
      aria-label={`${t("asked.reply")} ${request.caseNumber}`}
      onClick={() => onAnswer(request)}
    >
      {t("asked.reply")}
    </Button>
  );
}

function Open({ row: { id, number, state } }: { row: Extract<AskedEntry, { of: "referral" }> }) {
  const { t } = useTranslation("referrals");
  const waits = state === "sent" || state === "accepted";
  const word = t(waits ? "asked.reply" : "asked.see");
  return (
    <Link to="/referrals/$id" params={{ id }}>
      <Button type={waits ? "primary" : "default"} tabIndex={-1} aria-label={`${word} ${number}`}>
        {word}
      </Button>
    </Link>
  );
}
