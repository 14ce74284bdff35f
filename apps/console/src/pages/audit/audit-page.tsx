import { useTranslation } from "react-i18next";
import { PageHeader } from "../../parts/page-header.tsx";

export default function AuditPage() {
  const { t } = useTranslation("shell");
  return <PageHeader title={t("menu.audit")} />;
}
