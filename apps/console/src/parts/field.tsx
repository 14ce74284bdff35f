import { type ReactNode, useId } from "react";

type Props = {
  label: string;
  hint?: ReactNode;
  /** The input, given the id its label points to. */
  children: (id: string) => ReactNode;
};

/** A labelled field of a form. */
export function Field({ label, hint, children }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label className="quiet" htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {hint && <small className="quiet">{hint}</small>}
    </div>
  );
}
