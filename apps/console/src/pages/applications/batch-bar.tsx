import type { ApplicationRow } from "@tongyou/core/schemas";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { PassDialog, type Read } from "./pass-dialog.tsx";

type Props = {
  rows: readonly ApplicationRow[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[]) => void;
};

const readOf = ({ id, version }: ApplicationRow): Read => ({ id, version });

/** Chooses what the reader may act on, and passes or confirms all of it; nothing where there is nothing to act on. */
export function BatchBar({ rows, chosen, onChoose }: Props) {
  const { t } = useTranslation("applications");
  const [passing, setPassing] = useState<readonly Read[]>();
  const [confirming, setConfirming] = useState<readonly Read[]>();
  const mine = rows.filter((row) => row.mine);
  const taken = mine.filter(({ id }) => chosen.has(id));
  const toConfirm = taken.filter(({ stage }) => stage.kind === "confirm");
  const toPass = taken.filter(({ stage }) => stage.kind !== "confirm");
  const done = () => {
    setPassing(undefined);
    setConfirming(undefined);
    onChoose([]);
  };
  return (
    <>
      {mine.length > 0 && (
        <div className="actions" role="toolbar" aria-label={t("column.choose")}>
          <Checkbox
            checked={taken.length === mine.length}
            indeterminate={taken.length > 0 && taken.length < mine.length}
            onChange={({ target }) => onChoose(target.checked ? mine.map(({ id }) => id) : [])}
          >
            {t("chooseAll")}
          </Checkbox>
          {taken.length > 0 && <span className="quiet">{t("batch.chosen", { n: taken.length })}</span>}
          {toPass.length > 0 && (
            <Button type="primary" onClick={() => setPassing(toPass.map(readOf))}>
              {t("batch.pass", { n: toPass.length })}
            </Button>
          )}
          {toConfirm.length > 0 && (
            <Button type="primary" onClick={() => setConfirming(toConfirm.map(readOf))}>
              {t("batch.confirm", { n: toConfirm.length })}
            </Button>
          )}
        </div>
      )}
      {passing && <PassDialog items={passing} onClose={done} />}
      {confirming && <ConfirmDialog items={confirming} onClose={done} />}
    </>
  );
}
