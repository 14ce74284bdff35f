import { SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { COLUMNS, type Column, DEFAULT_COLUMNS } from "./columns.ts";

type Props = {
  offered: readonly Column[];
  columns: readonly Column[];
  onChange: (columns: readonly Column[]) => void;
};

/** Which columns the list shows. The name cannot be hidden. */
export function ColumnChooser({ offered, columns, onChange }: Props) {
  const { t } = useTranslation("children");
  const toggle = (column: Column) =>
    onChange(COLUMNS.filter((one) => (one === column ? !columns.includes(one) : columns.includes(one))));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t("columns.title")}
      content={
        <div className="stack">
          {offered.map((column) => (
            <Checkbox
              key={column}
              checked={columns.includes(column)}
              disabled={column === "name"}
              onChange={() => toggle(column)}
            >
              {t(`columns.${column}`)}
            </Checkbox>
          ))}
          <Button size="small" onClick={() => onChange(DEFAULT_COLUMNS)}>
            {t("columns.reset")}
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t("columns.title")} title={t("columns.title")} />
    </Popover>
  );
}
