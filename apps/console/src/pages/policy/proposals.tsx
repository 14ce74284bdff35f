import type { ParameterRow, PolicyBook, ProposalRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Money } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { Entering, OnEnter } from "./entering.tsx";

type Props = { parameter: ParameterRow; series: PolicyBook["series"]; onEnter: OnEnter };

/** What the uprating formula gives: the next amount to gazette, and the newest one to compare. */
export function Proposals({ parameter, series, onEnter }: Props) {
  const { proposals } = parameter;
  return proposals.map((proposal) => (
    <Proposal
      key={proposal.from}
      proposal={proposal}
      parameter={parameter}
      series={series}
      onEnter={onEnter}
    />
  ));
}

function Proposal({ proposal, parameter, series, onEnter }: Props & { proposal: ProposalRow }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { id, name } = parameter;
  const { from, value, gazetted, working } = proposal;
  const begins = parameter.values.some((one) => one.from === from);
  const title = t(begins ? "proposalNewest" : "proposalNext", { from });
  if (value === null)
    return (
      <section className="proposal">
        <h4>{title}</h4>
        <Missing proposal={proposal} parameter={parameter} series={series} onEnter={onEnter} />
      </section>
    );
  return (
    <section className="proposal">
      <h4>
        {title} <Money fen={value} />
      </h4>
      <ol>
        {working.map((line) => (
          <li key={line.zh}>{say(line)}</li>
        ))}
      </ol>
      {gazetted === null ? (
        <>
          <p className="quiet">{t("proposalOnly")}</p>
          {onEnter && (
            <Button onClick={() => onEnter({ kind: "parameter", id, name, proposal: { from, value } })}>
              {t("gazette")}
            </Button>
          )}
        </>
      ) : (
        <p>
          {t("gazetted")} <Money fen={gazetted} /> · {t("difference")} <Money fen={gazetted - value} signed />
        </p>
      )}
    </section>
  );
}

/** What the formula waits for; each opens the dialog in which it is entered. */
function Missing({ proposal, parameter, series, onEnter }: Props & { proposal: ProposalRow }) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const toEnter = (missing: ProposalRow["missing"][number]): Entering | undefined => {
    const figures = series.find(({ id }) => id === missing.series?.id);
    if (figures && missing.series)
      return { kind: "series", id: figures.id, name: figures.name, year: missing.series.year };
    if (missing.parameter?.id !== parameter.id) return undefined;
    return { kind: "parameter", id: parameter.id, name: parameter.name };
  };
  return (
    <ul>
      {proposal.missing.map((missing) => {
        const entering = toEnter(missing);
        return (
          <li key={missing.zh}>
            {say(missing)}{" "}
            {onEnter && entering && (
              <Button type="link" size="small" onClick={() => onEnter(entering)}>
                {entering.kind === "series" && entering.year
                  ? t("enterFigureOf", { year: entering.year })
                  : t("enterStandard")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
