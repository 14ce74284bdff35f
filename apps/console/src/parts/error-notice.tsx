import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { domainErrorOf, isSignedOut, wasAnswered } from "../api.ts";
import { useLanguage } from "../shell/language.ts";

/**
 * What went wrong and what to do, in the user's language; nothing when there is no error.
 * Amber, not red: red is kept for danger to a child or to money.
 */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("parts");
  const { say } = useLanguage();
  // The end of a session has its own dialog, which outlasts no sign-in; this notice would.
  if (!error || isSignedOut(error)) return null;
  const domain = domainErrorOf(error);
  const cause = domain ? say(domain.cause) : t(wasAnswered(error) ? "error.unknown" : "error.offline");
  const remedy = domain
    ? say(domain.remedy)
    : t(wasAnswered(error) ? "error.unknownRemedy" : "error.offlineRemedy");
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={cause}
      description={remedy}
      {...(onRetry ? { action: <Button onClick={onRetry}>{t("error.retry")}</Button> } : {})}
    />
  );
}
