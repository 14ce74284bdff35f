import type { FormView } from "@tongyou/core/schemas";
import { Input, InputNumber, Select } from "antd";
import { useLanguage } from "../../shell/language.ts";
import { DateField } from "../date-field.tsx";
import { type PeopleAround, PersonField } from "./person-field.tsx";

type Props = {
  id: string;
  field: FormView["fields"][number];
  value: string | number | boolean | undefined;
  people: PeopleAround;
  onChange: (value: string | number | null | undefined) => void;
};

/** What is written into a field of a form: a day, a number, a choice, a person, words. */
export function FieldValue({ id, field, value, people, onChange }: Props) {
  const { say } = useLanguage();
  const text = typeof value === "string" ? value : undefined;
  if (field.type === "date") return <DateField id={id} value={text} onChange={onChange} />;
  if (field.type === "number")
    return <InputNumber id={id} value={typeof value === "number" ? value : null} onChange={onChange} />;
  if (field.type === "person")
    return <PersonField id={id} value={text} people={people} onChange={onChange} />;
  if (field.type === "choice")
    return (
      <Select
        id={id}
        value={text ?? null}
        onChange={onChange}
        options={field.options.map((option) => ({ value: option.id, label: say(option.title) }))}
      />
    );
  return (
    <Input id={id} maxLength={500} value={text ?? ""} onChange={({ target }) => onChange(target.value)} />
  );
}
