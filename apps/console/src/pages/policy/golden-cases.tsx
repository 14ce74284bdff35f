import { useQuery } from "@tanstack/react-query";
import type { ClauseCase } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { GoldenCase } from "./golden-case.tsx";
import "./golden-cases.css";

/** Cases shown at once; the rest on request. */
const FIRST = 3;

type Props = { clause: string; onTry: (golden: ClauseCase) => void };

/** The golden cases of a clause: imagined children with what the pack's author signed for them. */
export function GoldenCases({ clause, onTry }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const area = useArea();
  const [all, setAll] = useState(false);
  // The very question that the items of the clause ask: it is asked once.
  const { data } = useQuery(trpc.policy.clause.queryOptions({ no: clause, ...(area ? { area } : {}) }));
  if (!data) return null;
  const { list, refusal } = data.cases;
  if (refusal)
    return (
      <p className="quiet">
        {t("cases.noneShown")} {say(refusal)}
      </p>
    );
  if (list.length === 0) return null;
  const wrong = list.filter(
    ({ inheritedFrom, expected }) => !inheritedFrom && expected.some(({ holds }) => !holds),
  ).length;
  return (
    <section className="stack">
      <h3>{t("cases.title", { n: list.length })}</h3>
      <p className="quiet">{t("cases.about")}</p>
      {wrong > 0 && (
        <p className="danger" role="alert">
          {t("cases.wrong", { n: wrong })}
        </p>
      )}
      <ol className="golden-cases">
        {list.slice(0, all ? undefined : FIRST).map((golden) => (
          <GoldenCase key={golden.place} golden={golden} onTry={() => onTry(golden)} />
        ))}
      </ol>
      {!all && list.length > FIRST && (
        <div className="actions">
          <Button onClick={() => setAll(true)}>{t("cases.more", { n: list.length - FIRST })}</Button>
        </div>
      )}
    </section>
  );
}
