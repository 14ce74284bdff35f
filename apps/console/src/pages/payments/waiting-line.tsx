import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { wordsOf } from "./batch-dialogs.tsx";

/** What was agreed to or came back and stands in no list yet, with what to do; nothing where there is none. */
export function WaitingLine() {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const waiting = useQuery(trpc.payments.waiting.queryOptions());
  if (!waiting.data?.length) return null;
  const said = waiting.data.map(
    ({ kind, ...sum }) => `${t(`waiting.${kind}`)} ${t("list.of", wordsOf(sum))}`,
  );
  return (
    <Alert
      type="info"
      showIcon
      title={t("waiting.title", { what: said.join(t("waiting.and")) })}
      description={t("waiting.next")}
    />
  );
}
