import type { ChildFile, FactEntry, FactName } from "@tongyou/core/schemas";
import { Button, Segmented, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty-state.tsx";
import { instantText } from "../../parts/instant.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { AccessLog } from "./access-log.tsx";
import { TIMELINE_KINDS } from "./child-search.ts";
import { isFactName } from "./fact-groups.ts";

type Kind = (typeof TIMELINE_KINDS)[number];

/** When it began, newest first; what began on an unknown day comes last. */
const byStart = (a: FactEntry, b: FactEntry) =>
  (b.from ?? "").localeCompare(a.from ?? "") || b.recordedAt.localeCompare(a.recordedAt);

const SHOWN: Record<Exclude<Kind, "access">, (entry: FactEntry) => boolean> = {
  all: () => true,
  now: ({ to, supersededAt }) => to === null && supersededAt === null,
  history: ({ to, supersededAt }) => to !== null || supersededAt !== null,
};

type EntryProps = {
  entry: FactEntry;
  /** The entry above holds for the same days: they are told once. */
  sameDays: boolean;
  onSay: ((fact: FactName) => void) | undefined;
};

/** One dated fact: from–to, what, its source, evidence, who said it and when. */
function Entry({ entry, sameDays, onSay }: EntryProps) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const { name } = entry;
  const now = entry.to === null && entry.supersededAt === null;
  const meta = [
    entry.evidence ?? t(`timeline.source.${entry.source}`),
    entry.saidBy && t("timeline.saidBy", { name: entry.saidBy }),
    t("timeline.recorded", { date: instantText(entry.recordedAt).slice(0, 10) }),
    entry.supersededAt && t("timeline.superseded", { date: instantText(entry.supersededAt).slice(0, 10) }),
  ].filter(Boolean);
  const classes = [
    "timeline-entry",
    entry.supersededAt && "timeline-superseded",
    sameDays && "timeline-same",
  ];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <div className="figure timeline-when">
        {!sameDays && (
          <>
            {entry.from ? t("timeline.from", { date: entry.from }) : t("timeline.fromUnknown")}{" "}
            {entry.to && <span className="quiet">{t("timeline.to", { date: entry.to })}</span>}
          </>
        )}
      </div>
      <span className="quiet">{say(entry.label)}</span>
      <p>
        {entry.supersededAt ? <s>{say(entry.shown)}</s> : say(entry.shown)}{" "}
        {entry.restricted && <Tag>{t("timeline.restricted")}</Tag>}
      </p>
      <p className="quiet timeline-meta">{meta.join(" · ")}</p>
      {now && onSay && isFactName(name) && (
        <Button size="small" type="link" onClick={() => onSay(name)}>
          {t("timeline.change")}
        </Button>
      )}
    </li>
  );
}

const sameDays = (a: FactEntry, b: FactEntry | undefined) => a.from === b?.from && a.to === b.to;

type Props = {
  file: ChildFile;
  kind: Kind;
  onKind: (kind: Kind) => void;
  onSay: ((fact: FactName) => void) | undefined;
};

/** 时间轴: every fact with its dates and source; superseded ones folded; who looked at or changed the file. */
export function Timeline({ file, kind, onKind, onSay }: Props) {
  const { t } = useTranslation("child");
  const may = useMay();
  const [unfolded, setUnfolded] = useState(false);
  const kinds = TIMELINE_KINDS.filter((one) => one !== "access" || may("children.accessLog"));
  const entries = kind === "access" ? [] : file.facts.filter(SHOWN[kind]).sort(byStart);
  const superseded = entries.filter((entry) => entry.supersededAt !== null).length;
  const shown = unfolded ? entries : entries.filter((entry) => entry.supersededAt === null);
  return (
    <section className="card stack">
      <div className="actions">
        <Segmented<Kind>
          aria-label={t("timeline.filter")}
          value={kind}
          onChange={onKind}
          options={kinds.map((value) => ({ value, label: t(`timeline.kinds.${value}`) }))}
        />
        {superseded > 0 && (
          <Button type="link" onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? t("timeline.hideSuperseded") : t("timeline.showSuperseded", { n: superseded })}
          </Button>
        )}
      </div>
      {kind === "access" && <AccessLog childId={file.id} />}
      {kind !== "access" && entries.length === 0 && (
        <EmptyState title={t("timeline.empty")} next={t("timeline.emptyHint")} />
      )}
      <ol className="timeline">
        {shown.map((entry, index) => (
          <Entry key={entry.id} entry={entry} sameDays={sameDays(entry, shown[index - 1])} onSay={onSay} />
        ))}
      </ol>
    </section>
  );
}
