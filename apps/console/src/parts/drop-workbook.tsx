import { InboxOutlined } from "@ant-design/icons";
import { Alert, Spin } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "./drop-workbook.css";

const MOST_MB = 20;
type Refusal = { key: "notXlsx" | "notTable" | "tooLarge"; name: string; size: number };

function refusalOf({ name, size }: File, orText: boolean): Refusal | undefined {
  const megabytes = Math.ceil(size / 1024 / 1024);
  if (!/\.xlsx$/i.test(name) && !(orText && /\.csv$/i.test(name)))
    return { key: orText ? "notTable" : "notXlsx", name, size: megabytes };
  return size > MOST_MB * 1024 * 1024 ? { key: "tooLarge", name, size: megabytes } : undefined;
}

type Props = {
  title: string;
  hint: string;
  /** The name of the input for those who do not see the field. */
  choose: string;
  /** A text table (.csv) will do as well. */
  orText?: boolean;
  /** The file being read; undefined: none is. */
  reading: string | undefined;
  onFile: (file: File) => void;
};

/** Where a workbook is dropped or chosen; what is no .xlsx or too large is refused on the spot. */
export function DropWorkbook({ title, hint, choose, orText = false, reading, onFile }: Props) {
  const { t } = useTranslation("parts");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = (file: File | undefined) => {
    if (!file || reading !== undefined) return;
    const refused = refusalOf(file, orText);
    setRefusal(refused);
    if (!refused) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <button
        type="button"
        className={over ? "drop drop-over" : "drop"}
        disabled={reading !== undefined}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {reading === undefined ? <InboxOutlined className="drop-icon" aria-hidden /> : <Spin />}
        <strong>{reading === undefined ? title : t("workbook.reading", { name: reading })}</strong>
        <span className="quiet">{hint}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept={orText ? ".xlsx,.csv" : ".xlsx"}
        hidden
        aria-label={choose}
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
          title={t(`workbook.${refusal.key}`, { name: refusal.name, size: refusal.size })}
          description={t(`workbook.${refusal.key}Remedy`)}
        />
      )}
    </>
  );
}
