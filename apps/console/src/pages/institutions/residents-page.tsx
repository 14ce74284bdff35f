import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { Resident } from "@tongyou/core/schemas";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { present } from "../../parts/search-params.ts";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import { useInstitutionSettled } from "./use-institution-act.ts";

/** Residents read at once: an institution's own children. */
const MOST = 200;

type Coming = Resident & { transfer: NonNullable<Resident["transfer"]> };

function ReceiveDialog({ child, onClose }: { child: Coming; onClose: () => void }) {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const [on, setOn] = useState<string>();
  const [receipt, setReceipt] = useState("");
  const receive = useMutation(
    trpc.institutions.receive.mutationOptions({ onSuccess: useInstitutionSettled(onClose) }),
  );
  const { childId, name, transfer } = child;
  return (
    <FormDialog
      title={t("live.receiveTitle", { name })}
      submit={t("live.submit")}
      ready={on !== undefined && receipt.trim() !== ""}
      pending={receive.isPending}
      error={receive.error}
      onSubmit={() => on && receive.mutate({ transfer: transfer.id, childId, on, receipt })}
      onClose={onClose}
    >
      <Field label={t("live.receiveOn")}>
        {(field) => <DateField id={field} value={on} onChange={setOn} />}
      </Field>
      <Field label={t("live.receipt")}>
        {(field) => (
          <Input
            id={field}
            value={receipt}
            maxLength={200}
            onChange={({ target }) => setReceipt(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

function useColumns(onReceive: (child: Coming) => void): Column<Resident>[] {
  const { t } = useTranslation("institutions");
  const { t: placement } = useTranslation("placements");
  const may = useMay();
  const open = may("children.get");
  return [
    {
      key: "child",
      title: t("live.child"),
      head: true,
      render: ({ childId, name }) =>
        open ? (
          <Link to="/children/$id" params={{ id: childId }} search={{ tab: "casework" }}>
            {name}
          </Link>
        ) : (
          name
        ),
    },
    {
      key: "age",
      title: t("live.ageTitle"),
      numeric: true,
      render: ({ age }) => (age === null ? t("live.unknownAge") : t("live.age", { n: age })),
    },
    { key: "kind", title: t("live.kind"), render: ({ kind }) => placement(`kind.${kind}`) },
    { key: "since", title: t("live.since"), render: ({ from }) => <span className="figure">{from}</span> },
    {
      key: "more",
      title: "",
      render: (child) => {
        const { agreementUntil, transfer } = child;
        if (!transfer) return agreementUntil && t("live.agreement", { date: agreementUntil });
        const { coming, from, to, on } = transfer;
        return (
          <>
            {coming ? t("live.coming", { from, on }) : t("live.moving", { to, on })}{" "}
            {coming && may("institutions.receive") && (
              <Button size="small" type="primary" onClick={() => onReceive({ ...child, transfer })}>
                {t("live.receive")}
              </Button>
            )}
          </>
        );
      },
    },
  ];
}

/** 在院儿童: the children of one institution; its own staff see theirs, the county those of its area. */
export default function ResidentsPage() {
  const { t } = useTranslation("institutions");
  const trpc = useTRPC();
  const may = useMay();
  const { institution } = useSearch({ from: "/frame/institutions/residents" });
  const navigate = useNavigate({ from: "/institutions/residents" });
  const [receiving, setReceiving] = useState<Coming>();
  const columns = useColumns(setReceiving);
  const register = useQuery(trpc.institutions.list.queryOptions({ state: "all" }));
  const residents = useQuery(
    trpc.institutions.residents.queryOptions(
      { limit: MOST, ...(institution ? { institution } : {}) },
      { placeholderData: keepPreviousData },
    ),
  );
  if (residents.isPending) return <Waiting />;
  if (!residents.data)
    return <ErrorNotice error={residents.error} onRetry={() => void residents.refetch()} />;
  const { institution: own, rows } = residents.data;
  const chooses = may("children.get");
  return (
    <div className="stack">
      <PageHeader title={t("live.title")} about={own && t("live.about", { name: own.name })} />
      {chooses && (
        <Select
          aria-label={t("live.choose")}
          placeholder={t("live.choose")}
          style={{ maxWidth: 320 }}
          {...(institution ? { value: institution } : {})}
          options={(register.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next: string) =>
            void navigate({ search: (before) => present({ ...before, institution: next }), replace: true })
          }
        />
      )}
      {!own && (
        <EmptyState
          title={chooses ? t("live.pick") : t("live.noInstitution")}
          next={chooses ? undefined : t("live.noInstitutionNext")}
        />
      )}
      {own && (
        <RecordTable
          label={t("live.title")}
          rows={rows}
          columns={columns}
          rowKey={({ childId }) => childId}
          empty={<EmptyState title={t("live.none")} next={t("live.noneNext")} />}
        />
      )}
      {receiving && <ReceiveDialog child={receiving} onClose={() => setReceiving(undefined)} />}
    </div>
  );
}
