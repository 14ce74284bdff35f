import { Link } from "@tanstack/react-router";
import type { ChildFile } from "@tongyou/core/schemas";
import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Masked } from "../../parts/masked.tsx";
import { yuanOf } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import { AllowanceState } from "../children/allowance-state.tsx";
import { CategoryTags } from "../children/category-tags.tsx";
import { usePackNames } from "../children/use-pack-names.ts";
import { RiskTag } from "../risk/risk-tag.tsx";
import { CLOSE_REASONS } from "./close-dialogs.tsx";

const Responsible = lazy(() => import("../people/responsible.tsx"));

/** The allowance as decided: state, class, amount and the door to its reasons. */
function AllowanceBlock({ file, onWhy }: { file: ChildFile; onWhy: (() => void) | undefined }) {
  const { t } = useTranslation("child");
  const { t: whyWords } = useTranslation("why");
  const { className } = usePackNames();
  const { decision } = file;
  if (!decision) return <p className="quiet">{t("header.undecided")}</p>;
  const { allowance } = decision;
  return (
    <div className="child-allowance">
      <p className="quiet">{t("header.allowance")}</p>
      {allowance.fen !== undefined && (
        <p className="child-amount figure">
          {t(allowance.status === "atLeast" ? "header.atLeast" : "header.perMonth", {
            amount: yuanOf(allowance.fen),
          })}
        </p>
      )}
      <p>
        <AllowanceState status={allowance.status} /> {allowance.class && className(allowance.class)}
      </p>
      <p className="quiet">{t("header.decidedOn", { date: decision.on })}</p>
      {onWhy && <Button onClick={onWhy}>{whyWords("open")}</Button>}
    </div>
  );
}

type Props = { file: ChildFile; actions: ReactNode; onWhy: (() => void) | undefined };

/** Who the child is, where, under which categories, and the allowance. */
export function ChildHeader({ file, actions, onWhy }: Props) {
  const { t } = useTranslation("child");
  const { t: words } = useTranslation("children");
  const { t: shell } = useTranslation("shell");
  const { say } = useLanguage();
  const product = shell("product");
  useEffect(() => {
    document.title = `${file.name} · ${product}`;
  }, [file.name, product]);
  const nameOf = (id: string) => {
    const name = file.categoryNames[id];
    return name ? say(name) : id;
  };
  const answers = Object.entries(file.decision?.categories ?? {});
  const having = (answer: string) => answers.filter(([, given]) => given === answer).map(([id]) => id);
  const closedFor = CLOSE_REASONS.find((reason) => reason === file.closed?.reason);
  return (
    <header className="card child-header">
      <div className="stack">
        <div className="child-title">
          <Link to="/children" className="quiet">
            <span aria-hidden="true">← </span>
            {t("back")}
          </Link>
          <h1>{file.name}</h1>
          <span>{words(`sex.${file.sex ?? "unknown"}`)}</span>
          <span>{file.age === null ? t("header.unknownAge") : t("header.years", { n: file.age })}</span>
          {file.birthDate && <span className="figure quiet">{file.birthDate}</span>}
          {file.turns18On && <span className="quiet">{t("header.turns18", { date: file.turns18On })}</span>}
        </div>
        <div className="child-title">
          {file.idNumber ? (
            <Masked value={file.idNumber} />
          ) : (
            <span className="quiet">{t("header.noIdNumber")}</span>
          )}
          <span>{file.divisionName}</span>
          {file.risk && <RiskTag level={file.risk} />}
        </div>
        <Suspense>
          <Responsible division={file.division} />
        </Suspense>
        <CategoryTags
          yes={having("yes")}
          review={having("review")}
          orphan={file.decision?.orphan ?? null}
          leftOut={file.decision?.restricted ? "restricted" : null}
          nameOf={nameOf}
        />
        {file.closed && (
          <p className="danger">
            {t("header.closed", {
              date: file.closed.on,
              reason: closedFor ? t(`closing.reasons.${closedFor}`) : file.closed.reason,
            })}
          </p>
        )}
        <div className="actions">{actions}</div>
      </div>
      <AllowanceBlock file={file} onWhy={onWhy} />
    </header>
  );
}
