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
      {values.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("from")}</th>
              <th scope="col" className="numeric">
                {t("value")}
              </th>
              <th scope="col">{t("source")}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={`${value.from} ${value.status}`}>
                <td className="figure">
                  {value.from} – {value.to ?? t("open")}
                </td>
                <td className="numeric">
                  <ParameterValue unit={unit} value={value.value} />
                </td>
                <td>
                  <strong className={value.status === "press" ? "caution" : ""}>
                    {t(`status.${value.status}`)}
                  </strong>{" "}
                  {say(value.source)} {value.documentNumber}{" "}
                  {value.enteredBy && <span className="quiet">{t("by", { name: value.enteredBy })}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {proposal && <Proposal proposal={proposal} unit={unit} />}
      {onEnter && unit === "fen" && (
        <div className="actions">
          <Button onClick={() => onEnter({ kind: "parameter", id, name })}>{t("enterStandard")}</Button>
        </div>
      )}
    </article>
  );
}

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
