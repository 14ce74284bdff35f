import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Referral, ReplyView, SentView } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import { FormLines } from "../../parts/pack-form/form-lines.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { CloseForm } from "./close-form.tsx";
import { DueText } from "./due-text.tsx";
import { PassOnForm } from "./pass-on-form.tsx";
import { ReferralState } from "./referral-state.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { useReferralWords } from "./use-referral-words.ts";
import { useSettled } from "./use-settled.ts";
import "./referrals.css";

/** One referral: who is asked reads the letter and replies, the bureau sees the reply and closes it. */
export default function ReferralPage() {
  const trpc = useTRPC();
  const { id } = useParams({ from: "/frame/referrals/$id" });
  const query = useQuery(trpc.referrals.get.queryOptions({ id }));
  if (query.isPending) return <Waiting />;
  if (!query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Page key={`${id} ${query.data.version}`} referral={query.data} />;
}

const isWaiting = ({ state }: Referral) => state === "sent" || state === "accepted";

function Page({ referral }: { referral: Referral }) {
  const { t } = useTranslation("referrals");
  const words = useReferralWords();
  const may = useMay();
  const waiting = isWaiting(referral);
  const sent = referral.view === "sent" ? referral : undefined;
  return (
    <div className="referral narrow stack">
      <PageHeader
        title={words.title(referral)}
        about={
          <>
            <span className="figure">{referral.number}</span> · {t(`kind.${referral.kind}`)} ·{" "}
            {words.party(referral)}
          </>
        }
        actions={<ReferralState state={referral.state} outcome={sent?.outcome ?? null} />}
      />
      <Letter referral={referral} />
      {sent?.paperNeeded && (
        <Alert type="info" showIcon title={t("paper.needed")} description={t("paper.next")} />
      )}
      {referral.reply && <Reply reply={referral.reply} />}
      {!sent && referral.state === "sent" && <Accept referral={referral} />}
      {waiting && may("referrals.reply") && <ReplyForm referral={referral} />}
      {sent && may("referrals.close") && sent.state !== "closed" && <CloseForm referral={sent} />}
      {sent && may("referrals.passOn") && (sent.state === "returned" || sent.state === "refused") && (
        <PassOnForm referral={sent} />
      )}
      {sent && <Ends referral={sent} />}
      <Attachments
        ownerKind="referral"
        ownerId={referral.id}
        title={t("files")}
        mayAdd={may("referrals.reply") && referral.state !== "closed"}
      />
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="line">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What went to who was asked, word for word. */
function Letter({ referral }: { referral: Referral }) {
  const { t } = useTranslation("referrals");
  const { say } = useLanguage();
  const facts = useFactText();
  const { about, fact, form, clause, text, fields, askedBy, askedAt, due } = referral;
  return (
    <section className="card stack" aria-labelledby="letter">
      <h2 id="letter">{t("letter.title")}</h2>
      <p className="told">{text}</p>
      <dl>
        {about && <Line label={t("letter.item")}>{say(about)}</Line>}
        {fact && <Line label={t("letter.fact")}>{facts.label(fact)}</Line>}
        {form && <Line label={t("letter.form")}>{say(form.title)}</Line>}
        {referral.view === "sent" && referral.serviceId && referral.childId && (
          <Line label={t("letter.service")}>
            <Link to="/plans/$child" params={{ child: referral.childId }}>
              {t("letter.plan")}
            </Link>
          </Line>
        )}
        {clause && (
          <Line label={t("letter.clause")}>
            <ClauseChip no={clause} />
          </Line>
        )}
        {fields.map(({ key, label, value }) => (
          <Line key={key} label={say(label)}>
            {say(value)}
          </Line>
        ))}
        <Line label={t("letter.by")}>
          {askedBy} <Instant at={askedAt} />
        </Line>
        <Line label={t("column.due")}>
          <DueText due={due} />
        </Line>
      </dl>
      <p className="quiet">{t(referral.view === "asked" ? "letter.only" : "letter.onlySent")}</p>
    </section>
  );
}

function Reply({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation("referrals");
  const words = useReferralWords();
  const { say } = useLanguage();
  return (
    <section className="card stack" aria-labelledby="reply">
      <h2 id="reply">
        {t("reply.title")} · {t(`state.${reply.reply}`)}
      </h2>
      <p className="told">
        {reply.yes !== null && <strong>{t(reply.yes ? "reply.yes" : "reply.no")} </strong>}
        {reply.value && <strong>{say(reply.value.shown)} </strong>}
        {reply.on && <span className="figure">{reply.on} </span>}
        {reply.text}
      </p>
      {reply.lines.length > 0 && <FormLines lines={reply.lines} />}
      <dl>
        {reply.clause && <Line label={t("reply.clause")}>{reply.clause}</Line>}
        {reply.rightDepartment && (
          <Line label={t("reply.right")}>{words.department(reply.rightDepartment)}</Line>
        )}
        {reply.paper && <Line label={t("reply.paper")}>{reply.paper}</Line>}
        <Line label={t("reply.by")}>
          {reply.by} <Instant at={reply.at} />
        </Line>
      </dl>
    </section>
  );
}

/** Tells the sender that it arrived and is being done. */
function Accept({ referral: { id, version } }: { referral: Referral }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const settled = useSettled();
  const accept = useMutation(trpc.referrals.accept.mutationOptions({ onSuccess: settled }));
  return (
    <div className="stack">
      <ErrorNotice error={accept.error} />
      <div className="actions">
        <Button loading={accept.isPending} onClick={() => accept.mutate({ id, version })}>
          {t("accept")}
        </Button>
        <span className="quiet">{t("acceptHint")}</span>
      </div>
    </div>
  );
}

/** What came of it, and the ways to what it belongs to. */
function Ends({ referral: { closed, follows, followedBy, intake, childId } }: { referral: SentView }) {
  const { t } = useTranslation("referrals");
  const others = [
    { key: "follows", one: follows, word: t("follows") },
    { key: "followedBy", one: followedBy, word: t("followedBy") },
  ];
  return (
    <section className="card stack" aria-label={t("ends")}>
      {closed && (
        <p>
          <strong>{t(`outcome.${closed.how}`)}</strong> {closed.note}{" "}
          <span className="quiet">{closed.by}</span> <Instant at={closed.at} />
        </p>
      )}
      <div className="actions">
        {others.map(({ key, one, word }) =>
          one ? (
            <Link key={key} to="/referrals/$id" params={{ id: one.id }}>
              {word} <span className="figure">{one.number}</span>
            </Link>
          ) : null,
        )}
        {intake && (
          <Link to="/referrals/intakes/$id" params={{ id: intake.id }}>
            {t("ofIntake")} <span className="figure">{intake.number}</span>
          </Link>
        )}
        {childId && (
          <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
            {t("openChild")}
          </Link>
        )}
      </div>
    </section>
  );
}
