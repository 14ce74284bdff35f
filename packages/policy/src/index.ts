export * from "./decision.ts";
export * from "./facts/calendar.ts";
export * from "./facts/vocabulary.ts";
