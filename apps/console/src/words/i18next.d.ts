import "i18next";
import type { words as desks } from "./zh/desks.ts";
import type { words as first } from "./zh/index.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    resources: typeof first & typeof desks;
  }
}
