import { CloseCircleFilled, DownOutlined } from "@ant-design/icons";
import { Button, Popover, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import DivisionBrowser from "./division-browser.tsx";
import { useDivisionName } from "./division-name.ts";

type Props = {
  value?: string | undefined;
  onChange?: (code: string | undefined) => void;
  /** Levels that may be chosen: 1 province, 2 city, 3 county, 4 town, 5 village. */
  levels?: readonly number[];
  clearable?: boolean;
  disabled?: boolean;
  id?: string;
};

/** A form field that holds a 12-digit division code inside the person's area. */
export function DivisionPicker({ value, onChange, levels, clearable, disabled = false, id }: Props) {
  const { t } = useTranslation("parts");
  const [open, setOpen] = useState(false);
  const name = useDivisionName(value);
  const pick = (code: string | undefined) => {
    setOpen(false);
    onChange?.(code);
  };
  return (
    <Space.Compact>
      <Popover
        open={open && !disabled}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={<DivisionBrowser value={value} {...(levels ? { levels } : {})} onPick={pick} />}
      >
        <Button {...(id ? { id } : {})} disabled={disabled} icon={<DownOutlined />} iconPlacement="end">
          {value ? name : t("division.choose")}
        </Button>
      </Popover>
      {clearable && value && (
        <Button
          icon={<CloseCircleFilled />}
          aria-label={t("division.clear")}
          disabled={disabled}
          onClick={() => pick(undefined)}
        />
      )}
    </Space.Compact>
  );
}
