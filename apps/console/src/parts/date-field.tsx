import { DatePicker } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, useMemo } from "react";

/** What a clerk types: the house form first, then the ones found in papers. */
const FORMATS = ["YYYY-MM-DD", "YYYYMMDD", "YYYY.M.D", "YYYY/M/D", "YYYY年M月D日"];

type Props = {
  /** `YYYY-MM-DD`; undefined: not filled in. */
  value: string | undefined;
  onChange: (date: string | undefined) => void;
  id?: string;
  disabled?: boolean;
  placeholder?: string;
};

/** Enter takes the typed date; it must not send the form at the same stroke. */
const takeOnly = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key === "Enter") event.preventDefault();
};

/** A civil date, typed or picked. */
export function DateField({ value, onChange, id, disabled = false, placeholder = "YYYY-MM-DD" }: Props) {
  // The same object as long as the day is the same: another one would throw away what is being typed.
  const chosen = useMemo(() => (value === undefined ? null : dayjs(value)), [value]);
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={chosen}
      onChange={(date) => onChange(date ? date.format("YYYY-MM-DD") : undefined)}
      format={FORMATS}
      disabled={disabled}
      placeholder={placeholder}
      onKeyDown={takeOnly}
      style={{ width: "100%" }}
    />
  );
}

/** A civil month `YYYY-MM`, typed or picked. */
export function MonthField({ value, onChange, id }: Pick<Props, "value" | "onChange" | "id">) {
  return (
    <DatePicker
      picker="month"
      {...(id ? { id } : {})}
      value={value === undefined ? null : dayjs(`${value}-01`)}
      onChange={(date) => onChange(date ? date.format("YYYY-MM") : undefined)}
      format={["YYYY-MM", "YYYYMM", "YYYY.M", "YYYY/M", "YYYY年M月"]}
      placeholder="YYYY-MM"
      onKeyDown={takeOnly}
      style={{ width: "100%" }}
    />
  );
}
