import type { ChildFile, FactEntry } from "@tongyou/core/schemas";

/** What holds of a fact or contact until somebody says otherwise, as the reader may see it. */
export const holding = (file: ChildFile, name: string): FactEntry | undefined =>
  file.facts.find((entry) => entry.name === name && entry.to === null && entry.supersededAt === null);
