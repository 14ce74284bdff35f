import type { PolicyBook, RuleLine } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { OnEnter } from "./entering.tsx";
import { SettingValue } from "./setting-card.tsx";

type Props = {
  lines: readonly RuleLine[];
  book: Pick<PolicyBook, "readings" | "settings">;
  /** The clause beside which the rule stands: its own number is not said again. */
  clause: string;
  /** Enters what a document leaves to the bureau. */
  onEnter: OnEnter;
  /** Named rules that are said in full elsewhere, by id: here the name is enough. */
  folded?: ReadonlyMap<string, unknown>;
};

/** A rule in words, one condition a line. Where a reading decides or the bureau sets a term, what is in force is said. */
export function RuleTree({ lines, book, clause, onEnter, folded }: Props) {
  const isFolded = ({ item }: RuleLine) => item !== undefined && (folded?.has(item) ?? false);
  return (
    <ul className="rule-tree">
      {lines.map((line) => (
        <li key={JSON.stringify(line)}>
          <RuleText line={line} book={book} clause={clause} onEnter={onEnter} />
          {isInForce(line, book.readings) && !isFolded(line) && line.children && line.children.length > 0 && (
            <RuleTree
              lines={line.children}
              book={book}
              clause={clause}
              onEnter={onEnter}
              {...(folded && { folded })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A reading that is not in force is named, and what would follow from it is not said. */
const isInForce = ({ reading }: RuleLine, readings: PolicyBook["readings"]): boolean =>
  reading?.option === undefined || readings.find(({ id }) => id === reading.id)?.taken === reading.option;

function RuleText({ line, book, clause, onEnter }: { line: RuleLine } & Omit<Props, "lines">) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const reading = book.readings.find(({ id }) => id === line.reading?.id);
  const option = line.reading?.option;
  const listed = line.children?.some((child) => child.reading?.option !== undefined) ?? false;
  const inForce = reading?.options.find(({ value }) => value === reading.taken);
  const setting = book.settings.find(({ id }) => id === line.setting);
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
      {setting && <SettingValue setting={setting} onEnter={onEnter} />}
      {others.map((no) => (
        <ClauseChip key={no} no={no} />
      ))}
    </>
  );
}
