import type { PolicyBook } from "@tongyou/core/schemas";
import { type ReactNode, useState } from "react";
import { useMay } from "../../shell/session.tsx";
import { EnterFigure } from "./enter-figure.tsx";
import { EnterSetting } from "./enter-setting.tsx";
import { EnterStandard } from "./enter-standard.tsx";

type Named = { id: string; name: PolicyBook["series"][number]["name"] };

/** What somebody is about to enter; `from`: the day it is missing from, `proposal`: the formula's amount to gazette, `year`: of the statistic asked for. */
export type Entering =
  | (Named & { kind: "parameter"; from?: string; proposal?: { from: string; value: number } })
  | (Named & { kind: "series"; year?: string })
  | { kind: "setting"; setting: PolicyBook["settings"][number] };
/** Opens the dialog; undefined for a role that enters nothing. */
export type OnEnter = ((entering: Entering) => void) | undefined;

/** The dialog in which a standard, a statistic or a setting is entered, and the way to open it. */
export function useEntering(): { onEnter: OnEnter; dialog: ReactNode } {
  const may = useMay();
  const [entering, setEntering] = useState<Entering>();
  const close = () => setEntering(undefined);
  return {
    onEnter: may("policy.enterStandard") ? setEntering : undefined,
    dialog: entering && <EnterDialog entering={entering} onClose={close} />,
  };
}

function EnterDialog({ entering, onClose }: { entering: Entering; onClose: () => void }) {
  if (entering.kind === "setting") return <EnterSetting setting={entering.setting} onClose={onClose} />;
  if (entering.kind === "series") return <EnterFigure series={entering} onClose={onClose} />;
  return <EnterStandard parameter={entering} onClose={onClose} />;
}
