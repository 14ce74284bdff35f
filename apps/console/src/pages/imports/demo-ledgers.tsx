import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

async function readDemoLedgers(): Promise<string[]> {
  const answer = await fetch("/demo");
  if (!answer.ok || !answer.headers.get("content-type")?.includes("application/json")) return [];
  const { ledgers } = (await answer.json()) as { ledgers?: unknown };
  return Array.isArray(ledgers) ? ledgers.map(String) : [];
}

/** Sample ledgers for a newcomer's first import; nothing where the server is no demo. */
export function DemoLedgers() {
  const { t } = useTranslation("imports");
  const { data } = useQuery({
    queryKey: ["demo"],
    queryFn: readDemoLedgers,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!data?.length) return null;
  return (
    <p>
      {t("drop.sample")}：
      {data.map((path) => (
        <a key={path} href={path} download className="demo-ledger">
          {path.slice(path.lastIndexOf("/") + 1)}
        </a>
      ))}
      <span className="quiet">{t("drop.sampleHint")}</span>
    </p>
  );
}
