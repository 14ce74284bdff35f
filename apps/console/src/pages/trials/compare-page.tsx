import { useMutation, useQueries } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type TrialView, trialsApart } from "@tongyou/core/schemas";
import { Alert, Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { isTold, useCompareLines } from "./compare-lines.tsx";
import { COUNTED } from "./trials-search.ts";
import "./trials.css";

/** Trials side by side: what each changes, what it comes to, and whether one can be weighed against another. */
export default function ComparePage() {
  const { t } = useTranslation("trials");
  const trpc = useTRPC();
  const navigate = useNavigate({ from: "/trials/compare" });
  const { ids = "", counted = "awarded" } = useSearch({ from: "/frame/trials/compare" });
  const asked = ids.split(",").filter(Boolean);
  const queries = useQueries({
    queries: asked.map((id) => trpc.trials.get.queryOptions({ id, counted })),
  });
  const trials = queries.flatMap(({ data }) => data ?? []);
  const told = trials.filter(isTold);
  const error = queries.find((query) => query.error)?.error;
  const toList = (
    <Link to="/trials">
      <Button tabIndex={-1}>{t("compare.toList")}</Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={t("compare.title")} about={t("compare.about")} actions={toList} />
      <ErrorNotice error={error} />
      {queries.some((query) => query.isPending) && <Waiting />}
      {queries.length < 2 && <EmptyState title={t("compare.tooFew")}>{toList}</EmptyState>}
      {trials.length > 1 && (
        <>
          <div className="actions">
            <Segmented
              aria-label={t("result.counted")}
              value={counted}
              onChange={(next) =>
                void navigate({
                  search: (before) => present({ ...before, counted: next === "awarded" ? undefined : next }),
                  replace: true,
                })
              }
              options={COUNTED.map((value) => ({ value, label: t(`result.${value}`) }))}
            />
            {told.length === trials.length && <Export ids={asked} counted={counted} />}
          </div>
          {told.length > 1 && <Weighed trials={told} />}
          <SideBySide trials={trials} />
        </>
      )}
    </>
  );
}

/** Says whether the trials answer the same question. */
function Weighed({ trials }: { trials: readonly TrialView[] }) {
  const { t } = useTranslation("trials");
  const apart = trialsApart(trials);
  if (apart.length === 0) return <Alert type="success" showIcon title={t("compare.same")} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("compare.apart")}
      description={
        <>
          <ul>
            {apart.map((one) => (
              <li key={one}>{t(`compare.apartBy.${one}`)}</li>
            ))}
          </ul>
          {t("compare.apartNext")}
        </>
      }
    />
  );
}

type Asked = Pick<
  Parameters<ReturnType<typeof useTRPCClient>["trials"]["exportComparison"]["query"]>[0],
  "ids" | "counted"
>;

function Export(asked: Asked) {
  const { t } = useTranslation("trials");
  const may = useMay();
  const client = useTRPCClient();
  const workbook = useMutation({
    mutationFn: (by: "class" | "place") => client.trials.exportComparison.query({ ...asked, by }),
    onSuccess: saveFile,
  });
  if (!may("trials.exportComparison")) return null;
  return (
    <>
      {(["class", "place"] as const).map((by) => (
        <Button
          key={by}
          loading={workbook.isPending && workbook.variables === by}
          onClick={() => workbook.mutate(by)}
        >
          {t(`compare.export.${by}`)}
        </Button>
      ))}
      <ErrorNotice error={workbook.error} />
    </>
  );
}

function SideBySide({ trials }: { trials: readonly TrialView[] }) {
  const { t } = useTranslation("trials");
  const lines = useCompareLines(trials);
  return (
    <div className="trial-compare">
      <table aria-label={t("compare.title")}>
        <thead>
          <tr>
            <th scope="col">{t("compare.what")}</th>
            {trials.map(({ id, name }) => (
              <th key={id} scope="col">
                <Link to="/trials/$id" params={{ id }}>
                  {name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, title, numeric, of }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              {trials.map((trial) => (
                <td key={trial.id} className={numeric ? "numeric" : undefined}>
                  {of(trial)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
