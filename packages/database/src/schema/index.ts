export * from "./audit.ts";
export * from "./children.ts";
export * from "./control.ts";
export * from "./imports.ts";
export * from "./months.ts";
export * from "./places.ts";
export * from "./protection.ts";
export * from "./visits.ts";
