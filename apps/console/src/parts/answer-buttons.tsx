import { useId } from "react";

type Props<T extends string> = {
  /** What is answered, for the ear. */
  label: string;
  answers: readonly { value: T; label: string; danger?: boolean }[];
  value: T | undefined;
  onChange: (value: T) => void;
};

/** One answer of a few, each a target for a thumb. Nothing is chosen beforehand. */
export function AnswerButtons<T extends string>({ label, answers, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <div className="answers" role="radiogroup" aria-label={label}>
      {answers.map((answer) => (
        <label key={answer.value} className={answer.danger ? "answer answer-danger" : "answer"}>
          <input
            type="radio"
            name={name}
            checked={answer.value === value}
            onChange={() => onChange(answer.value)}
          />
          <span>
            {answer.value === value && <span aria-hidden="true">✓ </span>}
            {answer.label}
          </span>
        </label>
      ))}
    </div>
  );
}
