import { CloseOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ChildRow } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Masked } from "../../parts/masked.tsx";
import { Money } from "../../parts/money.tsx";
import type { WhyTarget } from "../../parts/why/why.ts";
import { WhyDrawer } from "../../parts/why/why-drawer.tsx";
import { useMay } from "../../shell/session.tsx";
import { AllowanceState } from "./allowance-state.tsx";
import { CategoryTags } from "./category-tags.tsx";
import { usePackNames } from "./use-pack-names.ts";

/** The row in view, beside the list. Tells what the list knows already: no file is read for it. */
export function ChildPreview({ row, onClose }: { row: ChildRow; onClose: () => void }) {
  const { t } = useTranslation("children");
  const { t: whyWords } = useTranslation("why");
  const may = useMay();
  const { categoryName, className } = usePackNames();
  const [why, setWhy] = useState<WhyTarget | null>(null);
  return (
    <aside className="card child-preview" aria-label={t("preview.title")}>
      <header>
        <h2>{row.name}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t("preview.close")} onClick={onClose} />
      </header>
      <p>
        {t(`sex.${row.sex ?? "unknown"}`)} · {row.age === null ? t("unknownAge") : t("years", { n: row.age })}
        {row.birthDate && <span className="quiet"> {row.birthDate}</span>}
      </p>
      <dl>
        <dt>{t("columns.idNumber")}</dt>
        <dd>{row.idNumber ? <Masked value={row.idNumber} /> : t("noIdNumber")}</dd>
        <dt>{t("columns.division")}</dt>
        <dd>{row.divisionName}</dd>
        <dt>{t("columns.categories")}</dt>
        <dd>
          <CategoryTags
            yes={row.categories}
            review={row.reviewCategories}
            orphan={row.orphan}
            leftOut={row.leftOut}
            nameOf={categoryName}
          />
        </dd>
        <dt>{t("columns.allowance")}</dt>
        <dd>
          <AllowanceState status={row.allowanceStatus} />
          {row.allowanceClass && <span>{className(row.allowanceClass)}</span>}{" "}
          {row.allowanceFen !== null && <Money fen={row.allowanceFen} />}
        </dd>
        {row.needsCount > 0 && (
          <>
            <dt>{t("columns.needs")}</dt>
            <dd>{t("needs", { n: row.needsCount })}</dd>
          </>
        )}
        <dt>{t("columns.decidedOn")}</dt>
        <dd className="figure">{row.decidedOn ?? t("preview.undecided")}</dd>
      </dl>
      <div className="actions">
        <Link to="/children/$id" params={{ id: row.id }}>
          <Button type="primary" tabIndex={-1}>
            {t("preview.open")}
          </Button>
        </Link>
        {may("children.explain") && (
          <Button onClick={() => setWhy({ childId: row.id, name: row.name, divisionName: row.divisionName })}>
            {whyWords("open")}
          </Button>
        )}
      </div>
      <WhyDrawer target={why} onClose={() => setWhy(null)} />
    </aside>
  );
}
