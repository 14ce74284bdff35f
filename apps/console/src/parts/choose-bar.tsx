import { Checkbox } from "antd";
import type { ReactNode } from "react";

type Props = {
  /** Whom the page lets choose, by id. */
  ids: readonly string[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[]) => void;
  label: string;
  /** Of the box that takes all. */
  all: string;
  /** How many are chosen, in words. */
  count: (n: number) => string;
  /** The buttons for those who are chosen. */
  children: ReactNode;
};

/** Takes the whole page into a batch, and says what is done with it; nothing where there is nobody to choose. */
export function ChooseBar({ ids, chosen, onChoose, label, all, count, children }: Props) {
  if (ids.length === 0) return null;
  const taken = ids.filter((id) => chosen.has(id)).length;
  return (
    <div className="actions" role="toolbar" aria-label={label}>
      <Checkbox
        checked={taken === ids.length}
        indeterminate={taken > 0 && taken < ids.length}
        onChange={({ target }) => onChoose(target.checked ? ids : [])}
      >
        {all}
      </Checkbox>
      {taken > 0 && <span className="quiet">{count(taken)}</span>}
      {children}
    </div>
  );
}
