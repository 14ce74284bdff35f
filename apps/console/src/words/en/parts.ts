import type { Words } from "../words.ts";
import type { parts as zh } from "../zh/parts.ts";

export const parts: Words<typeof zh> = {
  job: {
    begins: "Getting ready…",
    far: "{{done}} of {{total}} done",
    leave: "Asked for by {{name}}. It goes on in the background; you can leave this page.",
    stop: "Stop",
    resume: "Go on",
    lists: "Deciding files again",
    listsHint:
      "Rules, or the day that files are decided for, have changed. Lists show the earlier results until it is done; months are calculated anew in any case.",
  },
  waiting: "Loading",
  masked: "Shown in part to protect privacy",
  error: {
    unknown: "The system failed; this has been recorded.",
    unknownRemedy: "Try again later; if it fails again, tell your bureau's administrator what you did.",
    offline: "The server cannot be reached.",
    offlineRemedy: "Check the network and try again; this page keeps its content.",
    retry: "Try again",
  },
  division: {
    choose: "Choose a division",
    clear: "Clear the division",
    trail: "Where you are",
    chooseWhole: "Choose all of {{name}}",
    filter: "Filter by name or code",
    open: "Open {{name}}",
    none: "No division matches",
  },
  children: "{{n}} children",
  dialog: { cancel: "Cancel" },
  table: { previous: "Previous page", next: "Next page", range: "{{from}}–{{to}} of {{total}}" },
  password: {
    title: "First password",
    once: "Shown only this once. Hand it over in person or sealed; it must be changed at the first sign-in.",
    login: "Login",
    password: "Password",
    copy: "Copy the password",
    copied: "Copied to the clipboard",
    uncopied: "The browser does not allow copying; write it down by hand.",
    close: "Handed over, close",
  },
  workbook: {
    reading: "Reading {{name}}",
    notTable: "{{name}} is no .xlsx or .csv file",
    notTableRemedy: "Use the list that went out, or save it as an Excel workbook (.xlsx).",
    notXlsx: "“{{name}}” is not an .xlsx file",
    notXlsxRemedy: "Save it as an Excel workbook (.xlsx) and import again.",
    tooLarge: "“{{name}}” has {{size}} MB, more than 20 MB",
    tooLargeRemedy: "Remove other sheets and pictures, or import town by town.",
  },
};
