import type { FormView } from "@tongyou/core/schemas";
import { Checkbox, Input, InputNumber, Select } from "antd";
import { DateField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { useLanguage } from "../../shell/language.ts";

export type FormValues = Record<string, string | number | boolean>;
type FormField = FormView["fields"][number];

/** The fields of a form of the region, in its order; a star marks those that must be filled in. */
export function PackForm({
  form,
  values,
  onChange,
}: {
  form: FormView;
  values: FormValues;
  onChange: (next: FormValues) => void;
}) {
  const { say } = useLanguage();
  const set = (id: string, value: string | number | boolean | null | undefined) => {
    const { [id]: _, ...rest } = values;
    onChange(value === null || value === undefined || value === "" ? rest : { ...rest, [id]: value });
  };
  return form.fields.map((field) =>
    field.type === "flag" ? (
      <Checkbox
        key={field.id}
        checked={values[field.id] === true}
        onChange={({ target }) => set(field.id, target.checked)}
      >
        {say(field.title)}
      </Checkbox>
    ) : (
      <Field key={field.id} label={`${say(field.title)}${field.required ? " *" : ""}`}>
        {(id) => (
          <Value id={id} field={field} value={values[field.id]} onChange={(value) => set(field.id, value)} />
        )}
      </Field>
    ),
  );
}

function Value({
  id,
  field,
  value,
  onChange,
}: {
  id: string;
  field: FormField;
  value: string | number | boolean | undefined;
  onChange: (value: string | number | null | undefined) => void;
}) {
  const { say } = useLanguage();
  const text = typeof value === "string" ? value : undefined;
  if (field.type === "date") return <DateField id={id} value={text} onChange={onChange} />;
  if (field.type === "number")
    return <InputNumber id={id} value={typeof value === "number" ? value : null} onChange={onChange} />;
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
