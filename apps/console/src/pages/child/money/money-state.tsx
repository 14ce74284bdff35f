import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
  SendOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import type { MoneyState as State } from "@tongyou/core/schemas";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const SHAPES: { readonly [S in State]: ReactNode } = {
  none: <MinusCircleOutlined aria-hidden />,
  suspended: <PauseCircleOutlined aria-hidden />,
  expected: <ClockCircleOutlined aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
  listed: <SendOutlined aria-hidden />,
  failed: <CloseCircleOutlined aria-hidden />,
  paid: <CheckCircleOutlined aria-hidden />,
  owed: <UndoOutlined aria-hidden />,
};

/** Where the money of a month stands: a word and a shape. */
export function MoneyState({ state }: { state: State }) {
  const { t } = useTranslation("money");
  return (
    <span className={`money-state money-${state}`}>
      {SHAPES[state]} {t(`state.${state}`)}
    </span>
  );
}
