import { FILE_TYPES, type FileType } from "./file-types.ts";

/** Longest name that is kept, in characters without the ending. */
const LONGEST = 80;

/** Folders, and what a file system, a header or the eye would take for something else (control and direction marks). */
const FOLDERS = /^.*[/\\]/;
const UNSEEN = /[\p{Cc}\p{Cf}<>:"|?*]/gu;
const ENDING = /\.[^.]*$/;

/**
 * A file's name as it is kept: no folder, no character that hides or misleads, of bearable length, and with the
 * ending of what the file is.
 */
export function cleanName(given: string, type: FileType): string {
  const name = given.normalize("NFC").replace(FOLDERS, "").replace(UNSEEN, "");
  const stem = name.replace(ENDING, "").trim().replace(/^\.+/, "");
  const kept = Array.from(stem).slice(0, LONGEST).join("");
  return `${kept || "附件"}.${FILE_TYPES[type].endings[0]}`;
}
