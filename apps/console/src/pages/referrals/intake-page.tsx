import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Intake } from "@tongyou/core/schemas";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { Instant } from "../../parts/instant.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { LinkIntake } from "./link-intake.tsx";
import { useReferralColumns } from "./referral-columns.tsx";
import { useSettled } from "./use-settled.ts";
import "./referrals.css";

/** One request of a family: what was told, which departments were asked, and what the family was told in the end. */
export default function IntakePage() {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const may = useMay();
  const { id } = useParams({ from: "/frame/referrals/intakes/$id" });
  const columns = useReferralColumns().filter(({ key }) => key !== "who");
  const query = useQuery(trpc.referrals.intake.queryOptions({ id }));
  if (query.isPending) return <Waiting />;
  const intake = query.data;
  if (!intake) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { child, finished, parts, result } = intake;
  return (
    <div className="referral stack">
      <PageHeader
        title={t("intake.one", { number: intake.number })}
        about={
          <>
            {intake.place} · {t(`source.${intake.source}`)} · {intake.takenBy} <Instant at={intake.takenAt} />
          </>
        }
        actions={
          may("referrals.send") &&
          !finished && (
            <Link to="/referrals/new" search={present({ intake: id, child: child?.id })}>
              <Button type={parts.length === 0 ? "primary" : "default"} tabIndex={-1}>
                {t("card.ask")}
              </Button>
            </Link>
          )
        }
      />
      <section className="card stack narrow" aria-label={t("intake.told")}>
        <p className="told">{intake.what}</p>
        <dl>
          <div className="line">
            <dt>{t("intake.child")}</dt>
            <dd>
              {child ? (
                <Link to="/children/$id" params={{ id: child.id }}>
                  {child.name}
                </Link>
              ) : (
                `${intake.childName ?? t("noName")} · ${t("intake.notOnFile")}`
              )}
            </dd>
          </div>
          {intake.applicant && (
            <div className="line">
              <dt>{t("field.applicant")}</dt>
              <dd>{intake.applicant}</dd>
            </div>
          )}
          {intake.phone && (
            <div className="line">
              <dt>{t("field.phone")}</dt>
              <dd>
                <a href={`tel:${intake.phone}`}>{intake.phone}</a>
              </dd>
            </div>
          )}
        </dl>
      </section>
      {!child && !finished && may("referrals.linkIntake") && (
        <LinkIntake key={intake.version} intake={intake} />
      )}
      {may("referrals.list") && (
        <RecordTable
          label={t("intake.parts")}
          rows={parts}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<p className="quiet">{t("intake.noParts")}</p>}
        />
      )}
      {result && (
        <section className="card stack narrow" aria-labelledby="told-family">
          <h2 id="told-family">{t("intake.result")}</h2>
          <p className="told">{result.text}</p>
          <p className="quiet">
            {result.by} <Instant at={result.at} />
          </p>
        </section>
      )}
      {intake.mayFinish && <Finish key={intake.version} intake={intake} />}
    </div>
  );
}

function Finish({ intake: { id, version, referrals, closed } }: { intake: Intake }) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const settled = useSettled();
  const [result, setResult] = useState("");
  const finish = useMutation(trpc.referrals.finishIntake.mutationOptions({ onSuccess: settled }));
  const said = result.trim();
  const waits = closed < referrals;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (said && !waits && !finish.isPending) finish.mutate({ id, version, result: said });
  };
  return (
    <form className="card stack narrow" aria-label={t("intake.finish")} onSubmit={submit}>
      <h2>{t("intake.finish")}</h2>
      {waits && <p className="quiet">{t("intake.waits", { n: referrals - closed })}</p>}
      <Field label={t("intake.result")}>
        {(field) => (
          <Input.TextArea
            id={field}
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            disabled={waits}
            value={result}
            onChange={({ target }) => setResult(target.value)}
          />
        )}
      </Field>
      <ErrorNotice error={finish.error} />
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!said || waits} loading={finish.isPending}>
          {t("intake.finishSubmit")}
        </Button>
      </div>
    </form>
  );
}
