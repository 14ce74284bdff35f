import { DomainError } from "@tongyou/core";
import { WorkbookError } from "@tongyou/core/ledger";
import { DatabaseError } from "@tongyou/database";
import { PolicyError } from "@tongyou/policy/engine";
import { SettingsError } from "../settings.ts";

/** What was given cannot be used: the cause and the remedy, in both languages. Exit code 2. */
export class CommandError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = "CommandError";
  }
}

/** 2: what was given cannot be used · 1: it could be, but the work was refused or failed. */
export type Failure = { text: string; exitCode: 1 | 2 };

/** What to print for an error, and how to exit. Errors that are not of our families keep their stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandError || error instanceof SettingsError)
    return { text: error.message, exitCode: 2 };
  if (error instanceof WorkbookError) return { text: `${error.text.zh}\n${error.text.en}`, exitCode: 2 };
  if (error instanceof PolicyError) return { text: `${error.text.zh}\n${error.text.en}`, exitCode: 2 };
  if (error instanceof DomainError || error instanceof DatabaseError)
    return {
      text: `${error.reason.zh}${error.remedy.zh}\n${error.reason.en} ${error.remedy.en}`,
      exitCode: 1,
    };
  return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
}
