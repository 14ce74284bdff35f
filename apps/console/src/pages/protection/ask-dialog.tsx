import { useMutation } from "@tanstack/react-query";
import { DEPARTMENTS, type PARTIES } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { ActDialog, type ActProps, useSettled } from "./act-dialog.tsx";

const KINDS = ["police", "institution", "joint"] as const;
type Party = (typeof PARTIES)[number];

/** Hands the case to the police or an institution, or asks a department to take part. */
export function AskDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation("protection");
  const { t: shell } = useTranslation("shell");
  const trpc = useTRPC();
  const onSuccess = useSettled(onClose);
  const [kind, setKind] = useState<(typeof KINDS)[number]>();
  const [joint, setJoint] = useState<Party>();
  const [question, setQuestion] = useState("");
  const [dueOn, setDueOn] = useState<string>();
  const ask = useMutation(trpc.protection.ask.mutationOptions({ onSuccess }));
  const party = kind === "joint" ? joint : kind;
  const submit = () => {
    if (!kind || !party) return;
    ask.mutate({
      id: file.id,
      version: file.version,
      kind,
      party,
      question: question.trim(),
      ...(dueOn && { dueOn }),
    });
  };
  return (
    <ActDialog
      act="ask"
      ready={party !== undefined && question.trim() !== ""}
      pending={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <AnswerButtons
        label={t("act.ask")}
        value={kind}
        onChange={setKind}
        answers={KINDS.map((value) => ({ value, label: t(`requestKind.${value}`) }))}
      />
      {kind === "joint" && (
        <Field label={t("dialog.party")}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: "label" }}
              value={joint ?? null}
              onChange={(next) => setJoint(next ?? undefined)}
              options={[
                ...DEPARTMENTS.map((value) => ({ value, label: shell(`department.${value}`) })),
                { value: "institution" as const, label: t("dialog.institution") },
              ]}
            />
          )}
        </Field>
      )}
      <Field label={t("dialog.question")} hint={t("dialog.questionHint")}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={1000}
            autoSize={{ minRows: 3 }}
            value={question}
            onChange={({ target }) => setQuestion(target.value)}
          />
        )}
      </Field>
      <Field label={t("dialog.dueOn")}>
        {(id) => <DateField id={id} value={dueOn} onChange={setDueOn} />}
      </Field>
    </ActDialog>
  );
}
