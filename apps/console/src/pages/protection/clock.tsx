import { ClockCircleOutlined, ExclamationCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import type { Clock as ClockState } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";

/** A length of time in one unit: days from two on, else hours, else minutes. */
function useSpan() {
  const { t } = useTranslation("protection");
  return (minutes: number): string => {
    if (minutes >= 2880) return t("clock.days", { count: Math.floor(minutes / 1440) });
    if (minutes >= 60) return t("clock.hours", { count: Math.floor(minutes / 60) });
    return t("clock.minutes", { count: minutes });
  };
}

/** A stage's clock: a word, an icon and a colour; who gave the term, or that nobody did. */
export function Clock({ clock }: { clock: ClockState }) {
  const { t } = useTranslation("protection");
  const span = useSpan();
  if (clock.due === null)
    return (
      <span className="quiet" title={t("clock.unsetAbout")}>
        <MinusCircleOutlined aria-hidden /> {t("clock.unset")}
      </span>
    );
  const { due, minutes, from } = clock;
  const source = from === "unset" ? [] : [t(`clock.from.${from}`)];
  const title = [t("clock.until", { at: instantText(due) }), ...source].join(" · ");
  return clock.overdue ? (
    <span className="danger" title={title}>
      <ExclamationCircleFilled aria-hidden /> {t("clock.over", { time: span(minutes) })}
    </span>
  ) : (
    <span title={title}>
      <ClockCircleOutlined aria-hidden /> {t("clock.left", { time: span(minutes) })}
    </span>
  );
}
