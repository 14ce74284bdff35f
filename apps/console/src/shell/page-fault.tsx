import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../parts/empty-state.tsx";

/** No page has this address. */
export function NotFound() {
  const { t } = useTranslation("shell");
  return (
    <EmptyState title={t("notFound.title")} next={t("notFound.next")}>
      <Link to="/">{t("notFound.home")}</Link>
    </EmptyState>
  );
}

/** A page that fell over: the rest of the console stays usable. */
export function PageFault({ reset }: ErrorComponentProps) {
  const { t } = useTranslation("shell");
  return (
    <Alert
      type="warning"
      showIcon
      title={t("fault.title")}
      description={t("fault.remedy")}
      action={<Button onClick={reset}>{t("fault.again")}</Button>}
    />
  );
}

/** The page exists, but this role has no business there. */
export function NotForThisRole() {
  const { t } = useTranslation("shell");
  return (
    <EmptyState title={t("forbidden.title")} next={t("forbidden.next")}>
      <Link to="/">{t("notFound.home")}</Link>
    </EmptyState>
  );
}
