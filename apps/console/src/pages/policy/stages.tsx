import type { PolicyBook, RuleLine } from "@tongyou/core/schemas";
import { useLanguage } from "../../shell/language.ts";
import type { OnEnter } from "./entering.tsx";
import { RuleTree } from "./rule-tree.tsx";
import "./stages.css";

type Props = { lines: readonly RuleLine[]; book: PolicyBook; clause: string; onEnter: OnEnter };

/** A response chain: its stages one after the other, each with who acts and by when; then what holds for the whole. */
export function Stages({ lines, book, clause, onEnter }: Props) {
  const { say } = useLanguage();
  const tree = (parts: readonly RuleLine[] = []) =>
    parts.length > 0 && <RuleTree lines={parts} book={book} clause={clause} onEnter={onEnter} />;
  return (
    <>
      <ol className="stages">
        {lines
          .filter(({ stage }) => stage)
          .map(({ text, children }) => (
            <li key={text.zh}>
              <span>{say(text)}</span>
              {tree(children)}
            </li>
          ))}
      </ol>
      {tree(lines.filter(({ stage }) => !stage))}
    </>
  );
}
