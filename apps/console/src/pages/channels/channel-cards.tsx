import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Channels } from "@tongyou/core/schemas";
import { Alert, Button, Input, Popconfirm } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { instantText } from "../../parts/instant.tsx";

type Field = { key: string; label: string; placeholder?: string; hidden?: boolean };
type Outcome = Pick<NonNullable<Channels["mail"]>, "waiting" | "failed" | "lastFailure">;
type Change = {
  mail: "keep" | null | { smtp: string; from: string };
  hook: "keep" | null | { url: string; secret: string };
};

/** Changes one channel and shows at once how it stands. */
function useChange() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.notifications.setChannels.mutationOptions({
      onSuccess: (channels) => queryClient.setQueryData(trpc.notifications.channels.queryKey(), channels),
    }),
  );
}

function OutcomeLine({ waiting, failed, lastFailure }: Outcome) {
  const { t } = useTranslation("channels");
  return (
    <>
      <p className="quiet">
        {[t("waiting", { n: waiting }), failed > 0 ? t("failed", { n: failed }) : t("healthy")].join(" · ")}
      </p>
      {lastFailure && (
        <Alert
          type="warning"
          showIcon
          title={t("lastFailure", { at: instantText(lastFailure.at), error: lastFailure.error })}
        />
      )}
    </>
  );
}

type CardProps = {
  title: string;
  about: string;
  /** How it stands; null: not in use. */
  state: ReactNode | null;
  fields: readonly Field[];
  mayChange: boolean;
  change: (values: Readonly<Record<string, string>> | null) => Change;
};

function ChannelCard({ title, about, state, fields, mayChange, change }: CardProps) {
  const { t } = useTranslation("channels");
  const save = useChange();
  const [values, setValues] = useState<Readonly<Record<string, string>>>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (values) save.mutate(change(values), { onSuccess: () => setValues(undefined) });
  };
  const filled = values !== undefined && fields.every(({ key }) => values[key]?.trim());
  return (
    <section className="card stack">
      <div>
        <h2>{title}</h2>
        <p className="quiet">{about}</p>
      </div>
      {state ?? <p>{t("off")}</p>}
      <ErrorNotice error={save.error} />
      {values ? (
        <form className="stack" onSubmit={submit}>
          {fields.map(({ key, label, placeholder, hidden }) => {
            const Field = hidden ? Input.Password : Input;
            return (
              <label key={key} className="field" htmlFor={`channel-${key}`}>
                <span>{label}</span>
                <Field
                  id={`channel-${key}`}
                  autoComplete="off"
                  {...(placeholder ? { placeholder } : {})}
                  value={values[key] ?? ""}
                  onChange={(event) => setValues({ ...values, [key]: event.target.value })}
                />
              </label>
            );
          })}
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!filled}>
              {t("save")}
            </Button>
            <Button onClick={() => setValues(undefined)}>{t("cancel")}</Button>
          </div>
        </form>
      ) : (
        <div className="actions">
          <Button disabled={!mayChange} onClick={() => setValues({})}>
            {t(state ? "replace" : "set")}
          </Button>
          {state && (
            <Popconfirm
              title={t("endConfirm")}
              okText={t("end")}
              cancelText={t("cancel")}
              onConfirm={() => save.mutate(change(null))}
            >
              <Button danger>{t("end")}</Button>
            </Popconfirm>
          )}
        </div>
      )}
    </section>
  );
}

/** Mail to each person's own address. */
export function MailCard({ channels: { mail, hosts } }: { channels: Channels }) {
  const { t } = useTranslation("channels");
  return (
    <ChannelCard
      title={t("mail")}
      about={t("mailAbout")}
      mayChange={hosts.length > 0}
      state={
        mail && (
          <>
            <p>
              {t("on", { where: mail.host })} · {t("sentFrom", { from: mail.from })}
            </p>
            <OutcomeLine {...mail} />
          </>
        )
      }
      fields={[
        { key: "smtp", label: t("smtp"), placeholder: t("smtpLike"), hidden: true },
        { key: "from", label: t("from") },
      ]}
      change={(values) => ({
        mail: values && { smtp: values.smtp ?? "", from: values.from ?? "" },
        hook: "keep",
      })}
    />
  );
}

/** A signed call to the bureau's own gateway. */
export function HookCard({ channels: { hook, hosts } }: { channels: Channels }) {
  const { t } = useTranslation("channels");
  return (
    <ChannelCard
      title={t("hook")}
      about={t("hookAbout")}
      mayChange={hosts.length > 0}
      state={
        hook && (
          <>
            <p>{t("on", { where: hook.url })}</p>
            <OutcomeLine {...hook} />
          </>
        )
      }
      fields={[
        { key: "url", label: t("url"), placeholder: t("urlLike") },
        { key: "secret", label: t("secret"), hidden: true },
      ]}
      change={(values) => ({
        mail: "keep",
        hook: values && { url: values.url ?? "", secret: values.secret ?? "" },
      })}
    />
  );
}
