import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  /** Whom the page lets choose, and who is chosen of them, by id. */
  of: readonly string[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
  /** The buttons for those who are chosen. */
  children: ReactNode;
};

/** Takes the whole page into the batch, and says what is done with it. */
export function ChooseBar({ of, chosen, onChoose, children }: Props) {
  const { t } = useTranslation("awards");
  if (of.length === 0) return null;
  const taken = of.filter((id) => chosen.has(id));
  return (
    <div className="actions" role="toolbar" aria-label={t("column.choose")}>
      <Checkbox
        checked={taken.length === of.length}
        indeterminate={taken.length > 0 && taken.length < of.length}
        onChange={({ target }) => onChoose(new Set(target.checked ? of : []))}
      >
        {t("chooseAll")}
      </Checkbox>
      {taken.length > 0 && <span className="quiet">{t("chosen", { n: taken.length })}</span>}
      {children}
    </div>
  );
}
