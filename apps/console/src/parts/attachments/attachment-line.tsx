import { FileExcelOutlined, FilePdfOutlined, FileTextOutlined, PictureOutlined } from "@ant-design/icons";
import { type AttachmentRow, type FileType, isPicture } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantText } from "../instant.tsx";

const ICONS: Readonly<Record<FileType, typeof FileTextOutlined>> = {
  jpg: PictureOutlined,
  png: PictureOutlined,
  webp: PictureOutlined,
  heic: PictureOutlined,
  pdf: FilePdfOutlined,
  docx: FileTextOutlined,
  xlsx: FileExcelOutlined,
};

/** `1.4 MB`, `230 KB`. */
const sizeText = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;

const addressOf = ({ id }: AttachmentRow) => `/files/${id}`;

/** The picture in small, fetched when it comes into view; the sign of its kind where it cannot be drawn. */
function Preview({ row }: { row: AttachmentRow }) {
  const [failed, setFailed] = useState(false);
  const Icon = ICONS[row.type];
  if (!row.mayOpen || failed || !isPicture(row.type)) return <Icon className="attachment-icon" aria-hidden />;
  return (
    <img
      className="attachment-picture"
      src={addressOf(row)}
      alt=""
      loading="lazy"
      onError={() => setFailed(true)}
    />
  );
}

/** One file: its picture or kind, its name to save it by, and who added it when. */
export function AttachmentLine({ row, onRemove }: { row: AttachmentRow; onRemove: () => void }) {
  const { t } = useTranslation("attachments");
  const { removed } = row;
  const meta = [
    row.ownerKind !== "child" && t(`of.${row.ownerKind}`),
    sizeText(row.size),
    row.addedBy,
    instantText(row.addedAt).slice(0, 10),
  ];
  return (
    <li className={removed ? "attachment attachment-removed" : "attachment"}>
      <Preview row={row} />
      <div className="attachment-text">
        {row.mayOpen ? (
          <a href={addressOf(row)} download={row.name} title={t("save", { name: row.name })}>
            {row.name}
          </a>
        ) : (
          <span>{row.name}</span>
        )}
        <p className="quiet">{meta.filter(Boolean).join(" · ")}</p>
        {removed && (
          <p className="quiet">
            {t("removed", {
              by: removed.by ?? "",
              date: instantText(removed.at).slice(0, 10),
              reason: removed.reason,
            })}
          </p>
        )}
      </div>
      {row.mayRemove && (
        <Button type="link" size="small" aria-label={t("removeNamed", { name: row.name })} onClick={onRemove}>
          {t("remove")}
        </Button>
      )}
    </li>
  );
}
