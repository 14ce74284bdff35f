import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

/** The head of a page: its title (also of the browser tab), one line about it, and what can be done here. */
export function PageHeader({
  title,
  about,
  actions,
}: {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
}) {
  const { t } = useTranslation("shell");
  const product = t("product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {about && <div className="quiet">{about}</div>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </header>
  );
}
