import { useQuery } from "@tanstack/react-query";
import type { StaffPassword, StaffRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Instant } from "../../parts/instant.tsx";
import OneTimePassword from "../../parts/one-time-password.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMe } from "../../shell/session.tsx";
import { StaffAction, type StaffActionKind } from "./staff-action.tsx";
import { StaffForm } from "./staff-form.tsx";

type Open =
  | { form: StaffRow | "new" }
  | { act: StaffActionKind; row: StaffRow }
  | { password: StaffPassword };

/** The people of the bureau: who works where in which role, and the way in for each. */
export default function StaffPage() {
  const { t } = useTranslation("staff");
  const { t: shell } = useTranslation("shell");
  const trpc = useTRPC();
  const me = useMe();
  const staff = useQuery(trpc.staff.list.queryOptions());
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const columns: Column<StaffRow>[] = [
    {
      key: "name",
      title: t("name"),
      head: true,
      render: ({ name, disabled }) => (
        <>
          {name} {disabled && <span className="caution">{t("disabled")}</span>}
        </>
      ),
    },
    { key: "login", title: t("login"), render: ({ login }) => login },
    { key: "role", title: t("role"), render: ({ role }) => shell(`role.${role}`) },
    { key: "area", title: t("area"), render: ({ area }) => <span title={area.code}>{area.name}</span> },
    {
      key: "last",
      title: t("lastSignIn"),
      render: ({ lastSignInAt, mustChangePassword }) => (
        <span>
          <Instant at={lastSignInAt} />{" "}
          {mustChangePassword && <span className="quiet">{t("firstPassword")}</span>}
        </span>
      ),
    },
    {
      key: "do",
      title: t("do"),
      render: (row) => (
        <span className="actions">
          <Button size="small" onClick={() => setOpen({ form: row })}>
            {t("change")}
          </Button>
          <Button size="small" onClick={() => setOpen({ act: "reset", row })}>
            {t("reset")}
          </Button>
          {row.id !== me.staff.id && (
            <Button size="small" onClick={() => setOpen({ act: row.disabled ? "enable" : "disable", row })}>
              {t(row.disabled ? "enable" : "disable")}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about")}
        actions={
          <Button type="primary" onClick={() => setOpen({ form: "new" })}>
            {t("create")}
          </Button>
        }
      />
      <ErrorNotice error={staff.error} onRetry={() => void staff.refetch()} />
      {staff.isPending && <Waiting />}
      {staff.data && (
        <RecordTable
          label={t("title")}
          rows={staff.data}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t("none")} next={t("noneNext")} />}
        />
      )}
      {open && "form" in open && (
        <StaffForm
          row={open.form === "new" ? undefined : open.form}
          onClose={close}
          onCreated={(password) => setOpen({ password })}
        />
      )}
      {open && "act" in open && (
        <StaffAction
          kind={open.act}
          row={open.row}
          onClose={close}
          onPassword={(password) => setOpen({ password })}
        />
      )}
      {open && "password" in open && (
        <OneTimePassword login={open.password.login} password={open.password.password} onClose={close} />
      )}
    </>
  );
}
