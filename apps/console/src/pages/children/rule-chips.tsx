import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import type { ChildrenSearch } from "./children-search.ts";
import { usePackNames } from "./use-pack-names.ts";

const KINDS = ["entitlement", "group", "provision"] as const;

/** A row of a report by its name, and its report's; by its id until they are read. */
function useRow(row: string | undefined) {
  const trpc = useTRPC();
  const { say } = useLanguage();
  const may = useMay();
  const asked = row !== undefined && may("packReports.list");
  const { data } = useQuery(trpc.packReports.list.queryOptions(undefined, { enabled: asked }));
  if (row === undefined) return undefined;
  const [id = ""] = row.split("?");
  const report = data?.reports.find((one) => id.startsWith(`${one.id}.`));
  const found = report?.rows.find((one) => `${report.id}.${one.id}` === id);
  return {
    kind: row === id ? ("row" as const) : ("uncertainRow" as const),
    filter: "row" as const,
    name: report && found ? `${say(report.title)} · ${say(found.title)}` : id,
  };
}

type Props = { search: ChildrenSearch; onChange: (change: ChildrenSearch) => void };

/** The rules and rows of reports the list is narrowed to, by name; each can be taken away. */
export function RuleChips({ search, onChange }: Props) {
  const { t } = useTranslation("children");
  const { ruleName } = usePackNames();
  const row = useRow(search.row);
  const rules = KINDS.flatMap((kind) => {
    const id = search[kind];
    if (id === undefined) return [];
    return [{ kind, filter: kind, name: search.group === id ? t(`groups.${search.group}`) : ruleName(id) }];
  });
  const chips = row ? [...rules, row] : rules;
  if (chips.length === 0) return null;
  return (
    <div className="rule-chips">
      <span className="quiet">{t("rules.title")}</span>
      {chips.map(({ kind, filter, name }) => (
        <Tag
          key={kind}
          color="green"
          closable={{ "aria-label": t("rules.remove", { name }) }}
          onClose={() => onChange({ [filter]: undefined })}
        >
          {t(`rules.${kind}`, { name })}
        </Tag>
      ))}
    </div>
  );
}
