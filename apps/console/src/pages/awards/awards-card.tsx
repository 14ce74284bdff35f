import { useQuery } from "@tanstack/react-query";
import type { ChildAwards, ChildFile } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { type Act, ChangeDialog } from "./change-dialog.tsx";
import { MonthRule } from "./month-rule.tsx";
import "./awards.css";

const ACTS = ["suspend", "resume", "end"] as const;

function Span({ span }: { span: ChildAwards["spans"][number] }) {
  const { t } = useTranslation("awards");
  const { from, until, state, basis, reason, decidedBy, decidedAt, first } = span;
  return (
    <li>
      <Tag color={state === "granted" ? "green" : "orange"}>{t(`awarded.${state}`)}</Tag>{" "}
      {until === null ? t("card.from", { from }) : t("card.span", { from, until })}{" "}
      <span className="quiet">
        {t(`basis.${basis}`)}
        {reason && `：${reason}`} · {decidedBy} {instantText(decidedAt).slice(0, 10)}
      </span>
      {first && (
        <>
          <br />
          <MonthRule said={first} />
        </>
      )}
    </li>
  );
}

/** For which months the allowance is awarded to a child, and what can be done about it. */
export function AwardsCard({ file: { id, name } }: { file: Pick<ChildFile, "id" | "name"> }) {
  const { t } = useTranslation("awards");
  const trpc = useTRPC();
  const may = useMay();
  const [act, setAct] = useState<Act>();
  const query = useQuery({
    ...trpc.awards.ofChild.queryOptions({ childId: id }),
    enabled: may("awards.ofChild"),
  });
  const awards = query.data;
  const last = awards?.spans.at(-1);
  return (
    <section className="card stack" aria-labelledby="awards-card">
      <header className="page-header">
        <h2 id="awards-card">{t("card.title")}</h2>
        <div className="actions">
          {ACTS.filter((one) => awards?.may[one]).map((one) => (
            <Button key={one} onClick={() => setAct(one)}>
              {t(`act.${one}.button`)}
            </Button>
          ))}
        </div>
      </header>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isLoading && <Waiting />}
      {awards?.state === null && <p className="quiet">{t("card.none")}</p>}
      {awards?.state === "ended" && <p>{t("card.ended")}</p>}
      {awards && awards.spans.length > 0 && (
        <ul className="award-spans">
          {awards.spans.map((span) => (
            <Span key={span.id} span={span} />
          ))}
        </ul>
      )}
      {act && last && (
        <ChangeDialog
          act={act}
          awards={[{ childId: id, name, span: last.id }]}
          onClose={() => setAct(undefined)}
        />
      )}
    </section>
  );
}
