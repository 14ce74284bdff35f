import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ChildrenSearch } from "./children-search.ts";
import { usePackNames } from "./use-pack-names.ts";

const KINDS = ["entitlement", "group", "provision"] as const;

type Props = { search: ChildrenSearch; onChange: (change: ChildrenSearch) => void };

/** The rules the list is narrowed to from the policy book, by name; each can be taken away. */
export function RuleChips({ search, onChange }: Props) {
  const { t } = useTranslation("children");
  const { ruleName } = usePackNames();
  const chips = KINDS.flatMap((kind) => {
    const id = search[kind];
    if (id === undefined) return [];
    return [{ kind, name: search.group === id ? t(`groups.${search.group}`) : ruleName(id) }];
  });
  if (chips.length === 0) return null;
  return (
    <div className="rule-chips">
      <span className="quiet">{t("rules.title")}</span>
      {chips.map(({ kind, name }) => (
        <Tag
          key={kind}
          color="green"
          closable={{ "aria-label": t("rules.remove", { name }) }}
          onClose={() => onChange({ [kind]: undefined })}
        >
          {t(`rules.${kind}`, { name })}
        </Tag>
      ))}
    </div>
  );
}
