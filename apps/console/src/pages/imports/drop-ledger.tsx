import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { DropWorkbook } from "../../parts/drop-workbook.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { readBase64 } from "../../parts/read-file.ts";

/** Where a ledger is dropped or chosen; reading it makes a preview and opens it. Nothing is written yet. */
export function DropLedger() {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const preview = useMutation({
    mutationFn: async (file: File) =>
      client.imports.preview.mutate({ fileName: file.name, content: await readBase64(file) }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: trpc.imports.list.queryKey() });
      await navigate({ to: "/imports/$id", params: { id } });
    },
  });
  return (
    <div className="stack">
      <DropWorkbook
        title={t("drop.title")}
        hint={t("drop.hint")}
        choose={t("drop.choose")}
        reading={preview.isPending ? preview.variables.name : undefined}
        onFile={(file) => preview.mutate(file)}
      />
      <ErrorNotice error={preview.error} />
    </div>
  );
}
