import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import {
  type ChildRisk,
  DANGER_SIGNS,
  type DangerSign,
  RISK_ANSWERS,
  type RiskAnswer,
  scoreRisk,
} from "@tongyou/core/schemas";
import { Button, Checkbox, Input } from "antd";
import dayjs from "dayjs";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { domainErrorOf, useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import { CriteriaMark } from "./criteria-mark.tsx";
import "./risk.css";

/** Assesses one child's risk: danger first, then the criteria, then the level and why. */
export default function AssessPage() {
  const { child = "" } = useSearch({ from: "/frame/risk/new" });
  const trpc = useTRPC();
  // What is filled in stays: it is read again only when somebody asks.
  const risk = useQuery(
    trpc.risk.ofChild.queryOptions({ childId: child }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  if (risk.isPending) return <Waiting />;
  if (!risk.data) return <ErrorNotice error={risk.error} onRetry={() => void risk.refetch()} />;
  return <Form key={risk.data.version} childId={child} risk={risk.data} />;
}

type Answers = Readonly<Record<string, RiskAnswer>>;

function Questions({
  items,
  answers,
  danger,
  onAnswer,
}: {
  items: readonly { id: string; title: string }[];
  answers: Answers;
  danger?: true;
  onAnswer: (id: string, answer: RiskAnswer) => void;
}) {
  const { t } = useTranslation("risk");
  return items.map(({ id, title }) => (
    <div key={id} className="risk-question">
      <span>{title}</span>
      <AnswerButtons
        label={title}
        value={answers[id]}
        answers={RISK_ANSWERS.map((value) => ({
          value,
          label: t(`answer.${value}`),
          ...(danger && value === "yes" && { danger: true }),
        }))}
        onChange={(answer) => onAnswer(id, answer)}
      />
    </div>
  ));
}

function Form({ childId, risk }: { childId: string; risk: ChildRisk }) {
  const { t } = useTranslation("risk");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [id] = useState(newFormId);
  const [danger, setDanger] = useState<Partial<Record<DangerSign, RiskAnswer>>>({});
  const [reported, setReported] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const [on, setOn] = useState<string | undefined>(risk.today);
  const [level, setLevel] = useState<number>();
  const [reasons, setReasons] = useState("");
  const [measures, setMeasures] = useState("");
  const { interval } = risk;
  const proposedDay =
    interval === null || on === undefined ? undefined : dayjs(on).add(interval, "month").format("YYYY-MM-DD");
  const [ownDay, setOwnDay] = useState<{ day: string | undefined }>();
  const reassessOn = ownDay ? ownDay.day : proposedDay;
  const [asked, setAsked] = useState(false);
  const assess = useMutation(
    trpc.risk.assess.mutationOptions({
      onSuccess: async () => {
        const shown = [
          trpc.risk.pathKey(),
          trpc.children.pathKey(),
          trpc.visits.pathKey(),
          trpc.plans.pathKey(),
          trpc.workbench.pathKey(),
        ];
        await Promise.all(shown.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
        await navigate({ to: "/children/$id", params: { id: childId }, search: { tab: "casework" } });
      },
    }),
  );
  const { criteria, scheme, signs } = risk;
  const found = DANGER_SIGNS.map((sign) => danger[sign]);
  const inDanger = found.includes("yes");
  const unclear = found.includes("unknown");
  const safe =
    found.every((answer) => answer !== undefined && answer !== "unknown") && (!inDanger || reported);
  const unanswered = criteria?.criteria.filter(({ id: one }) => answers[one] === undefined).length ?? 0;
  const score =
    criteria && unanswered === 0 ? scoreRisk(criteria, new Map(Object.entries(answers))) : undefined;
  const titleOf = (wanted: number) => {
    const one = scheme.levels.find((known) => known.level === wanted);
    return one ? say(one.title) : String(wanted);
  };
  const gaps = [
    !safe && t("form.danger"),
    unanswered > 0 && t("form.criteria"),
    on === undefined && t("form.on"),
    level === undefined && t("form.chosen"),
    reasons.trim() === "" && t("form.reasons"),
  ].filter((gap) => gap !== false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const { harm, alone, health } = danger;
    if (gaps.length > 0 || assess.isPending || !harm || !alone || !health || !on || level === undefined)
      return;
    assess.mutate({
      id,
      childId,
      version: risk.version,
      on,
      danger: { harm, alone, health },
      reported,
      ...(criteria && { criteriaFrom: criteria.from }),
      answers: Object.entries(answers).map(([criterion, answer]) => ({ criterion, answer })),
      level,
      reasons: reasons.trim(),
      ...(measures.trim() && { measures: measures.trim() }),
      ...(reassessOn && { reassessOn }),
    });
  };
  const stale = domainErrorOf(assess.error)?.code === "stale";
  return (
    <form className="risk-form stack" onSubmit={submit}>
      <PageHeader title={t("form.title", { name: risk.name })} />
      <section className="card stack" aria-label={t("form.danger")}>
        <h2>{t("form.danger")}</h2>
        <p className="quiet">{t("form.dangerAbout")}</p>
        <Questions
          danger
          items={signs.map(({ id: sign, title }) => ({ id: sign, title: say(title) }))}
          answers={danger}
          onAnswer={(sign, answer) => setDanger((before) => ({ ...before, [sign]: answer }))}
        />
        {inDanger && (
          <div className="actions">
            <PathLink to={`/protection/new?child=${childId}`} className="do danger">
              {t("form.report")}
            </PathLink>
            <Checkbox checked={reported} onChange={({ target }) => setReported(target.checked)}>
              {t("form.reported")}
            </Checkbox>
          </div>
        )}
        {unclear && <p className="caution">{t("form.find")}</p>}
      </section>
      <section className="card stack" aria-label={t("form.criteria")}>
        <h2>{t("form.criteria")}</h2>
        <CriteriaMark scheme={scheme} criteria={criteria} />
        {criteria && (
          <Questions
            items={criteria.criteria.map(({ id: criterion, text }) => ({ id: criterion, title: text }))}
            answers={answers}
            onAnswer={(criterion, answer) => setAnswers((before) => ({ ...before, [criterion]: answer }))}
          />
        )}
        {score && (
          <p role="status">
            {score.most === score.score
              ? `${t("score", { score: score.score })} · ${t("proposes", { title: titleOf(score.level) })}`
              : `${t("scoreOpen", score)} · ${t("proposesOpen", {
                  title: titleOf(score.level),
                  worst: titleOf(score.atWorst),
                })}`}
          </p>
        )}
      </section>
      <section className="card stack" aria-label={t("form.level")}>
        <h2>{t("form.level")}</h2>
        <AnswerButtons
          label={t("form.chosen")}
          value={level === undefined ? undefined : String(level)}
          answers={scheme.levels.map((one) => ({ value: String(one.level), label: say(one.title) }))}
          onChange={(value) => setLevel(Number(value))}
        />
        {score && level !== undefined && level !== score.level && (
          <p className="caution">{t("form.differs")}</p>
        )}
        <label className="field" htmlFor="risk-reasons">
          <span>{t("form.reasons")}</span>
          <Input.TextArea
            id="risk-reasons"
            rows={3}
            maxLength={1000}
            placeholder={t("form.reasonsHint")}
            value={reasons}
            onChange={({ target }) => setReasons(target.value)}
          />
        </label>
        <label className="field" htmlFor="risk-measures">
          <span>{t("form.measures")}</span>
          <Input.TextArea
            id="risk-measures"
            rows={2}
            maxLength={1000}
            value={measures}
            onChange={({ target }) => setMeasures(target.value)}
          />
        </label>
        <label className="field" htmlFor="risk-on">
          <span>{t("form.on")}</span>
          <DateField id="risk-on" value={on} onChange={setOn} />
        </label>
        <label className="field" htmlFor="risk-next">
          <span>{t("form.reassess")}</span>
          <DateField id="risk-next" value={reassessOn} onChange={(day) => setOwnDay({ day })} />
          <small className="quiet">
            {interval === null ? t("form.noInterval") : t("form.interval", { n: interval })}
          </small>
        </label>
      </section>
      <ErrorNotice error={assess.error} />
      {stale && (
        <Button
          onClick={() =>
            void queryClient.invalidateQueries({ queryKey: trpc.risk.ofChild.queryKey({ childId }) })
          }
        >
          {t("form.reload")}
        </Button>
      )}
      {asked && gaps.length > 0 && (
        <p className="caution" role="alert">
          {t("form.missing", { names: gaps.join("、") })}
        </p>
      )}
      <p className="quiet">{t("form.changed")}</p>
      <Button type="primary" size="large" htmlType="submit" block loading={assess.isPending} disabled={stale}>
        {t("form.submit")}
      </Button>
    </form>
  );
}
