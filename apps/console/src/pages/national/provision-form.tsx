import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isDivisionCode, type Provisioned } from "@tongyou/core/schemas";
import { Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useLanguage } from "../../shell/language.ts";
import { TextField } from "./text-field.tsx";

const CODE = /^[a-z][a-z0-9-]{2,30}$/;
const LOGIN = /^[a-z][a-z0-9._-]{2,29}$/;
const EMPTY = { code: "", name: "", division: "", pack: "", adminLogin: "", adminName: "" };

type Props = { onClose: () => void; onMade: (made: Provisioned) => void };

/** A new bureau: what it is called, its place, its pack, its first administrator. Ends with a one-time password. */
export default function ProvisionForm({ onClose, onMade }: Props) {
  const { t } = useTranslation("national");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const packs = useQuery(trpc.national.packs.queryOptions());
  const [bureau, setBureau] = useState(EMPTY);
  const provision = useMutation(
    trpc.national.provision.mutationOptions({
      onSuccess: (made) => {
        void queryClient.invalidateQueries(trpc.national.pathFilter());
        onMade(made);
      },
    }),
  );
  const set = (key: keyof typeof EMPTY) => (value: string) => setBureau({ ...bureau, [key]: value });
  const ready =
    CODE.test(bureau.code) &&
    bureau.name.trim().length >= 2 &&
    isDivisionCode(bureau.division) &&
    bureau.pack !== "" &&
    LOGIN.test(bureau.adminLogin) &&
    bureau.adminName.trim() !== "";
  return (
    <Modal
      open
      title={t("provision.title")}
      okText={t("provision.submit")}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={provision.isPending}
      onOk={() => provision.mutate(bureau)}
      onCancel={onClose}
    >
      <div className="stack">
        <TextField id="name" label={t("provision.name")} value={bureau.name} onChange={set("name")} />
        <TextField
          id="code"
          label={t("provision.code")}
          rule={t("provision.codeRule")}
          wrong={bureau.code !== "" && !CODE.test(bureau.code)}
          value={bureau.code}
          onChange={(text) => set("code")(text.toLowerCase())}
        />
        <TextField
          id="division"
          label={t("provision.division")}
          rule={t("provision.divisionRule")}
          wrong={bureau.division !== "" && !isDivisionCode(bureau.division)}
          value={bureau.division}
          onChange={(text) => set("division")(text.replaceAll(/\D/g, "").slice(0, 12))}
        />
        <label className="field" htmlFor="provision-pack">
          <span>{t("pack")}</span>
          <Select
            id="provision-pack"
            loading={packs.isPending}
            placeholder={t("provision.choosePack")}
            {...(bureau.pack ? { value: bureau.pack } : {})}
            onChange={set("pack")}
            options={(packs.data ?? []).map(({ id, version, name, refusal }) => ({
              value: id,
              label: `${say(name)} · ${id}@${version}`,
              disabled: refusal !== null,
            }))}
          />
        </label>
        <ErrorNotice error={packs.error} onRetry={() => void packs.refetch()} />
        <TextField
          id="adminName"
          label={t("provision.adminName")}
          value={bureau.adminName}
          onChange={set("adminName")}
        />
        <TextField
          id="adminLogin"
          label={t("provision.adminLogin")}
          rule={t("provision.adminLoginRule")}
          wrong={bureau.adminLogin !== "" && !LOGIN.test(bureau.adminLogin)}
          value={bureau.adminLogin}
          onChange={(text) => set("adminLogin")(text.toLowerCase())}
        />
        <ErrorNotice error={provision.error} />
      </div>
    </Modal>
  );
}
