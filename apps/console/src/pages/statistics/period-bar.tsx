import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { type PackReport, PERIOD_MONTHS, type PeriodMonths } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";

type Props = { report: PackReport; onChange: (part: { on?: string; months?: PeriodMonths }) => void };

const dayBeside = (day: string, days: number) => dayjs(day).add(days, "day").format("YYYY-MM-DD");

/** Which period is in view; how long it is can be chosen where nobody gives a term. */
export function PeriodBar({ report: { period, months, today }, onChange }: Props) {
  const { t } = useTranslation("statistics");
  return (
    <div className="filters">
      <Button
        icon={<LeftOutlined />}
        aria-label={t("earlier")}
        onClick={() => onChange({ on: dayBeside(period.from, -1) })}
      />
      <span className="figure">
        {t("period")} {t("lastOf", period)}
      </span>
      <Button
        icon={<RightOutlined />}
        aria-label={t("later")}
        disabled={period.to >= today}
        onClick={() => onChange({ on: dayBeside(period.to, 1) })}
      />
      {months !== null && (
        <Segmented
          aria-label={t("length.label")}
          value={months}
          options={PERIOD_MONTHS.map((value) => ({ value, label: t(`length.${value}`) }))}
          onChange={(next) => onChange({ months: next })}
        />
      )}
    </div>
  );
}
