import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { SITUATION_IDS, SITUATIONS } from "@tongyou/core/schemas";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Pager } from "../../parts/pager.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { useCaseColumns } from "./case-columns.tsx";
import { GlassDialog } from "./glass-dialog.tsx";
import { CLOCKS, HANDLERS, type ProtectionSearch, STATES } from "./protection-search.ts";
import { TermsDialog } from "./terms-dialog.tsx";
import "./protection.css";

const SIZE = 50;

/** Reports of harm and where they stand, the earliest clock first; the filters are in the address. */
export default function ProtectionPage() {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const may = useMay();
  const area = useArea();
  const search = useSearch({ from: "/frame/protection" });
  const columns = useCaseColumns();
  const [open, setOpen] = useState<"glass" | "terms">();
  const { page = 1, state, situation, clock, handler } = search;
  const cases = useQuery(
    trpc.protection.list.queryOptions({
      offset: (page - 1) * SIZE,
      limit: SIZE,
      ...(state ? { state } : {}),
      ...(situation ? { situation } : {}),
      ...(clock ? { clock } : {}),
      ...(handler ? { handler } : {}),
      ...(area ? { area } : {}),
    }),
  );
  const navigate = useNavigate();
  const show = (next: ProtectionSearch) => void navigate({ to: "/protection", search: next });
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <>
            {may("breakGlass.open") && <Button onClick={() => setOpen("glass")}>{t("list.glass")}</Button>}
            {may("protection.setTerms") && (
              <Button onClick={() => setOpen("terms")}>{t("list.terms")}</Button>
            )}
          </>
        }
      />
      <Filters search={search} onChange={(part) => show(present({ ...search, page: undefined, ...part }))} />
      <ErrorNotice error={cases.error} onRetry={() => void cases.refetch()} />
      {cases.isPending && <Waiting />}
      {cases.data && (
        <>
          <RecordTable
            label={t("list.label")}
            rows={cases.data.rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("list.none")} next={t("list.noneNext")} />}
          />
          <Pager
            page={page}
            size={SIZE}
            total={cases.data.total}
            onPage={(next) => show({ ...search, page: next })}
          />
        </>
      )}
      {open === "glass" && <GlassDialog onClose={() => setOpen(undefined)} />}
      {open === "terms" && <TermsDialog onClose={() => setOpen(undefined)} />}
    </>
  );
}

type Part = { [K in keyof ProtectionSearch]?: ProtectionSearch[K] | undefined };

function Filters({ search, onChange }: { search: ProtectionSearch; onChange: (part: Part) => void }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  return (
    <div className="filters">
      <Select
        aria-label={t("list.any.state")}
        value={search.state ?? "open"}
        onChange={(state) => onChange({ state: state === "open" ? undefined : state })}
        options={STATES.map((value) => ({ value, label: t(`list.state.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("list.situation")}
        placeholder={t("list.any.situation")}
        value={search.situation ?? null}
        onChange={(situation) => onChange({ situation: situation ?? undefined })}
        options={SITUATION_IDS.map((value) => ({ value, label: say(SITUATIONS[value].title) }))}
      />
      <Select
        allowClear
        aria-label={t("list.clock")}
        placeholder={t("list.any.clock")}
        value={search.clock ?? null}
        onChange={(clock) => onChange({ clock: clock ?? undefined })}
        options={CLOCKS.map((value) => ({ value, label: t(`list.clockIs.${value}`) }))}
      />
      <Select
        allowClear
        aria-label={t("list.handler")}
        placeholder={t("list.any.handler")}
        value={search.handler ?? null}
        onChange={(handler) => onChange({ handler: handler ?? undefined })}
        options={HANDLERS.map((value) => ({ value, label: t(`list.handlerIs.${value}`) }))}
      />
    </div>
  );
}
