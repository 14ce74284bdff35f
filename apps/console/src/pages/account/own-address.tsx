import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";

/** Where I get mail when something waits for me. */
export function OwnAddress() {
  const { t } = useTranslation("account");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.notifications.address.queryOptions());
  const [typed, setTyped] = useState<string>();
  const save = useMutation(
    trpc.notifications.setAddress.mutationOptions({
      onSuccess: (address) => {
        queryClient.setQueryData(trpc.notifications.address.queryKey(), address);
        setTyped(undefined);
      },
    }),
  );
  const kept = query.data?.email ?? "";
  const value = typed ?? kept;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ email: value.trim() });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>{t("address.title")}</h2>
      <p className="quiet">{t("address.about")}</p>
      <label className="field" htmlFor="address">
        <span>{t("address.email")}</span>
        <Input
          id="address"
          type="email"
          autoComplete="email"
          disabled={!query.data}
          value={value}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <ErrorNotice error={query.error ?? save.error} />
      {save.isSuccess && typed === undefined && <Alert type="success" showIcon title={t("address.saved")} />}
      <div className="actions">
        <Button
          htmlType="submit"
          loading={save.isPending}
          disabled={value.trim() === "" || value.trim() === kept}
        >
          {t("address.save")}
        </Button>
        {kept !== "" && (
          <Button disabled={save.isPending} onClick={() => save.mutate({ email: null })}>
            {t("address.none")}
          </Button>
        )}
      </div>
    </form>
  );
}
