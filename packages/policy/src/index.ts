export type * from "./artefact/expression.ts";
export type * from "./artefact/pack.ts";
export * from "./author/conditions.ts";
export * from "./author/pack.ts";
export * from "./decision.ts";
export * from "./errors.ts";
export * from "./facts/calendar.ts";
export * from "./facts/vocabulary.ts";
export * from "./facts/words.ts";
