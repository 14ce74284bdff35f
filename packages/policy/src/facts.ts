/** The vocabulary and the calendar alone: pure, for code that also runs in a browser. */
export * from "./facts/calendar.ts";
export * from "./facts/vocabulary.ts";
export * from "./facts/words.ts";
