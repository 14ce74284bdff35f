import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

type Props = { page: number; size: number; total: number; onPage: (page: number) => void };

/** Where we are in a long list, and one page back or on. Pages count from 1. */
export function Pager({ page, size, total, onPage }: Props) {
  const { t } = useTranslation("parts");
  if (total <= size && page === 1) return null;
  const from = Math.min((page - 1) * size + 1, total);
  const to = Math.min(page * size, total);
  return (
    <nav className="actions">
      <Button
        icon={<LeftOutlined />}
        aria-label={t("table.previous")}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <span className="figure">{t("table.range", { from, to, total: total.toLocaleString("en-US") })}</span>
      <Button
        icon={<RightOutlined />}
        aria-label={t("table.next")}
        disabled={to >= total}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
