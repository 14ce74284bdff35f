import { CameraOutlined, PaperClipOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MOST_BYTES } from "@tongyou/core/schemas";
import { Alert, Button, Progress } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../error-notice.tsx";
import { readBase64 } from "../read-file.ts";
import { usePhone } from "../use-phone.ts";
import { ACCEPTED_FILES, FileInput } from "./file-input.tsx";

/** One file as the server takes it. */
export type SentFile = { fileName: string; base64: string };
/** `send` keeps one file; `repeated`: it was there already. */
type Props = { send: (file: SentFile) => Promise<{ repeated: boolean }> };

/** Where files are dropped, chosen or photographed; they are sent one after the other. */
export function DropFiles({ send: keep }: Props) {
  const { t } = useTranslation("attachments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const phone = usePhone();
  const choose = useRef<HTMLInputElement>(null);
  const photograph = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [progress, setProgress] = useState({ sent: 0, of: 0 });
  const [tooLarge, setTooLarge] = useState<string[]>([]);
  const [already, setAlready] = useState<string[]>([]);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const repeated: string[] = [];
      for (const [index, file] of files.entries()) {
        setProgress({ sent: index, of: files.length });
        const base64 = await readBase64(file);
        const added = await keep({ fileName: file.name, base64 });
        if (added.repeated) repeated.push(file.name);
      }
      setAlready(repeated);
    },
    // Those before the one that failed are kept: the list shows them.
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.attachments.list.queryKey() }),
  });
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length === 0 || send.isPending) return;
    setAlready([]);
    setTooLarge(files.filter(({ size }) => size > MOST_BYTES).map(({ name }) => name));
    const fitting = files.filter(({ size }) => size <= MOST_BYTES);
    if (fitting.length > 0) send.mutate(fitting);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className="stack">
      <fieldset
        className={over ? "attach attach-over" : "attach"}
        aria-label={t("add")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {phone && (
          <Button
            icon={<CameraOutlined />}
            disabled={send.isPending}
            onClick={() => photograph.current?.click()}
          >
            {t("photograph")}
          </Button>
        )}
        <Button
          icon={<PaperClipOutlined />}
          disabled={send.isPending}
          onClick={() => choose.current?.click()}
        >
          {t("choose")}
        </Button>
        <span className="quiet">{t("hint")}</span>
      </fieldset>
      <FileInput inputRef={choose} label={t("choose")} accept={ACCEPTED_FILES} multiple onTake={take} />
      <FileInput
        inputRef={photograph}
        label={t("photograph")}
        accept="image/*"
        capture="environment"
        onTake={take}
      />
      {send.isPending && (
        <Progress
          percent={Math.round((progress.sent / Math.max(1, progress.of)) * 100)}
          format={() => t("sending", { n: progress.sent + 1, of: progress.of })}
        />
      )}
      {tooLarge.length > 0 && (
        <Alert type="error" showIcon role="alert" title={t("tooLarge", { names: tooLarge.join("、") })} />
      )}
      {already.length > 0 && (
        <Alert type="info" showIcon title={t("already", { names: already.join("、") })} />
      )}
      <ErrorNotice error={send.error} />
    </div>
  );
}
