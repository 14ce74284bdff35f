import type { Timeline, TimelineKind } from "@tongyou/core/schemas";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { useMay } from "../../shell/session.tsx";
import type { ChildSearch } from "./child-search.ts";
import { timelineSearch } from "./timeline-search.ts";

type Props = {
  counts: Timeline["counts"];
  search: ChildSearch;
  onSearch: (part: ChildSearch) => void;
  superseded: number;
  unfolded: boolean;
  onUnfold: (unfolded: boolean) => void;
};

/** What of the timeline is shown: kinds with their counts, days, what was superseded. */
export function TimelineFilters({ counts, search, onSearch, superseded, unfolded, onUnfold }: Props) {
  const { t } = useTranslation("child");
  const may = useMay();
  const { kinds, from, to } = timelineSearch(search);
  const toggle = (kind: TimelineKind) => {
    const next = kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind];
    onSearch({ kinds: next.join(",") || undefined });
  };
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="timeline-filters">
      <fieldset className="chips" aria-label={t("timeline.filter")}>
        <button
          type="button"
          className="chip"
          aria-pressed={kinds.length === 0}
          onClick={() => onSearch({ kinds: undefined })}
        >
          {t("timeline.all")} <span className="figure">{all}</span>
        </button>
        {counts.map(({ kind, count }) => (
          <button
            key={kind}
            type="button"
            className="chip"
            aria-pressed={kinds.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {t(`timeline.kinds.${kind}`)} <span className="figure">{count}</span>
          </button>
        ))}
      </fieldset>
      <div className="actions">
        <label className="timeline-day" htmlFor="timeline-from">
          <span>{t("timeline.after")}</span>
          <DateField id="timeline-from" value={from} onChange={(day) => onSearch({ from: day })} />
        </label>
        <label className="timeline-day" htmlFor="timeline-to">
          <span>{t("timeline.before")}</span>
          <DateField id="timeline-to" value={to} onChange={(day) => onSearch({ to: day })} />
        </label>
        {superseded > 0 && (
          <Checkbox checked={unfolded} onChange={(event) => onUnfold(event.target.checked)}>
            {t("timeline.showSuperseded", { n: superseded })}
          </Checkbox>
        )}
        {may("children.accessLog") && (
          <Button type="link" onClick={() => onSearch({ view: "access" })}>
            {t("timeline.access")}
          </Button>
        )}
      </div>
    </div>
  );
}
