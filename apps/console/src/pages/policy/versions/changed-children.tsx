import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LISTED_DIFFERENCES, type UpgradeDifference, type UpgradePreview } from "@tongyou/core/schemas";
import { Button, Segmented } from "antd";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api.ts";
import { EmptyState } from "../../../parts/empty-state.tsx";
import { ErrorNotice } from "../../../parts/error-notice.tsx";
import { Money } from "../../../parts/money.tsx";
import { Pager } from "../../../parts/pager.tsx";
import { type Column, RecordTable } from "../../../parts/record-table.tsx";
import { saveFile } from "../../../parts/save-file.ts";
import { useLanguage } from "../../../shell/language.ts";
import { useMay } from "../../../shell/session.tsx";
import { AllowanceState } from "../../children/allowance-state.tsx";
import { DIFFERENCES, type DifferenceFilter, type VersionsSearch } from "./versions-search.ts";

const SIZE = 50;

/** Under which filter a child stands: what becomes of its money. */
function groupOf({ fen, differs }: UpgradeDifference): Exclude<DifferenceFilter, "all"> {
  if (fen !== null && fen !== 0) return fen > 0 ? "more" : "less";
  return fen === null && differs.includes("allowance") ? "open" : "other";
}

type Props = {
  whole: UpgradePreview;
  search: VersionsSearch;
  onSearch: (part: { [K in keyof VersionsSearch]?: VersionsSearch[K] | undefined }) => void;
};

/** The children whom another version decides otherwise, before and after; each opens the file. */
export function ChangedChildren({ whole, search, onSearch }: Props) {
  const { t } = useTranslation("versions");
  const may = useMay();
  const columns = useColumns();
  if (whole.differing === 0) return null;
  if (!may("children.list")) return <p className="quiet">{t("listHidden")}</p>;
  const show = search.show ?? "all";
  const page = search.page ?? 1;
  const rows = whole.rows.filter((row) => show === "all" || groupOf(row) === show);
  const count = (filter: DifferenceFilter) =>
    filter === "all" ? whole.rows.length : whole.rows.filter((row) => groupOf(row) === filter).length;
  return (
    <section className="stack">
      <div className="page-header">
        <h3>{t("list")}</h3>
        {may("policy.upgradeWorkbook") && <Export whole={whole} />}
      </div>
      <div className="actions">
        <Segmented
          value={show}
          onChange={(next) => onSearch({ show: next === "all" ? undefined : next, page: undefined })}
          options={DIFFERENCES.map((value) => ({ value, label: `${t(`show.${value}`)} ${count(value)}` }))}
        />
      </div>
      {whole.differing > LISTED_DIFFERENCES && <p>{t("listCut", { n: LISTED_DIFFERENCES })}</p>}
      <RecordTable
        label={t("list")}
        rows={rows.slice((page - 1) * SIZE, page * SIZE)}
        columns={columns}
        rowKey={({ childId }) => childId}
        empty={<EmptyState title={t("nobody")} />}
      />
      <Pager page={page} size={SIZE} total={rows.length} onPage={(to) => onSearch({ page: to })} />
    </section>
  );
}

/** Part of a decision in words; a part of a newer kit shows its own name. */
function useDifferenceWord() {
  const { language } = useLanguage();
  return (part: string): string => {
    const text: unknown = i18next.getResource(language, "versions", `difference.${part}`);
    return typeof text === "string" ? text : part;
  };
}

function useColumns(): Column<UpgradeDifference>[] {
  const { t } = useTranslation("versions");
  const word = useDifferenceWord();
  return [
    {
      key: "name",
      title: t("name"),
      head: true,
      render: ({ childId, name }) => (
        <Link to="/children/$id" params={{ id: childId }}>
          {name}
        </Link>
      ),
    },
    { key: "place", title: t("place"), render: ({ divisionName }) => divisionName },
    { key: "differs", title: t("differs"), render: ({ differs }) => differs.map(word).join("、") },
    {
      key: "outcome",
      title: t("beforeAfter"),
      render: ({ before, after, differs }) => (
        <div className="before-after">
          <Outcome of={before} categories={differs.includes("categories")} />
          <span aria-hidden="true">→</span>
          <Outcome of={after} categories={differs.includes("categories")} />
        </div>
      ),
    },
    { key: "fen", title: t("perMonth"), numeric: true, render: ({ fen }) => <Money fen={fen} signed /> },
  ];
}

type OutcomeProps = { of: UpgradeDifference["before"]; categories: boolean };

function Outcome({ of, categories }: OutcomeProps) {
  const { t } = useTranslation("versions");
  const { say } = useLanguage();
  return (
    <div>
      <AllowanceState status={of.status} /> {of.fen !== null && <Money fen={of.fen} />}
      {of.class && <div className="quiet">{say(of.class.name)}</div>}
      {categories && (
        <div>
          {of.categories.length > 0 ? of.categories.map(({ name }) => say(name)).join("、") : t("none")}
        </div>
      )}
    </div>
  );
}

function Export({ whole: { on, after } }: { whole: UpgradePreview }) {
  const { t } = useTranslation("versions");
  const trpc = useTRPC();
  const workbook = useMutation(trpc.policy.upgradeWorkbook.mutationOptions({ onSuccess: saveFile }));
  return (
    <>
      <Button loading={workbook.isPending} onClick={() => workbook.mutate({ on, pack: after.hash })}>
        {t("export")}
      </Button>
      <ErrorNotice error={workbook.error} />
    </>
  );
}
