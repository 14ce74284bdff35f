import { PaperClipOutlined } from "@ant-design/icons";
import { MOST_BYTES, type sentFile } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { ACCEPTED_FILES, FileInput } from "../attachments/file-input.tsx";
import { readBase64 } from "../read-file.ts";

type Sent = z.output<typeof sentFile>;

/** A file that stands in a field of a form; it is sent with the form. */
export function FileField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Sent | undefined;
  onChange: (file: Sent | undefined) => void;
}) {
  const { t } = useTranslation("forms");
  const choose = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<"tooLarge" | "unreadable">();
  const take = (list: FileList | null) => {
    const [file] = list ?? [];
    if (!file) return;
    setRefused(file.size > MOST_BYTES ? "tooLarge" : undefined);
    if (file.size > MOST_BYTES) return;
    readBase64(file).then(
      (base64) => onChange({ fileName: file.name, base64 }),
      () => setRefused("unreadable"),
    );
  };
  return (
    <div className="field">
      <span className="quiet">{label}</span>
      <div className="actions">
        <Button icon={<PaperClipOutlined />} onClick={() => choose.current?.click()}>
          {value ? t("replaceFile") : t("chooseFile")}
        </Button>
        {value && (
          <>
            <span>{value.fileName}</span>
            <Button type="link" size="small" onClick={() => onChange(undefined)}>
              {t("dropFile")}
            </Button>
          </>
        )}
      </div>
      <FileInput inputRef={choose} label={label} accept={ACCEPTED_FILES} onTake={take} />
      <small className="quiet" role={refused ? "alert" : undefined}>
        {t(refused ?? "fileHint")}
      </small>
    </div>
  );
}
