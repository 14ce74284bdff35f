import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";

/** Recomputes the hash chain of the bureau's audit on demand and says whether it is whole. */
export function VerifyChain() {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const verify = useQuery(trpc.audit.verify.queryOptions(undefined, { enabled: false, staleTime: 0 }));
  const verdict = verify.isFetching ? undefined : verify.data;
  return (
    <section className="stack">
      <div className="actions">
        <Button loading={verify.isFetching} onClick={() => void verify.refetch()}>
          {t("verify.submit")}
        </Button>
        <span className="quiet">{t("verify.about")}</span>
      </div>
      <ErrorNotice error={verify.error} />
      {verdict?.intact && (
        <Alert
          type="success"
          showIcon
          title={t("verify.intact", { rows: verdict.rows.toLocaleString("en-US") })}
        />
      )}
      {verdict && !verdict.intact && (
        <Alert
          type="error"
          showIcon
          title={t("verify.broken", { position: verdict.brokenAt })}
          description={t("verify.brokenRemedy")}
        />
      )}
    </section>
  );
}
