import { useMutation } from "@tanstack/react-query";
import type { ChildFile } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { saveFile } from "../../parts/save-file.ts";
import { PrintDialog } from "./print-dialog.tsx";

/** Prints the whole file for the archive. */
export function PrintFile({ file, onClose }: { file: ChildFile; onClose: () => void }) {
  const { t } = useTranslation("child");
  const trpc = useTRPC();
  const print = useMutation(
    trpc.children.print.mutationOptions({
      onSuccess: (paper) => {
        saveFile(paper);
        onClose();
      },
    }),
  );
  return (
    <PrintDialog
      title={t("print.title", { name: file.name })}
      consequence={t("print.consequence")}
      usual={t("print.usual")}
      print={print}
      onPrint={(purpose) => print.mutate({ id: file.id, purpose })}
      onClose={onClose}
    />
  );
}
