import type { ParameterRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Money } from "../../parts/money.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { Entering } from "./enter-standard.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { Timeline } from "./timeline.tsx";

type Props = { parameter: ParameterRow; onEnter: ((entering: Entering) => void) | undefined };

/** One parameter: its values on a timeline with their sources, and what the uprating formula proposes. */
export function ParameterCard({ parameter, onEnter }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { id, name, unit, values, clause, proposal } = parameter;
  return (
    <article className="card stack">
      <h3>
        {say(name)} <ClauseChip no={clause} />
      </h3>
      {values.length === 0 ? <p className="quiet">{t("noValues")}</p> : <Timeline parameter={parameter} />}
      <ul className="values">
        {values.map((value) => (
          <li key={`${value.from} ${value.status}`}>
            <div className="actions">
              <ParameterValue unit={unit} value={value.value} />
              <span className="figure">
                {value.to
                  ? t("span", { from: value.from, to: value.to })
                  : t("spanOpen", { from: value.from })}
              </span>
            </div>
            <div className="quiet">
              <span className={value.status === "press" ? "caution" : ""}>{t(`status.${value.status}`)}</span>{" "}
              {say(value.source)} {cited(value) ? "" : value.documentNumber}{" "}
              {value.enteredBy && t("by", { name: value.enteredBy })}
            </div>
          </li>
        ))}
      </ul>
      {proposal && <Proposal proposal={proposal} unit={unit} />}
      {onEnter && unit === "fen" && (
        <div className="actions">
          <Button onClick={() => onEnter({ kind: "parameter", id, name })}>{t("enterStandard")}</Button>
        </div>
      )}
    </article>
  );
}

/** Whether the source already names its document. */
const cited = ({ source, documentNumber }: ParameterRow["values"][number]) =>
  documentNumber !== null && source.zh.includes(documentNumber);

type ProposalProps = { proposal: NonNullable<ParameterRow["proposal"]>; unit: ParameterRow["unit"] };

function Proposal({ proposal, unit }: ProposalProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  if ("missing" in proposal)
    return (
      <section className="proposal">
        <h4>{t("proposal")}</h4>
        <p>{say(proposal.missing)}</p>
      </section>
    );
  return (
    <section className="proposal">
      <h4>
        {t("proposalFrom", { from: proposal.from })} <ParameterValue unit={unit} value={proposal.value} />
      </h4>
      <ol>
        {proposal.working.map((line) => (
          <li key={line.zh}>{say(line)}</li>
        ))}
      </ol>
      {proposal.difference !== null && (
        <p>
          {t("difference")} <Money fen={proposal.difference} signed />
        </p>
      )}
      <p className="quiet">{t("proposalOnly")}</p>
    </section>
  );
}
