import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  AREA_LEVELS,
  DEPARTMENTS,
  type Department,
  type StaffPassword,
  type StaffRow,
  TENANT_ROLES,
  type TenantRole,
} from "@tongyou/core/schemas";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";

type Props = {
  /** Absent: a new member of staff. */
  row: StaffRow | undefined;
  onClose: () => void;
  onCreated: (password: StaffPassword) => void;
};
const LOGIN = /^[a-z][a-z0-9._-]{2,29}$/;

/** Name, role and area of a member of staff; the login is fixed once it exists. */
export function StaffForm({ row, onClose, onCreated }: Props) {
  const { t } = useTranslation("staff");
  const { t: shell } = useTranslation("shell");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [login, setLogin] = useState(row?.login ?? "");
  const [name, setName] = useState(row?.name ?? "");
  const [role, setRole] = useState<TenantRole | undefined>(row?.role);
  const [department, setDepartment] = useState<Department | undefined>(row?.department ?? undefined);
  const [area, setArea] = useState(row?.area.code);
  const reload = () => queryClient.invalidateQueries(trpc.staff.list.queryFilter());
  const create = useMutation(
    trpc.staff.create.mutationOptions({
      onSuccess: (password) => {
        void reload();
        onCreated(password);
      },
    }),
  );
  const update = useMutation(
    trpc.staff.update.mutationOptions({
      onSuccess: () => {
        void reload();
        onClose();
      },
    }),
  );
  const elsewhere = role === "departmentStaff";
  const ready =
    LOGIN.test(login) &&
    name.trim() !== "" &&
    role !== undefined &&
    area !== undefined &&
    (!elsewhere || department !== undefined);
  const save = () => {
    if (role === undefined || area === undefined) return;
    const person = { name, role, area, ...(elsewhere && department ? { department } : {}) };
    if (row) update.mutate({ id: row.id, ...person });
    else create.mutate({ login, ...person });
  };
  return (
    <Modal
      open
      title={row ? t("changeTitle", { name: row.name }) : t("create")}
      okText={row ? t("save") : t("createSubmit")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={create.isPending || update.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <label className="field" htmlFor="staff-name">
          <span>{t("name")}</span>
          <Input
            id="staff-name"
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field" htmlFor="staff-login">
          <span>{t("login")}</span>
          <Input
            id="staff-login"
            value={login}
            disabled={row !== undefined}
            maxLength={30}
            autoComplete="off"
            autoCapitalize="off"
            {...(login !== "" && !LOGIN.test(login) ? { status: "error" as const } : {})}
            onChange={(event) => setLogin(event.target.value.trim().toLowerCase())}
          />
          {!row && <small className="quiet">{t("loginRule")}</small>}
        </label>
        <label className="field" htmlFor="staff-role">
          <span>{t("role")}</span>
          <Select
            id="staff-role"
            placeholder={t("chooseRole")}
            {...(role ? { value: role } : {})}
            onChange={(next: TenantRole) => {
              setRole(next);
              setArea(undefined);
            }}
            options={TENANT_ROLES.map((value) => ({ value, label: shell(`role.${value}`) }))}
          />
        </label>
        {elsewhere && (
          <label className="field" htmlFor="staff-department">
            <span>{t("department")}</span>
            <Select
              id="staff-department"
              placeholder={t("chooseDepartment")}
              {...(department ? { value: department } : {})}
              onChange={setDepartment}
              options={DEPARTMENTS.map((value) => ({ value, label: shell(`department.${value}`) }))}
            />
          </label>
        )}
        <div className="field">
          <span>{t("area")}</span>
          <DivisionPicker
            value={area}
            onChange={setArea}
            disabled={role === undefined}
            levels={role ? AREA_LEVELS[role] : []}
          />
          <small className="quiet">{role ? t(`areaRule.${role}`) : t("areaAfterRole")}</small>
        </div>
        {row && <p className="quiet">{t("changeEndsSessions")}</p>}
        <ErrorNotice error={create.error ?? update.error} />
      </div>
    </Modal>
  );
}
