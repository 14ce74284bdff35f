import type { PackVersions, UpgradePreview as Preview } from "@tongyou/core/schemas";
import { Button, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../../parts/date-field.tsx";
import { ErrorNotice } from "../../../parts/error-notice.tsx";
import { Money } from "../../../parts/money.tsx";
import { Waiting } from "../../../parts/waiting.tsx";
import { ChangedChildren } from "./changed-children.tsx";
import { ChangedParts } from "./changed-parts.tsx";
import { PinDialog } from "./pin-dialog.tsx";
import { useUpgradePreview } from "./use-upgrade-preview.ts";
import type { VersionsSearch } from "./versions-search.ts";

type Props = {
  versions: PackVersions;
  chosen: PackVersions["versions"][number];
  from: string;
  search: VersionsSearch;
  onSearch: (part: { [K in keyof VersionsSearch]?: VersionsSearch[K] | undefined }) => void;
  /** Absent: the person may look, and somebody else changes. */
  onPinned: ((text: string) => void) | undefined;
};

/** What another version would change from a day on: months, money, rules, children. Changes nothing itself. */
export function UpgradePreview({ versions, chosen, from, search, onSearch, onPinned }: Props) {
  const { t } = useTranslation("versions");
  const { whole, error, retry } = useUpgradePreview(chosen.hash, from);
  const [asking, setAsking] = useState(false);
  const { today } = versions;
  return (
    <section className="card stack">
      <div className="page-header">
        <h2>{t("preview", { before: (whole?.before ?? today).version, after: chosen.version })}</h2>
        <label className="versions-from" htmlFor="versions-from">
          <span>{t("useFrom")}</span>
          <DateField
            id="versions-from"
            value={from}
            onChange={(day) => onSearch({ from: day, page: undefined })}
          />
        </label>
      </div>
      {whole && <p className="quiet">{t("decidedOn", { month: whole.on.slice(0, 7), on: whole.on })}</p>}
      {from < versions.day && <p className="caution">{t("retroactive")}</p>}
      <ErrorNotice error={error} onRetry={retry} />
      {!whole && !error && <Waiting />}
      {whole && (
        <>
          {whole.next !== null && <Reading whole={whole} />}
          <Figures whole={whole} />
          <Months whole={whole} />
          {onPinned && whole.next === null && (
            <div className="actions">
              <Button type="primary" onClick={() => setAsking(true)}>
                {t("pin", { from })}
              </Button>
            </div>
          )}
          <ChangedParts parts={whole.parts} />
          <ChangedChildren whole={whole} search={search} onSearch={onSearch} />
          {asking && onPinned && (
            <PinDialog
              versions={versions}
              whole={whole}
              from={from}
              onClose={() => setAsking(false)}
              onDone={(text) => {
                setAsking(false);
                onPinned(text);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function Reading({ whole: { children, total } }: { whole: Preview }) {
  const { t } = useTranslation("versions");
  const count = (n: number) => n.toLocaleString("en-US");
  return (
    <div role="status">
      <p>{t("progress", { done: count(children), total: count(total) })}</p>
      <Progress percent={Math.floor((children / Math.max(total, 1)) * 100)} />
    </div>
  );
}

function Figures({ whole }: { whole: Preview }) {
  const { t } = useTranslation("versions");
  const persons = (n: number) => (
    <span className="figure">{t("persons", { n: n.toLocaleString("en-US") })}</span>
  );
  if (whole.next === null && whole.differing === 0) return <p>{t("noDifference", { n: whole.children })}</p>;
  return (
    <dl className="versions-figures">
      {(
        [
          ["children", persons(whole.children)],
          ["differing", persons(whole.differing)],
          ["open", persons(whole.open)],
          ["more", <Money key="more" fen={whole.more} />],
          ["less", <Money key="less" fen={whole.less} />],
          ["net", <Money key="net" fen={whole.net} signed />],
        ] as const
      ).map(([word, figure]) => (
        <div key={word}>
          <dt>{t(word)}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Months({ whole: { months } }: { whole: Preview }) {
  const { t } = useTranslation("versions");
  return (
    <div>
      {months.length === 0 ? (
        <p>{t("noMonths")}</p>
      ) : (
        <p>
          {t("months")} {months.map(({ month, areaName }) => `${areaName} ${month}`).join("、")}
        </p>
      )}
      <p className="quiet">{t("fixedStay")}</p>
    </div>
  );
}
