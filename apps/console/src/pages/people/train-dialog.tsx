import { useMutation, useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { present } from "../../parts/search-params.ts";
import { useLanguage } from "../../shell/language.ts";
import { useSettled } from "./use-settled.ts";

/** Records one training of one or several people. */
export function TrainDialog({
  people,
  onClose,
}: {
  people: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const settled = useSettled(onClose);
  const form = useQuery(trpc.people.form.queryOptions());
  const [id] = useState(newFormId);
  const [on, setOn] = useState<string>();
  const [classHours, setClassHours] = useState<number>();
  const [topics, setTopics] = useState<string[]>([]);
  const [organiser, setOrganiser] = useState("");
  const [passed, setPassed] = useState<"passed" | "failed" | "none">();
  const train = useMutation(trpc.people.train.mutationOptions({ onSuccess: settled }));
  const save = () => {
    if (!on || !classHours || passed === undefined) return;
    const more = present({
      organiser: organiser.trim() || undefined,
      passed: passed === "none" ? undefined : passed === "passed",
    });
    train.mutate({ id, workerIds: people.map((one) => one.id), on, classHours, topics, ...more });
  };
  return (
    <FormDialog
      title={t("trainTitle", { names: people.map(({ name }) => name).join(t("comma")) })}
      submit={t("trainSubmit", { n: people.length })}
      ready={on !== undefined && classHours !== undefined && topics.length > 0 && passed !== undefined}
      pending={train.isPending}
      error={train.error ?? form.error}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t("field.on")}>{(key) => <DateField id={key} value={on} onChange={setOn} />}</Field>
      <Field label={t("field.hours")}>
        {(key) => (
          <InputNumber
            id={key}
            min={1}
            max={400}
            precision={0}
            value={classHours ?? null}
            onChange={(next) => setClassHours(next ?? undefined)}
          />
        )}
      </Field>
      <Field label={t("field.topics")} hint={t("topicsHint")}>
        {(key) => (
          <Select
            id={key}
            mode="tags"
            value={topics}
            placeholder={t("choose")}
            onChange={(next: string[]) => setTopics(next)}
            options={(form.data?.topics ?? []).map((topic) => ({ value: topic.zh, label: say(topic) }))}
          />
        )}
      </Field>
      <Field label={`${t("field.organiser")}${t("optional")}`}>
        {(key) => (
          <Input
            id={key}
            value={organiser}
            maxLength={60}
            onChange={({ target }) => setOrganiser(target.value)}
          />
        )}
      </Field>
      <Radio.Group
        value={passed ?? null}
        onChange={({ target }) => setPassed(target.value as "passed" | "failed" | "none")}
        options={(["passed", "failed", "none"] as const).map((value) => ({
          value,
          label: t(`passed.${value}`),
        }))}
      />
    </FormDialog>
  );
}
