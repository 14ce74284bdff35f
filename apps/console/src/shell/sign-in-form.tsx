import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { ErrorNotice } from "../parts/error-notice.tsx";

const BUREAU = "tongyou.bureau";
const NATIONAL = "national";

type Locked = { bureau: string; bureauName: string | undefined; login: string };

/** Bureau, login and password. `locked` keeps the person: only the password is asked again. */
export function SignInForm({ locked, onDone }: { locked?: Locked; onDone: () => void | Promise<void> }) {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  const bureaus = useQuery(trpc.auth.bureaus.queryOptions(undefined, { enabled: !locked }));
  const [bureau, setBureau] = useState(locked?.bureau ?? localStorage.getItem(BUREAU) ?? "");
  const [login, setLogin] = useState(locked?.login ?? "");
  const [password, setPassword] = useState("");
  const signIn = useMutation(
    trpc.auth.signIn.mutationOptions({
      onSuccess: async () => {
        localStorage.setItem(BUREAU, bureau);
        await onDone();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ bureau, login, password });
  };
  const options = [
    ...(bureaus.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
    { value: NATIONAL, label: t("signIn.national") },
  ];
  const known = options.some(({ value }) => value === bureau);
  return (
    <form className="stack" onSubmit={submit}>
      {locked ? (
        <p className="who">
          {locked.bureauName ?? t("signIn.national")} · {locked.login}
        </p>
      ) : (
        <>
          <label className="field" htmlFor="bureau">
            <span>{t("signIn.bureau")}</span>
            <select
              id="bureau"
              className="native-select"
              value={known ? bureau : ""}
              onChange={(event) => setBureau(event.target.value)}
            >
              <option value="" disabled>
                {t("signIn.chooseBureau")}
              </option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <ErrorNotice error={bureaus.error} onRetry={() => void bureaus.refetch()} />
          <label className="field" htmlFor="login">
            <span>{t("signIn.login")}</span>
            <Input
              id="login"
              autoComplete="username"
              autoCapitalize="off"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </label>
        </>
      )}
      <label className="field" htmlFor="password">
        <span>{t("signIn.password")}</span>
        <Input.Password
          id="password"
          autoComplete="current-password"
          autoFocus={locked !== undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <ErrorNotice error={signIn.error} />
      <Button
        type="primary"
        htmlType="submit"
        loading={signIn.isPending}
        disabled={!(locked || known) || login.trim() === "" || password === ""}
        block
      >
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
