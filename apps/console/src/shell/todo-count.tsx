import { CheckSquareOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { useArea } from "./area.ts";

/** How much waits for this person in the area in view; opens the workbench. */
export function TodoCount() {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  const area = useArea();
  const { data } = useQuery(
    trpc.workbench.get.queryOptions(area ? { area } : {}, { staleTime: 60_000, refetchInterval: 300_000 }),
  );
  const waiting = data?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <Link to="/" className="bell" aria-label={t("todos", { waiting })} title={t("todos", { waiting })}>
      <CheckSquareOutlined aria-hidden />
      {waiting > 0 && <span className="badge">{waiting > 999 ? "999+" : waiting}</span>}
    </Link>
  );
}
