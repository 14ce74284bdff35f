/** The kinds of file that may be kept, with what a browser is told and the ending of the name. */
export const FILE_TYPES = {
  jpg: { mime: "image/jpeg", endings: ["jpg", "jpeg"] },
  png: { mime: "image/png", endings: ["png"] },
  webp: { mime: "image/webp", endings: ["webp"] },
  heic: { mime: "image/heic", endings: ["heic", "heif"] },
  pdf: { mime: "application/pdf", endings: ["pdf"] },
  docx: {
    mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
  },
  xlsx: { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** True of a picture every browser draws. */
export const isPicture = (type: FileType): boolean => type === "jpg" || type === "png" || type === "webp";
