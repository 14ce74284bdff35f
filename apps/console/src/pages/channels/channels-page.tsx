import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { HookCard, MailCard } from "./channel-cards.tsx";

/** 通知通道: how the bureau's people are told outside the console, and whether it works. */
export default function ChannelsPage() {
  const { t } = useTranslation("channels");
  const trpc = useTRPC();
  const query = useQuery(trpc.notifications.channels.queryOptions());
  const { data } = query;
  return (
    <div className="stack narrow">
      <PageHeader title={t("title")} about={t("about")} />
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Waiting />}
      {data && data.hosts.length === 0 && (
        <Alert type="info" showIcon title={t("noHosts")} description={t("noHostsNext")} />
      )}
      {data && data.hosts.length > 0 && (
        <p className="quiet">{t("hosts", { hosts: data.hosts.join("、") })}</p>
      )}
      {data && <MailCard channels={data} />}
      {data && <HookCard channels={data} />}
    </div>
  );
}
