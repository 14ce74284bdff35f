import { useQuery } from "@tanstack/react-query";
import type { Provisioned, TenantRow } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { Packs } from "./packs.tsx";
import { useTenantColumns } from "./tenant-columns.tsx";

// The national desk starts here: its dialogs come when they are opened, to keep the first load small.
const OneTimePassword = lazy(() => import("../../parts/one-time-password.tsx"));
const ProvisionForm = lazy(() => import("./provision-form.tsx"));
const TenantAction = lazy(() => import("./tenant-action.tsx"));

type Open = "provision" | { act: "suspend" | "resume"; row: TenantRow } | { made: Provisioned };

/** The bureaus, their health and their packs. No child can be opened here, and the page says so. */
export default function NationalPage() {
  const { t } = useTranslation("national");
  const trpc = useTRPC();
  const tenants = useQuery(trpc.national.tenants.queryOptions());
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const columns = useTenantColumns((act, row) => setOpen({ act, row }));
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <Button type="primary" onClick={() => setOpen("provision")}>
            {t("provision.open")}
          </Button>
        }
      />
      <Alert type="info" showIcon title={t("noChild")} description={t("noChildWhy")} />
      <ErrorNotice error={tenants.error} onRetry={() => void tenants.refetch()} />
      {tenants.isPending && <Waiting />}
      {tenants.data && (
        <RecordTable
          label={t("tenants")}
          rows={tenants.data}
          columns={columns}
          rowKey={({ code }) => code}
          empty={<EmptyState title={t("none")} next={t("noneNext")} />}
        />
      )}
      <p className="quiet">{t("hidden")}</p>
      <Packs />
      <Suspense>
        {open === "provision" && <ProvisionForm onClose={close} onMade={(made) => setOpen({ made })} />}
        {typeof open === "object" && "act" in open && (
          <TenantAction kind={open.act} row={open.row} onClose={close} />
        )}
        {typeof open === "object" && "made" in open && (
          <OneTimePassword
            login={open.made.admin.login}
            password={open.made.admin.password}
            note={t("provision.made", { code: open.made.code, milliseconds: open.made.milliseconds })}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
