import { BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";

/** What this person was told and has not read; opens the list. */
export function NoticeBell() {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.notifications.unread.queryOptions(undefined, { staleTime: 60_000, refetchInterval: 120_000 }),
  );
  const unread = data?.unread ?? 0;
  return (
    <Link
      to="/notices"
      className="bell"
      aria-label={t("notices", { unread })}
      title={t("notices", { unread })}
    >
      <BellOutlined aria-hidden />
      {unread > 0 && <span className="badge">{unread > 99 ? "99+" : unread}</span>}
    </Link>
  );
}
