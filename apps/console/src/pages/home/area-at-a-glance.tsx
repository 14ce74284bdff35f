import { Link } from "@tanstack/react-router";
import type { Glance } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { Instant } from "../../parts/instant.tsx";
import { Money } from "../../parts/money.tsx";
import { StackedBar } from "../../parts/stacked-bar.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

/** Shades that a grey print still tells apart. */
const SHADES = ["#0f766e", "#5aa89f", "#a8d3cc", "#4b5a59", "#97a5a3", "#d0d8d6"] as const;
const ALLOWANCE = ["decided", "needs", "choice", "review"] as const;
const MONTH_STATES = ["calculating", "calculated", "submitted", "approved", "fixed", "cancelled"] as const;

/** The area in figures; each figure opens the list behind it, where the role may see one. */
export function AreaAtAGlance({ glance }: { glance: Glance }) {
  const { t } = useTranslation("home");
  const { say } = useLanguage();
  const may = useMay();
  const lists = may("children.list");
  const parts = glance.byCategory
    .filter(({ count }) => count > 0)
    .map(({ id, name, count }, index) => ({
      key: id,
      label: say(name),
      count,
      colour: SHADES[index % SHADES.length] ?? SHADES[0],
    }));
  const state = MONTH_STATES.find((known) => known === glance.month?.state);
  return (
    <aside className="card glance" aria-label={t("glance.label")}>
      <h2>{t("glance.label")}</h2>
      <Figure label={t("glance.children")}>
        <Opens when={lists} link={<Link to="/children">{<Count of={glance.children} />}</Link>}>
          <Count of={glance.children} />
        </Opens>
      </Figure>
      {parts.length > 0 && (
        <>
          <StackedBar parts={parts} label={t("glance.categories")} />
          <ul className="legend">
            {parts.map(({ key, label, count, colour }) => (
              <li key={key}>
                <span className="swatch" style={{ background: colour }} />
                <span>{label}</span>
                <Opens
                  when={lists}
                  link={
                    <Link to="/children" search={{ category: key }}>
                      <Count of={count} />
                    </Link>
                  }
                >
                  <Count of={count} />
                </Opens>
              </li>
            ))}
          </ul>
          <p className="quiet">{t("glance.several")}</p>
        </>
      )}
      <h3>{t("glance.allowance")}</h3>
      <p className="quiet">{t("glance.decidedOn", { date: glance.decidedOn })}</p>
      {ALLOWANCE.map((status) => (
        <Figure key={status} label={t(`glance.status.${status}`)}>
          <Opens
            when={lists}
            link={
              <Link to="/children" search={{ allowance: status }}>
                <Count of={glance.allowance[status]} />
              </Link>
            }
          >
            <Count of={glance.allowance[status]} />
          </Opens>
        </Figure>
      ))}
      {glance.month && (
        <>
          <h3>{t("glance.month", { month: glance.month.month })}</h3>
          <Figure label={state ? t(`glance.monthState.${state}`) : glance.month.state}>
            <Opens
              when={may("months.list")}
              link={<Link to="/months">{<Money fen={glance.month.fen} />}</Link>}
            >
              <Money fen={glance.month.fen} />
            </Opens>
          </Figure>
          <Figure label={t("glance.paid")}>
            <Count of={glance.month.children} />
          </Figure>
        </>
      )}
      {glance.lastImport && (
        <>
          <h3>{t("glance.import")}</h3>
          <Figure label={<Instant at={glance.lastImport.at} />}>
            {t("glance.rows", { rows: glance.lastImport.rows })}
          </Figure>
          <p className="quiet file-name" title={glance.lastImport.fileName}>
            <Opens when={may("imports.list")} link={<Link to="/imports">{glance.lastImport.fileName}</Link>}>
              {glance.lastImport.fileName}
            </Opens>
          </p>
        </>
      )}
    </aside>
  );
}

function Figure({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="glance-figure">
      <span className="quiet">{label}</span>
      <span>{children}</span>
    </div>
  );
}

/** A link for those who may open the list, the bare figure for the others. */
const Opens = ({ when, link, children }: { when: boolean; link: ReactNode; children: ReactNode }) =>
  when ? link : children;
