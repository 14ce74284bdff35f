import type { PackVersions } from "@tongyou/core/schemas";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { type Column, RecordTable } from "../../../parts/record-table.tsx";
import { useLanguage } from "../../../shell/language.ts";
import { VersionName } from "./version-name.tsx";

type Row = PackVersions["versions"][number];
type Props = {
  versions: PackVersions;
  chosen: string | undefined;
  onLook: ((hash: string) => void) | undefined;
};

/** The versions a bureau can choose, those that cannot be used with the reason, and how another one arrives. */
export function VersionsHere({ versions, chosen, onLook }: Props) {
  const { t } = useTranslation("versions");
  const { say } = useLanguage();
  const inForce = versions.today.hash;
  const columns: Column<Row>[] = [
    { key: "version", title: t("version"), head: true, render: (row) => <VersionName of={row} /> },
    {
      key: "state",
      title: t("state"),
      render: ({ hash, refusal }) => {
        if (refusal) return <span className="caution">{t("refused", { why: say(refusal) })}</span>;
        return hash === inForce ? <Tag color="green">{t("inForce")}</Tag> : t("fits");
      },
    },
    {
      key: "act",
      title: "",
      render: ({ hash, refusal }) =>
        onLook &&
        refusal === null &&
        hash !== inForce && (
          <Button disabled={hash === chosen} onClick={() => onLook(hash)}>
            {hash === chosen ? t("looking") : t("look")}
          </Button>
        ),
    },
  ];
  return (
    <section className="stack">
      <h2>{t("here")}</h2>
      <RecordTable
        label={t("here")}
        rows={versions.versions}
        columns={columns}
        rowKey={({ hash }) => hash}
        empty={null}
      />
      {versions.versions.length === 1 && <EmptyState title={t("onlyOne")} next={t("onlyOneNext")} />}
    </section>
  );
}
