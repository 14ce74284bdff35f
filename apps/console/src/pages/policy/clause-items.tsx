import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ClauseRow, ClauseRules, PolicyBook } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { RECOUNT } from "../../parts/recount.ts";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { AffectedChildren } from "./affected-children.tsx";
import { type OnEnter, useEntering } from "./entering.tsx";
import { OpenDays } from "./parameter-card.tsx";
import { ParameterValue } from "./parameter-value.tsx";
import { RuleTree } from "./rule-tree.tsx";
import { Stages } from "./stages.tsx";

type Item = ClauseRow["items"][number];
type Carried = ClauseRules["rules"][number] | undefined;

/** What carries a clause: each rule and duty in words with the children it touches now, standards as links. */
export function ClauseItems({ book, clause }: { book: PolicyBook; clause: ClauseRow }) {
  const { t } = useTranslation("policy");
  const trpc = useTRPC();
  const area = useArea();
  const { onEnter, dialog } = useEntering();
  const input = { no: clause.no, ...(area ? { area } : {}) };
  const rules = useQuery(
    trpc.policy.clause.queryOptions(input, {
      refetchInterval: ({ state }) =>
        state.data?.rules.some(({ children }) => children?.count === null) ? RECOUNT : false,
    }),
  );
  return (
    <>
      <h3>{t("items")}</h3>
      <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />
      <ul className="items" aria-busy={rules.isPending}>
        {clause.items.map((item) => {
          // A formula stands with the standard it proposes for.
          const parameter = book.parameters.find(({ id }) => id === item.id.replace(/\.proposal$/, ""));
          return (
            <li key={item.id}>
              {parameter ? (
                <Standard name={item.name} parameter={parameter} clause={clause.no} onEnter={onEnter} />
              ) : (
                <Rule
                  item={item}
                  book={book}
                  clause={clause.no}
                  carried={rules.data?.rules.find(({ id }) => id === item.id)}
                  onEnter={onEnter}
                />
              )}
            </li>
          );
        })}
      </ul>
      {dialog}
    </>
  );
}

type StandardProps = {
  name: Item["name"];
  parameter: PolicyBook["parameters"][number];
  clause: string;
  onEnter: OnEnter;
};

/** A standard with its newest amount; what no verified document gives is the bureau's to enter. */
function Standard({ name, parameter, clause, onEnter }: StandardProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  const { id, unit, values, toBeEntered } = parameter;
  const newest = values.at(-1);
  return (
    <>
      <div className="actions">
        <Link to="/policy" search={{ clause, view: "standards", parameter: id }}>
          {say(name)}
        </Link>
        {newest && (
          <span>
            <ParameterValue unit={unit} value={newest.value} />{" "}
            <span className="quiet">
              {newest.to
                ? t("span", { from: newest.from, to: newest.to })
                : t("spanOpen", { from: newest.from })}
            </span>
          </span>
        )}
        {!newest && toBeEntered.length === 0 && <span className="caution">{t("byBureau")}</span>}
        {!newest && toBeEntered.length === 0 && onEnter && (
          <Button
            type="link"
            size="small"
            onClick={() => onEnter({ kind: "parameter", id, name: parameter.name })}
          >
            {t("enterStandard")}
          </Button>
        )}
      </div>
      <OpenDays parameter={parameter} onEnter={onEnter} />
    </>
  );
}

type RuleProps = { item: Item; book: PolicyBook; clause: string; carried: Carried; onEnter: OnEnter };

function Rule({ item, book, clause, carried, onEnter }: RuleProps) {
  const { say } = useLanguage();
  const lines = carried?.rule.children ?? [];
  return (
    <>
      <div className="actions">
        <strong>{say(item.name)}</strong> <span className="quiet">{item.id}</span>
        {carried?.children && <AffectedChildren of={carried.children} />}
      </div>
      {item.kind === "mechanism" || item.kind === "procedure" ? (
        <Stages lines={lines} book={book} clause={clause} onEnter={onEnter} />
      ) : (
        lines.length > 0 && <RuleTree lines={lines} book={book} clause={clause} onEnter={onEnter} />
      )}
    </>
  );
}
