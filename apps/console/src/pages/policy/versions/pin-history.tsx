import type { PackVersions } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantText } from "../../../parts/instant.tsx";
import { type Column, RecordTable } from "../../../parts/record-table.tsx";
import { RollBackDialog } from "./roll-back-dialog.tsx";
import { VersionName } from "./version-name.tsx";

type Row = PackVersions["pins"][number];
type Props = {
  versions: PackVersions;
  /** Absent: the person may not go back. */
  onRolledBack: ((text: string) => void) | undefined;
};

/** Every change of the pack, the newest first: from when, until when, who and why; and the way back. */
export function PinHistory({ versions, onRolledBack }: Props) {
  const { t } = useTranslation("versions");
  const [asking, setAsking] = useState(false);
  const columns: Column<Row>[] = [
    { key: "from", title: t("from"), head: true, render: ({ from }) => from ?? t("atFirst") },
    { key: "version", title: t("version"), render: (row) => <VersionName of={row} /> },
    { key: "state", title: t("state"), render: ({ state }) => t(`states.${state}`) },
    {
      key: "until",
      title: t("until"),
      render: ({ until, state }) =>
        until === null || state === "replaced" ? t("noUntil") : t("before", { until }),
    },
    { key: "by", title: t("enteredBy"), render: ({ enteredBy }) => enteredBy ?? "—" },
    { key: "reason", title: t("reason"), render: ({ reason }) => reason ?? "—" },
    {
      key: "at",
      title: t("enteredAt"),
      render: ({ enteredAt }) => (enteredAt === null ? "—" : instantText(enteredAt)),
    },
  ];
  return (
    <section className="stack">
      <div className="page-header">
        <h2>{t("history")}</h2>
        {onRolledBack && versions.pins.length > 1 && (
          <Button onClick={() => setAsking(true)}>{t("rollBack")}</Button>
        )}
      </div>
      <RecordTable
        label={t("history")}
        rows={versions.pins.toReversed()}
        columns={columns}
        rowKey={({ from, enteredAt }) => `${from} ${enteredAt}`}
        empty={null}
      />
      {asking && onRolledBack && (
        <RollBackDialog
          versions={versions}
          onClose={() => setAsking(false)}
          onDone={(text) => {
            setAsking(false);
            onRolledBack(text);
          }}
        />
      )}
    </section>
  );
}
