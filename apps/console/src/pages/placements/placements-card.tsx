import { useQuery } from "@tanstack/react-query";
import type { CarePrompt, ChildPlacements, PlacementOut, PlacementStep } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { FormLines } from "../../parts/pack-form/form-lines.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { CaseworkCardProps } from "../child/casework-tab.tsx";
import { EndPlacement } from "./end-placement.tsx";
import { PlaceChild } from "./place-child.tsx";
import { StepDialog } from "./step-dialog.tsx";

function Prompts({ prompts }: { prompts: readonly CarePrompt[] }) {
  const { t } = useTranslation("placements");
  const { say } = useLanguage();
  const called = prompts.filter(({ answer, due }) => answer === "yes" || answer === "review" || due);
  if (called.length === 0) return null;
  return (
    <ul>
      {called.map(({ id, title, clauses, answer, due, who }) => (
        <li key={id}>
          <Tag color="orange">{t(`prompt.${answer}`, { due: due ?? "" })}</Tag> {say(title)}{" "}
          {clauses.map((no) => (
            <ClauseChip key={no} no={no} />
          ))}
          {who.length > 0 && (
            <div className="quiet">{t("prompt.who", { who: who.map(say).join(t("prompt.comma")) })}</div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Adoption({ adoption }: { adoption: NonNullable<ChildPlacements["adoption"]> }) {
  const { t } = useTranslation("placements");
  const { say } = useLanguage();
  return (
    <p>
      {t("steps.stage")}：
      {adoption.stages
        .map(({ title, begun }) => {
          const since = begun ? t("steps.begun", { date: begun }) : t("steps.notBegun");
          return `${say(title)}（${since}）`;
        })
        .join(" → ")}{" "}
      {adoption.clauses.map((no) => (
        <ClauseChip key={no} no={no} />
      ))}
    </p>
  );
}

function Step({ step }: { step: PlacementStep }) {
  const { t } = useTranslation("placements");
  const { say } = useLanguage();
  return (
    <li>
      <span className="figure">{step.day}</span> {say(step.title)}
      {step.said.length > 0 && `：${step.said.join("，")}`}
      {step.again && ` · ${t("steps.againOn", { date: step.again })}`}
      {step.by && <span className="quiet"> · {step.by}</span>}
      {step.form && <FormLines lines={step.form.lines} />}
    </li>
  );
}

function Placement({ placement }: { placement: PlacementOut }) {
  const { t } = useTranslation("placements");
  const { kind, institution, carer, from, ended, basis, decidedBy, confirmed, agreementUntil } = placement;
  const who = institution?.name ?? (carer && [carer.name, carer.relation].join(" · "));
  const quiet = [
    t("basisLine", { basis, by: decidedBy }),
    confirmed && t("confirmedLine", { text: confirmed }),
    agreementUntil && t("agreementLine", { date: agreementUntil }),
    ended && `${t("ended", { date: ended.on, how: t(`how.${ended.how}`) })} ${ended.why}`,
  ].filter(Boolean);
  return (
    <li>
      <strong>{t(`kind.${kind}`)}</strong> {who} · <span className="figure">{from}</span>{" "}
      {!ended && <Tag color="green">{t("now")}</Tag>}
      {quiet.map((line) => (
        <div key={String(line)} className="quiet">
          {line}
        </div>
      ))}
      {placement.steps.length > 0 && (
        <ul>
          {placement.steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ul>
      )}
    </li>
  );
}

type Act = "place" | "end" | "step";

/** The placements of a child in its file, and what the documents call for about the child's care. */
export default function PlacementsCard({ file }: CaseworkCardProps) {
  const { id } = file;
  const { t } = useTranslation("placements");
  const trpc = useTRPC();
  const [act, setAct] = useState<Act>();
  const read = useQuery(trpc.placements.ofChild.queryOptions({ childId: id }));
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />;
  const { placements, prompts, adoption, places, mayChange } = read.data;
  const running = placements.find(({ ended }) => ended === null);
  const last = running ?? placements[0];
  const people = {
    near: [file.father.name, file.mother.name, file.guardian.name],
    division: file.division,
  };
  const about = { childId: id, read: read.data, onClose: () => setAct(undefined) };
  return (
    <section className="card stack" aria-labelledby="placements-card">
      <header className="page-header">
        <h2 id="placements-card">{t("title")}</h2>
        {mayChange && (
          <div className="actions">
            {last && <Button onClick={() => setAct("step")}>{t("step")}</Button>}
            {running && <Button onClick={() => setAct("end")}>{t("end")}</Button>}
            <Button type="primary" onClick={() => setAct("place")}>
              {running ? t("replace") : t("place")}
            </Button>
          </div>
        )}
      </header>
      {places.apart && <p>{t("apart", { hukou: places.hukou ?? "", residence: places.residence })}</p>}
      <Prompts prompts={prompts} />
      {adoption && last && adoption.stages.some(({ begun }) => begun) && <Adoption adoption={adoption} />}
      {placements.length === 0 && (
        <p className="quiet">
          {t("none")}。{mayChange && t("noneNext")}
        </p>
      )}
      <ul>
        {placements.map((placement) => (
          <Placement key={placement.id} placement={placement} />
        ))}
      </ul>
      {act === "place" && <PlaceChild {...about} />}
      {act === "end" && running && <EndPlacement {...about} placement={running} />}
      {act === "step" && last && <StepDialog {...about} placement={last} people={people} />}
    </section>
  );
}
