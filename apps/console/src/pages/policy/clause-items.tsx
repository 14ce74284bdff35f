import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ClauseRow, ClauseRules, PolicyBook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { RuleTree } from "./rule-tree.tsx";

/** What carries a clause: each rule in words with the children it touches now, standards as links. */
export function ClauseItems({ book, clause }: { book: PolicyBook; clause: ClauseRow }) {
  const { t } = useTranslation("policy");
  const trpc = useTRPC();
  const area = useArea();
  const rules = useQuery(trpc.policy.clause.queryOptions({ no: clause.no, ...(area ? { area } : {}) }));
  return (
    <>
      <h3>{t("items")}</h3>
      <ErrorNotice error={rules.error} onRetry={() => void rules.refetch()} />
      <ul className="items" aria-busy={rules.isPending}>
        {clause.items.map((item) => (
          <Item
            key={item.id}
            item={item}
            book={book}
            clause={clause.no}
            carried={rules.data?.rules.find(({ id }) => id === item.id)}
          />
        ))}
      </ul>
    </>
  );
}

type ItemProps = {
  item: ClauseRow["items"][number];
  book: PolicyBook;
  clause: string;
  carried: ClauseRules["rules"][number] | undefined;
};

function Item({ item, book, clause, carried }: ItemProps) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  // A formula stands with the standard it proposes for.
  const parameter = book.parameters.find(({ id }) => id === item.id.replace(/\.proposal$/, ""));
  if (parameter)
    return (
      <li>
        <Link to="/policy" search={{ clause, view: "standards", parameter: parameter.id }}>
          {say(item.name)}
        </Link>
      </li>
    );
  const lines = carried?.rule.children ?? [];
  return (
    <li>
      <div className="actions">
        <strong>{say(item.name)}</strong> <span className="quiet">{item.id}</span>
        {carried?.children && (
          <Link to="/children" search={carried.children.filter}>
            {t("childrenNow", { n: carried.children.count.toLocaleString("en-US") })}
          </Link>
        )}
      </div>
      {lines.length > 0 && <RuleTree lines={lines} readings={book.readings} clause={clause} />}
    </li>
  );
}
