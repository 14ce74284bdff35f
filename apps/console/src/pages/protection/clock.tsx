import { ClockCircleOutlined, ExclamationCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import type { Clock as ClockState } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";

/** How long until or since an instant, in one unit. */
function useSpan() {
  const { t } = useTranslation("protection");
  return (due: string): string => {
    const minutes = Math.floor(Math.abs(Date.parse(due) - Date.now()) / 60_000);
    if (minutes >= 2880) return t("clock.days", { count: Math.floor(minutes / 1440) });
    if (minutes >= 60) return t("clock.hours", { count: Math.floor(minutes / 60) });
    return t("clock.minutes", { count: minutes });
  };
}

/** A stage's clock: a word, an icon and a colour; who gave the term, and that there is none. */
export function Clock({ clock }: { clock: ClockState }) {
  const { t } = useTranslation("protection");
  const span = useSpan();
  if (clock.due === null)
    return (
      <span className="quiet" title={t("clock.unsetAbout")}>
        <MinusCircleOutlined aria-hidden /> {t("clock.unset")}
      </span>
    );
  const title = [t("clock.until", { at: instantText(clock.due) }), t(`clock.from.${clock.from}`)].join(" · ");
  return clock.overdue ? (
    <span className="danger" title={title}>
      <ExclamationCircleFilled aria-hidden /> {t("clock.over", { time: span(clock.due) })}
    </span>
  ) : (
    <span title={title}>
      <ClockCircleOutlined aria-hidden /> {t("clock.left", { time: span(clock.due) })}
    </span>
  );
}
