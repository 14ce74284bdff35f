import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Descriptions, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useMe } from "../../shell/session.tsx";
import { OwnAddress } from "./own-address.tsx";

const SHORTEST = 10;

/** Who I am here, and my password. The first password must be changed before anything else opens. */
export default function AccountPage() {
  const { t } = useTranslation("account");
  const { t: shell } = useTranslation("shell");
  const me = useMe();
  return (
    <div className="narrow">
      <PageHeader title={t("title")} />
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: "name", label: t("name"), children: me.staff.name },
          { key: "login", label: t("login"), children: me.staff.login },
          { key: "role", label: t("role"), children: shell(`role.${me.staff.role}`) },
          { key: "bureau", label: t("bureau"), children: me.tenant?.name ?? shell("signIn.national") },
          ...(me.area ? [{ key: "area", label: t("area"), children: me.area.fullName }] : []),
        ]}
      />
      <ChangePassword />
      {me.tenant && !me.mustChangePassword && <OwnAddress />}
    </div>
  );
}

function ChangePassword() {
  const { t } = useTranslation("account");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { mustChangePassword } = useMe();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: async () => {
        setCurrent("");
        setNext("");
        setAgain("");
        await queryClient.invalidateQueries();
        if (mustChangePassword) await navigate({ to: "/" });
      },
    }),
  );
  const differs = again !== "" && again !== next;
  const short = next !== "" && next.length < SHORTEST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ current, next });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>{t("password")}</h2>
      {mustChangePassword && <Alert type="warning" showIcon title={t("must")} />}
      <label className="field" htmlFor="current">
        <span>{t("current")}</span>
        <Input.Password
          id="current"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </label>
      <label className="field" htmlFor="next">
        <span>{t("next")}</span>
        <Input.Password
          id="next"
          autoComplete="new-password"
          value={next}
          {...(short ? { status: "error" as const } : {})}
          aria-describedby="next-rule"
          onChange={(event) => setNext(event.target.value)}
        />
        <small id="next-rule" className="quiet">
          {t("rule", { shortest: SHORTEST })}
        </small>
      </label>
      <label className="field" htmlFor="again">
        <span>{t("again")}</span>
        <Input.Password
          id="again"
          autoComplete="new-password"
          value={again}
          {...(differs ? { status: "error" as const } : {})}
          onChange={(event) => setAgain(event.target.value)}
        />
        {differs && <small role="alert">{t("differs")}</small>}
      </label>
      <ErrorNotice error={change.error} />
      {change.isSuccess && next === "" && <Alert type="success" showIcon title={t("changed")} />}
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={change.isPending}
          disabled={current === "" || next.length < SHORTEST || next !== again}
        >
          {t("change")}
        </Button>
      </div>
    </form>
  );
}
