import type { FileOut } from "@tongyou/core/schemas";

/** Hands a file from the server to the browser's downloads. */
export function saveFile({ fileName, mime, base64 }: FileOut): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
