import type { TimelineEntry } from "@tongyou/core/schemas";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { useLanguage } from "../../shell/language.ts";

const dayOf = (instant: string) => instantText(instant).slice(0, 10);

type Props = {
  event: TimelineEntry;
  /** The one above happened on the same day: the day is told once. */
  sameDay: boolean;
};

/** One thing that happened: the day, its kind, what it was, and who wrote it down on what ground. */
export function TimelineEvent({ event, sameDay }: Props) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const { kind, on, until, text, supersededAt, to } = event;
  const at = event.at === null ? null : dayOf(event.at);
  const meta = [
    event.evidence,
    event.by,
    at !== null && at !== on && t("timeline.recorded", { date: at }),
    supersededAt && t("timeline.superseded", { date: dayOf(supersededAt) }),
  ].filter(Boolean);
  const classes = ["timeline-entry", supersededAt && "timeline-superseded", sameDay && "timeline-same"];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <div className="figure timeline-when">
        {!sameDay && (on ?? t("timeline.fromUnknown"))}
        {until && <span className="quiet"> {t("timeline.to", { date: until })}</span>}
      </div>
      <span className={`timeline-kind timeline-kind-${kind}`}>{t(`timeline.kinds.${kind}`)}</span>
      <div>
        <p>
          <span className="quiet">{say(event.title)}</span>{" "}
          {text && (supersededAt ? <s>{say(text)}</s> : say(text))}{" "}
          {event.restricted && <Tag>{t("timeline.restricted")}</Tag>}
        </p>
        {meta.length > 0 && <p className="quiet timeline-meta">{meta.join(" · ")}</p>}
      </div>
      {to && <PathLink to={to}>{t(kind === "fact" ? "timeline.change" : "timeline.open")}</PathLink>}
    </li>
  );
}
