import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";

/** A number that arrives masked from the server (`6404**********1234`), and why it is; a dash when there is none. */
export function Masked({ value }: { value: string | null | undefined }) {
  const { t } = useTranslation("parts");
  if (!value) return <span className="quiet">—</span>;
  if (!value.includes("*")) return <span className="figure">{value}</span>;
  return (
    <Tooltip title={t("masked")}>
      <span className="figure">{value}</span>
    </Tooltip>
  );
}
