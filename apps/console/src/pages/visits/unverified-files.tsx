import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { UnverifiedRow } from "@tongyou/core/schemas";
import { Alert, Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Pager } from "../../parts/pager.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useArea } from "../../shell/area.ts";
import { useLanguage } from "../../shell/language.ts";
import type { ViewProps } from "./plans-list.tsx";

const SIZE = 50;

function useColumns(
  ticked: ReadonlySet<string>,
  onTick: (id: string, on: boolean) => void,
): Column<UnverifiedRow>[] {
  const { t } = useTranslation("visits");
  const { say } = useLanguage();
  return [
    {
      key: "child",
      title: t("columns.child"),
      head: true,
      render: ({ childId, name, age }) => (
        <span className="tick">
          <Checkbox
            aria-label={name}
            checked={ticked.has(childId)}
            onChange={({ target }) => onTick(childId, target.checked)}
          />
          <Link to="/children/$id" params={{ id: childId }}>
            {name}
          </Link>
          {age !== null && <span className="quiet">{t("years", { n: age })}</span>}
        </span>
      ),
    },
    { key: "division", title: t("columns.division"), render: ({ divisionName }) => divisionName },
    {
      key: "known",
      title: t("columns.known"),
      render: ({ facts }) => (
        <span className="known">
          {facts.map(({ label, shown }) => (
            <span key={label.zh}>
              <span className="quiet">{say(label)}</span> {say(shown)}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: "verified",
      title: t("columns.verified"),
      render: ({ verifiedOn, overdue }) => (
        <span className={overdue ? "caution" : "figure"}>
          {verifiedOn ?? t("neverVerified")}
          {overdue && ` ⚠ ${t("verify.overdue")}`}
        </span>
      ),
    },
  ];
}

/** Files that wait to be confirmed: looked at one by one, confirmed together. */
export function UnverifiedFiles({ search, onChange }: ViewProps) {
  const { t } = useTranslation("visits");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const area = useArea();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [how, setHow] = useState("");
  const page = search.page ?? 1;
  const input = { ...present({ area }), offset: (page - 1) * SIZE, limit: SIZE };
  const list = useQuery(trpc.visits.unverified.queryOptions(input, { placeholderData: keepPreviousData }));
  const verify = useMutation(
    trpc.visits.verify.mutationOptions({
      onSuccess: async () => {
        setTicked(new Set());
        await queryClient.invalidateQueries({ queryKey: trpc.visits.pathKey() });
      },
    }),
  );
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const columns = useColumns(ticked, tick);
  const rows = list.data?.rows ?? [];
  const chosen = rows.filter(({ childId }) => ticked.has(childId));
  const all = rows.length > 0 && chosen.length === rows.length;
  const answer = verify.data;
  const comma = t("comma");
  return (
    <section className="stack" aria-label={t("verify.list")}>
      <h2>{t("verify.list")}</h2>
      <p className="quiet">{t("verify.listAbout")}</p>
      {answer && (
        <Alert
          type={answer.changed.length > 0 ? "warning" : "success"}
          showIcon
          title={t("verify.done", { n: answer.verified })}
          description={[
            ...(answer.already > 0 ? [t("verify.already", { n: answer.already })] : []),
            ...(answer.changed.length > 0
              ? [t("verify.changed", { names: answer.changed.map(({ name }) => name).join(comma) })]
              : []),
          ].join(" ")}
        />
      )}
      <ErrorNotice error={list.error ?? verify.error} />
      {list.isPending && <Waiting />}
      {list.data && (
        <>
          {rows.length > 0 && (
            <div className="filters">
              <Checkbox
                checked={all}
                indeterminate={chosen.length > 0 && !all}
                onChange={({ target }) =>
                  setTicked(new Set(target.checked ? rows.map(({ childId }) => childId) : []))
                }
              >
                {t("verify.all")}
              </Checkbox>
              <Input
                className="how"
                aria-label={t("verify.how")}
                placeholder={t("verify.howPlaceholder")}
                maxLength={200}
                value={how}
                onChange={({ target }) => setHow(target.value)}
              />
              <Button
                type="primary"
                loading={verify.isPending}
                disabled={chosen.length === 0 || how.trim() === ""}
                onClick={() =>
                  verify.mutate({
                    children: chosen.map(({ childId: id, version }) => ({ id, version })),
                    how: how.trim(),
                  })
                }
              >
                {t("verify.submit", { n: chosen.length })}
              </Button>
            </div>
          )}
          <RecordTable
            label={t("verify.list")}
            rows={rows}
            columns={columns}
            rowKey={({ childId }) => childId}
            empty={<EmptyState title={t("verify.empty")} next={t("verify.emptyNext")} />}
          />
          <Pager page={page} size={SIZE} total={list.data.total} onPage={(to) => onChange({ page: to })} />
        </>
      )}
    </section>
  );
}
