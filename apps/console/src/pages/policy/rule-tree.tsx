import type { PolicyBook, RuleLine } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";

type Props = {
  lines: readonly RuleLine[];
  readings: PolicyBook["readings"];
  /** The clause beside which the rule stands: its own number is not said again. */
  clause: string;
};

/** A rule in words, one condition a line. Where a reading decides, the one in force is marked. */
export function RuleTree({ lines, readings, clause }: Props) {
  return (
    <ul className="rule-tree">
      {lines.map((line) => (
        <li key={JSON.stringify(line)}>
          <RuleText line={line} readings={readings} clause={clause} />
          {isInForce(line, readings) && line.children && line.children.length > 0 && (
            <RuleTree lines={line.children} readings={readings} clause={clause} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A reading that is not in force is named, and what would follow from it is not said. */
const isInForce = ({ reading }: RuleLine, readings: Props["readings"]): boolean =>
  reading?.option === undefined || readings.find(({ id }) => id === reading.id)?.taken === reading.option;

function RuleText({ line, readings, clause }: { line: RuleLine } & Omit<Props, "lines">) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const reading = readings.find(({ id }) => id === line.reading?.id);
  const option = line.reading?.option;
  const listed = line.children?.some((child) => child.reading?.option !== undefined) ?? false;
  const inForce = reading?.options.find(({ value }) => value === reading.taken);
  const others = line.clauses?.filter((no) => no !== clause) ?? [];
  return (
    <>
      <span className={option !== undefined && option !== reading?.taken ? "quiet" : ""}>
        {say(line.text)}
        {option !== undefined && option === reading?.taken && <strong>{t("taken")}</strong>}
      </span>
      {option === undefined && !listed && inForce && (
        <em className="caution">{t("readAs", { option: say(inForce.label) })}</em>
      )}{" "}
      {others.map((no) => (
        <ClauseChip key={no} no={no} />
      ))}
    </>
  );
}
