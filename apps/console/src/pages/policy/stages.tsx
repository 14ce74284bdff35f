import type { PolicyBook, RuleLine } from "@tongyou/core/schemas";
import { useLanguage } from "../../shell/language.ts";
import type { OnEnter } from "./entering.tsx";
import { RuleTree } from "./rule-tree.tsx";
import "./stages.css";

type Props = { stages: readonly RuleLine[]; book: PolicyBook; clause: string; onEnter: OnEnter };

/** A response chain: its stages one after the other, each with who acts and by when. */
export function Stages({ stages, book, clause, onEnter }: Props) {
  const { say } = useLanguage();
  return (
    <ol className="stages">
      {stages.map((stage) => (
        <li key={stage.text.zh}>
          <span>{say(stage.text)}</span>
          {stage.children && stage.children.length > 0 && (
            <RuleTree lines={stage.children} book={book} clause={clause} onEnter={onEnter} />
          )}
        </li>
      ))}
    </ol>
  );
}
