import type { TrialForm } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { fenOf, Money, yuanOf } from "../../parts/money.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";
import { isWrong, type TrialDraft, type TriedAmount } from "./trial-draft.ts";

type Parameter = TrialForm["parameters"][number];
type Props = {
  form: TrialForm;
  amounts: TrialDraft["amounts"];
  onChange: (parameter: string, tried: TriedAmount | undefined) => void;
};

/** The standards of the month with what holds now, and what to try instead. */
export function AmountRows({ form, amounts, onChange }: Props) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const columns: Column<Parameter>[] = [
    {
      key: "parameter",
      title: t("form.parameter"),
      head: true,
      render: ({ name, clause, classes }) => (
        <div>
          {say(name)} <ClauseChip no={clause} />
          {classes.length > 0 && (
            <div className="quiet">{t("form.classes", { names: classes.map(say).join("、") })}</div>
          )}
        </div>
      ),
    },
    {
      key: "now",
      title: t("form.now"),
      numeric: true,
      render: ({ now, entered }) => (
        <div className="trial-now">
          {now === null ? t("form.nobody") : <Money fen={now} />}
          {entered && <div className="quiet">{t("form.entered")}</div>}
        </div>
      ),
    },
    {
      key: "how",
      title: t("form.how"),
      render: (parameter) => (
        <TriedField
          parameter={parameter}
          tried={amounts[parameter.id]}
          onChange={(tried) => onChange(parameter.id, tried)}
        />
      ),
    },
    {
      key: "difference",
      title: t("list.difference"),
      numeric: true,
      render: (parameter) => <Difference parameter={parameter} tried={amounts[parameter.id]} />,
    },
  ];
  return (
    <RecordTable
      label={t("form.amounts")}
      rows={form.parameters}
      columns={columns}
      rowKey={({ id }) => id}
      empty={null}
    />
  );
}

type FieldProps = {
  parameter: Parameter;
  tried: TriedAmount | undefined;
  onChange: (tried: TriedAmount | undefined) => void;
};

function TriedField({ parameter, tried, onChange }: FieldProps) {
  const { t } = useTranslation("trials");
  const { say } = useLanguage();
  const { name, formula, withdrawn } = parameter;
  const lacks = formula?.fen === null ? formula.missing[0] : undefined;
  const options = [
    { value: "keep" as const, label: t("form.keep") },
    { value: "amount" as const, label: t("form.amount") },
    ...(formula && formula.fen !== null
      ? [{ value: "formula" as const, label: t("form.formula", { amount: yuanOf(formula.fen) }) }]
      : []),
    ...(withdrawn === null
      ? []
      : [{ value: "withdrawn" as const, label: t("form.withdrawn", { amount: yuanOf(withdrawn) }) }]),
  ];
  const choose = (kind: (typeof options)[number]["value"]) => {
    if (kind === "keep") onChange(undefined);
    else onChange(kind === "amount" ? { kind, text: "" } : { kind });
  };
  return (
    <div className="trial-tried">
      <Select
        aria-label={`${say(name)} ${t("form.how")}`}
        value={tried?.kind ?? "keep"}
        onChange={choose}
        options={options}
        popupMatchSelectWidth={false}
      />
      {tried?.kind === "amount" && (
        <Input
          aria-label={`${say(name)} ${t("form.yuan")}`}
          placeholder={t("form.yuan")}
          inputMode="decimal"
          value={tried.text}
          {...(isWrong(tried) ? { status: "error" as const } : {})}
          onChange={(event) => onChange({ kind: "amount", text: event.target.value.trim() })}
        />
      )}
      {isWrong(tried) && <small role="alert">{t("form.amountRule")}</small>}
      {lacks && !tried && <small className="quiet">{t("form.formulaMissing", { why: say(lacks) })}</small>}
      {tried?.kind === "formula" && formula && (
        <small className="quiet">{t("form.formulaAt", { from: formula.from })}</small>
      )}
    </div>
  );
}

function Difference({ parameter, tried }: Omit<FieldProps, "onChange">) {
  const { now, formula, withdrawn } = parameter;
  if (!tried || now === null) return null;
  const to =
    tried.kind === "amount" ? fenOf(tried.text) : tried.kind === "formula" ? formula?.fen : withdrawn;
  return to === undefined || to === null ? null : <Money fen={to - now} signed />;
}
