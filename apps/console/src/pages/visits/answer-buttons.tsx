type Props<T extends string> = {
  /** What is answered, for the ear. */
  label: string;
  answers: readonly { value: T; label: string; danger?: boolean }[];
  value: T | undefined;
  onChange: (value: T) => void;
};

/** One answer of a few, each a target for a thumb. Nothing is chosen beforehand. */
export function AnswerButtons<T extends string>({ label, answers, value, onChange }: Props<T>) {
  return (
    <div className="answers" role="radiogroup" aria-label={label}>
      {answers.map((answer) => (
        // biome-ignore lint/a11y/useSemanticElements: a button is a larger target than a radio's dot
        <button
          key={answer.value}
          type="button"
          role="radio"
          aria-checked={answer.value === value}
          className={answer.danger ? "answer answer-danger" : "answer"}
          onClick={() => onChange(answer.value)}
        >
          {answer.value === value && <span aria-hidden="true">✓ </span>}
          {answer.label}
        </button>
      ))}
    </div>
  );
}
