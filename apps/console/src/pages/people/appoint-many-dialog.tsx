import { useMutation, useQuery } from "@tanstack/react-query";
import type { PostRole, RegisterForm, ResponsibilityRow } from "@tongyou/core/schemas";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { useLanguage } from "../../shell/language.ts";
import { PersonField } from "./person-field.tsx";
import { useSettled } from "./use-settled.ts";

type Village = ResponsibilityRow["place"];
type Role = RegisterForm["roles"][number];
type Props = { villages: readonly Village[]; onClose: () => void; onGiven: () => void };

/** A post of a village is given for the villages, one of a town for the towns they lie in. */
const placesFor = (villages: readonly Village[], role: Role | undefined) =>
  role === undefined || role.levels.includes(5)
    ? villages.map(({ code }) => code)
    : [...new Set(villages.map(({ code }) => `${code.slice(0, 9)}000`))];

/** Gives one person the same post at all the villages that were ticked, or at their towns. */
export function AppointManyDialog({ villages, onClose, onGiven }: Props) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const settled = useSettled(onGiven);
  const form = useQuery(trpc.people.form.queryOptions());
  const [ids] = useState(() => new Map<string, string>());
  const [role, setRole] = useState<PostRole>();
  const [workerId, setWorkerId] = useState<string>();
  const [from, setFrom] = useState<string>();
  const give = useMutation(trpc.people.appointMany.mutationOptions({ onSuccess: settled }));
  const places = placesFor(
    villages,
    form.data?.roles.find((one) => one.role === role),
  );
  /** The same place keeps its id, so that a second click gives nothing twice. */
  const idOf = (place: string) => {
    const id = ids.get(place) ?? newFormId();
    ids.set(place, id);
    return id;
  };
  const save = () => {
    if (!role || !workerId || !from) return;
    give.mutate({ workerId, role, from, posts: places.map((place) => ({ id: idOf(place), place })) });
  };
  return (
    <FormDialog
      title={t("responsibility.dialog", { n: villages.length })}
      submit={t("responsibility.submit", { n: places.length })}
      ready={role !== undefined && workerId !== undefined && from !== undefined}
      pending={give.isPending}
      error={give.error ?? form.error}
      onSubmit={save}
      onClose={onClose}
    >
      <p className="quiet">
        {villages
          .slice(0, 6)
          .map(({ name }) => name)
          .join(t("comma"))}
        {villages.length > 6 && t("responsibility.andMore", { n: villages.length })}
      </p>
      <Field label={t("field.role")} hint={t("responsibility.roleHint")}>
        {(id) => (
          <Select
            id={id}
            placeholder={t("choose")}
            value={role ?? null}
            onChange={(next: PostRole | null) => setRole(next ?? undefined)}
            options={(form.data?.roles ?? []).map((one) => ({ value: one.role, label: say(one.title) }))}
          />
        )}
      </Field>
      <PersonField value={workerId} onChange={setWorkerId} />
      <Field label={t("field.from")}>{(id) => <DateField id={id} value={from} onChange={setFrom} />}</Field>
    </FormDialog>
  );
}
