import { useQuery } from "@tanstack/react-query";
import { AutoComplete } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";

/** Who can be meant where a form asks for a person: names on file, and whoever answers for a place. */
export type PeopleAround = { near?: readonly (string | null)[]; division?: string };

type Props = {
  id: string;
  value: string | undefined;
  people: PeopleAround;
  onChange: (name: string) => void;
};

/** A person of the register or around the child by choice, anybody else by typing the name. */
export function PersonField({ id, value, people: { near = [], division = "" }, onChange }: Props) {
  const { t } = useTranslation("forms");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const register = useQuery(trpc.people.responsible.queryOptions({ division }, { enabled: division !== "" }));
  const known = [...new Set(near.filter((name) => name !== null))];
  const options = [
    ...known.map((name) => ({ value: name, label: name })),
    ...(register.data ?? [])
      .filter(({ name }) => !known.includes(name))
      .map(({ name, title, place }) => ({ value: name, label: `${name} · ${say(title)} · ${place.name}` })),
  ];
  return (
    <AutoComplete
      id={id}
      value={value ?? ""}
      maxLength={60}
      options={options}
      showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
      placeholder={t("personHint")}
      onChange={onChange}
    />
  );
}
