import { Input } from "antd";

type Props = {
  id: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** What the field accepts. */
  rule?: string;
  wrong?: boolean;
};

/** A labelled line of text with its rule below. */
export function TextField({ id, label, value, onChange, rule, wrong = false }: Props) {
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <Input
        id={id}
        value={value}
        maxLength={40}
        autoComplete="off"
        {...(wrong ? { status: "error" as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {rule && <small className={wrong ? "danger" : "quiet"}>{rule}</small>}
    </label>
  );
}
