import type { ParameterRow, PolicyBook } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";
import { EnteredBy } from "./entered-by.tsx";
import type { OnEnter } from "./entering.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { Proposals } from "./proposals.tsx";
import { Timeline } from "./timeline.tsx";

type Props = { parameter: ParameterRow; series: PolicyBook["series"]; onEnter: OnEnter };

/** One parameter: its values on a timeline with their sources, and what the uprating formula proposes. */
export function ParameterCard({ parameter, series, onEnter }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { id, name, unit, values, clause, toBeEntered } = parameter;
  const [first] = toBeEntered;
  return (
    <article className="card stack">
      <h3>
        {say(name)} <ClauseChip no={clause} />
      </h3>
      {values.length > 0 && <Timeline parameter={parameter} />}
      {values.length + toBeEntered.length === 0 && <p className="caution">{t("noValues")}</p>}
      <ul className="values" hidden={values.length === 0}>
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
              {say(value.source)} {value.entered && <EnteredBy entry={value.entered} />}
            </div>
          </li>
        ))}
      </ul>
      <OpenDays parameter={parameter} onEnter={undefined} />
      <Proposals parameter={parameter} series={series} onEnter={onEnter} />
      {onEnter && unit === "fen" && (
        <div className="actions">
          <Button
            onClick={() => onEnter({ kind: "parameter", id, name, ...(first && { from: first.from }) })}
          >
            {t("enterStandard")}
          </Button>
        </div>
      )}
    </article>
  );
}

type OpenDaysProps = { parameter: ParameterRow; onEnter: OnEnter };

/** Days for which no verified document gives an amount: the bureau's to enter, and why. */
export function OpenDays({ parameter: { id, name, toBeEntered }, onEnter }: OpenDaysProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  return toBeEntered.map(({ from, to, why }) => (
    <p key={from}>
      <span className="caution">{to ? t("openSpan", { from, to }) : t("openFrom", { from })}</span>{" "}
      <span className="quiet">{say(why)}</span>{" "}
      {onEnter && (
        <Button type="link" size="small" onClick={() => onEnter({ kind: "parameter", id, name, from })}>
          {t("enterStandard")}
        </Button>
      )}
    </p>
  ));
}
