import { InboxOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Spin } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { readBase64 } from "../../parts/read-file.ts";

const MOST_MB = 20;
type Refusal = { key: "notXlsx" | "tooLarge"; name: string; size: number };

function refusalOf({ name, size }: File): Refusal | undefined {
  const megabytes = Math.ceil(size / 1024 / 1024);
  if (!/\.xlsx$/i.test(name)) return { key: "notXlsx", name, size: megabytes };
  return size > MOST_MB * 1024 * 1024 ? { key: "tooLarge", name, size: megabytes } : undefined;
}

/** Where a ledger is dropped or chosen; reading it makes a preview and opens it. Nothing is written yet. */
export function DropLedger() {
  const { t } = useTranslation("imports");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const preview = useMutation({
    mutationFn: async (file: File) =>
      client.imports.preview.mutate({ fileName: file.name, content: await readBase64(file) }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: trpc.imports.list.queryKey() });
      await navigate({ to: "/imports/$id", params: { id } });
    },
  });
  const take = (file: File | undefined) => {
    if (!file || preview.isPending) return;
    const refused = refusalOf(file);
    setRefusal(refused);
    if (!refused) preview.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="stack">
      <button
        type="button"
        className={over ? "drop drop-over" : "drop"}
        disabled={preview.isPending}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {preview.isPending ? <Spin /> : <InboxOutlined className="drop-icon" aria-hidden />}
        <strong>
          {preview.isPending ? t("drop.reading", { name: preview.variables.name }) : t("drop.title")}
        </strong>
        <span className="quiet">{t("drop.hint")}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t("drop.choose")}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {refusal && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(`drop.${refusal.key}`, { name: refusal.name, size: refusal.size })}
          description={t(`drop.${refusal.key}Remedy`)}
        />
      )}
      <ErrorNotice error={preview.error} />
    </div>
  );
}
