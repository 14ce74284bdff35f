import { useQueryClient } from "@tanstack/react-query";
import type { CaseAct, ProtectionCase } from "@tongyou/core/schemas";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";

/** What every act of a case is given: the case as it was read, and the way out. */
export type ActProps = { file: ProtectionCase; onClose: () => void };

/** After an act: whatever shows the case or its child is read again, and the dialog goes. */
export function useSettled(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.protection.pathKey(), trpc.workbench.pathKey(), trpc.children.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    onClose();
  };
}

type Props = Omit<ComponentProps<typeof FormDialog>, "title" | "submit"> & {
  act: CaseAct;
  /** Instead of the act's own word on the button. */
  submit?: string;
};

/** The frame of an act: its name, its fields, one button that says what it does. */
export function ActDialog({ act, submit, ...form }: Props) {
  const { t } = useTranslation("protection");
  return <FormDialog title={t(`act.${act}`)} submit={submit ?? t(`dialog.submit.${act}`)} {...form} />;
}
