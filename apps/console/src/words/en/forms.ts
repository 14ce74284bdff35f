import type { forms as zh } from "../zh/forms.ts";

export const forms: typeof zh = {
  personHint: "Choose from the register or the people around the child, or type a name",
  chooseFile: "Choose a file",
  replaceFile: "Choose another",
  dropFile: "Remove",
  fileHint: "Photos, PDF, Word, Excel, 10 MB at most; kept with the form and not changed after that.",
  tooLarge: "The file is larger than 10 MB and was not taken. Make it smaller and choose again.",
  unreadable: "The file cannot be read. Choose it again.",
  saveFile: "Save “{{name}}” (this is recorded)",
  signed: "{{title}} (signature)",
  signature: { done: "signed", clear: "Clear and sign again" },
};
