import { type AuditRow, PERMISSIONS } from "@tongyou/core/schemas";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { present } from "../../parts/search-params.ts";
import type { auditSearch } from "./audit-search.ts";
import { useActionWord } from "./use-action-word.ts";

type Search = ReturnType<typeof auditSearch>;
type Props = { search: Search; onChange: (next: Search) => void; rows: readonly AuditRow[] };

/** Acts that leave a row and are no permission of a role. */
const OTHER_ACTS = ["auth.signIn", "auth.changePassword"] as const;
const ACTS = [...OTHER_ACTS, ...Object.keys(PERMISSIONS).filter((name) => !name.startsWith("national."))];

/** What was done, from when to when; the person and the child are taken from a row and can be let go here. */
export function AuditFilters({ search, onChange, rows }: Props) {
  const { t } = useTranslation("audit");
  const word = useActionWord();
  const change = (part: { [K in keyof Search]?: Search[K] | undefined }) =>
    onChange(present({ ...search, page: undefined, ...part }));
  const actorName = rows.find(({ actor }) => actor === search.actor)?.actorName ?? search.actor;
  return (
    <div className="filters">
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("anyAction")}
        aria-label={t("action")}
        value={search.action ?? null}
        onChange={(action) => change({ action: action ?? undefined })}
        options={ACTS.map((value) => ({ value, label: word(value) }))}
      />
      <DateField value={search.from} placeholder={t("from")} onChange={(from) => change({ from })} />
      <DateField value={search.to} placeholder={t("to")} onChange={(to) => change({ to })} />
      {search.actor && (
        <Button onClick={() => change({ actor: undefined })}>{t("dropActor", { name: actorName })}</Button>
      )}
      {search.child && <Button onClick={() => change({ child: undefined })}>{t("dropChild")}</Button>}
    </div>
  );
}
