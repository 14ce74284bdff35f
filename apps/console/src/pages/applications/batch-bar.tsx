import type { ApplicationRow } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChooseBar } from "../../parts/choose-bar.tsx";
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
  const [passed, setPassed] = useState(0);
  const done = (n = 0) => {
    setPassed(n);
    setPassing(undefined);
    setConfirming(undefined);
    onChoose([]);
  };
  return (
    <>
      {passed > 0 && <Alert type="success" showIcon title={t("pass.done", { n: passed })} />}
      <ChooseBar
        ids={mine.map(({ id }) => id)}
        chosen={chosen}
        onChoose={onChoose}
        label={t("column.choose")}
        all={t("chooseAll")}
        count={(n) => t("batch.chosen", { n })}
      >
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
      </ChooseBar>
      {passing && <PassDialog items={passing} onClose={done} />}
      {confirming && <ConfirmDialog items={confirming} onClose={() => done()} />}
    </>
  );
}
