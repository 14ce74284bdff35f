import type { FormValues, FormView } from "@tongyou/core/schemas";
import { Checkbox } from "antd";
import { useLanguage } from "../../shell/language.ts";
import { Field } from "../field.tsx";
import { SignaturePad } from "../signature/signature-pad.tsx";
import { FieldValue } from "./field-value.tsx";
import { FileField } from "./file-field.tsx";
import type { PeopleAround } from "./person-field.tsx";

type Value = FormValues[string] | null | undefined;

/** The fields of a form of the region, in its order; a star marks those that must be filled in. */
export function PackForm({
  form,
  values,
  onChange,
  people = {},
}: {
  form: FormView;
  values: FormValues;
  onChange: (next: FormValues) => void;
  people?: PeopleAround;
}) {
  const { say } = useLanguage();
  const set = (id: string, value: Value) => {
    const { [id]: _, ...rest } = values;
    onChange(value === null || value === undefined || value === "" ? rest : { ...rest, [id]: value });
  };
  return form.fields.map((field) => {
    const { id, type, required } = field;
    const label = `${say(field.title)}${required ? " *" : ""}`;
    const value = values[id];
    if (type === "flag")
      return (
        <Checkbox key={id} checked={value === true} onChange={({ target }) => set(id, target.checked)}>
          {label}
        </Checkbox>
      );
    if (type === "signature")
      return (
        <SignaturePad
          key={id}
          label={label}
          onChange={(base64) => set(id, base64 && { fileName: `${field.title.zh}.png`, base64 })}
        />
      );
    if (type === "file")
      return (
        <FileField
          key={id}
          label={label}
          value={typeof value === "object" ? value : undefined}
          onChange={(file) => set(id, file)}
        />
      );
    return (
      <Field key={id} label={label}>
        {(input) => (
          <FieldValue
            id={input}
            field={field}
            value={typeof value === "object" ? undefined : value}
            people={people}
            onChange={(next) => set(id, next)}
          />
        )}
      </Field>
    );
  });
}
