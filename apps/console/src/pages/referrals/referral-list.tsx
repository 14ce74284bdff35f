import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PARTIES, REFERRAL_KINDS, REFERRAL_VIEWS } from "@tongyou/core/schemas";
import { Checkbox, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useReferralColumns } from "./referral-columns.tsx";
import type { ViewProps } from "./referrals-search.ts";
import { useReferralWords } from "./use-referral-words.ts";

const SIZE = 50;

/** Referrals by where they stand, the earliest last day first. */
export function ReferralList({ search, onChange }: ViewProps) {
  const { t } = useTranslation("referrals");
  const trpc = useTRPC();
  const area = useArea();
  const columns = useReferralColumns();
  const { page = 1, view = "waiting", party, kind } = search;
  const asked = { view, mine: search.mine === "yes", offset: (page - 1) * SIZE, limit: SIZE };
  const input = { ...asked, ...present({ party, kind, area }) };
  const list = useQuery(trpc.referrals.list.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <div className="stack">
      <Filters search={search} onChange={onChange} />
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Waiting />}
      {list.data && (
        <div className="stack" aria-busy={list.isFetching}>
          <RecordTable
            label={t("tab.list")}
            rows={list.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t(`none.${view}`)} next={t("noneNext")} />}
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => onChange({ page: to })} />
        </div>
      )}
    </div>
  );
}

function Filters({ search, onChange }: ViewProps) {
  const { t } = useTranslation("referrals");
  const words = useReferralWords();
  return (
    <div className="filters">
      <Segmented
        aria-label={t("column.state")}
        className="wrapping"
        value={search.view ?? "waiting"}
        onChange={(view) => onChange({ view: view === "waiting" ? undefined : view })}
        options={REFERRAL_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("column.party")}
        placeholder={t("any.party")}
        value={search.party ?? null}
        onChange={(party) => onChange({ party: party ?? undefined })}
        options={PARTIES.map((value) => ({
          value,
          label: value === "institution" ? t("form.institutions") : words.department(value),
        }))}
      />
      <Select
        allowClear
        aria-label={t("column.kind")}
        placeholder={t("any.kind")}
        value={search.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
        options={REFERRAL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Checkbox
        checked={search.mine === "yes"}
        onChange={({ target }) => onChange({ mine: target.checked ? "yes" : undefined })}
      >
        {t("mine")}
      </Checkbox>
    </div>
  );
}
