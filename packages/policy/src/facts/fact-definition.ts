/** What the vocabulary says of one fact: its type, its words, its labels and the question that asks for it. */
type Base = { zh: string; en: string; askZh: string; askEn: string; restricted?: true };
export type FactDefinition = Base &
  (
    | { type: "boolean" }
    | { type: "date" }
    /** `unit: "fen"`: money, which people say in yuan. */
    | { type: "number"; min: number; max: number; unit?: "fen" }
    | { type: "text" }
    | { type: "division" }
    | { type: "word"; words: Readonly<Record<string, readonly [zh: string, en: string]>> }
    | { type: "words"; words: Readonly<Record<string, readonly [zh: string, en: string]>> }
    | { type: "statuses" }
    | { type: "incidents" }
  );

/** Keeps the exact words of each fact in its type. */
export const define = <T extends Record<string, FactDefinition>>(facts: T) => facts;
