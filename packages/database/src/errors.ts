/** A text in the two languages of the console. */
type Bilingual = { zh: string; en: string };

export type DatabaseErrorCode =
  | "unknownTenant"
  | "suspendedTenant"
  | "unavailable"
  | "timeout"
  | "setup"
  | "misuse"
  | "sealed";

/** What this package refuses on purpose: `reason` says the cause, `remedy` what to do. No personal data. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;
  readonly reason: Bilingual;
  readonly remedy: Bilingual;

  constructor(code: DatabaseErrorCode, reason: Bilingual, remedy: Bilingual, cause?: unknown) {
    super(`${reason.en} ${remedy.en}`, cause === undefined ? {} : { cause });
    this.name = "DatabaseError";
    this.code = code;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/**
 * A statement Postgres refused. Carries the SQLSTATE and the names involved, never the values: Postgres
 * puts them in its message and detail, and those would end in a log.
 */
export class StatementError extends Error {
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  /** The statement with its $n, without the values. */
  readonly statement: string;

  constructor(error: Refusal, statement: string) {
    const where = error.constraint ?? error.column ?? error.table;
    super(`the database refused a statement: SQLSTATE ${error.code}${where ? ` (${where})` : ""}`);
    this.name = "StatementError";
    this.sqlState = error.code;
    this.constraint = error.constraint;
    this.table = error.table;
    this.column = error.column;
    this.statement = statement.slice(0, 500);
  }
}

type Refusal = {
  code: string;
  constraint?: string | undefined;
  table?: string | undefined;
  column?: string | undefined;
};

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error &&
  "code" in error &&
  typeof error.code === "string" &&
  /^[0-9A-Z]{5}$/.test(error.code);

/** SQLSTATEs that say the server is going or gone (57P0x), refuses connections (53) or lost one (08). */
const isGone = (code: string) => code.startsWith("08") || code.startsWith("57P") || code.startsWith("53");

/** Wrong login (28) or no such database (3D000). */
const isLockedOut = (code: string) => code.startsWith("28") || code === "3D000";

const unavailable = (cause: unknown) =>
  new DatabaseError(
    "unavailable",
    { zh: "数据库暂时连接不上。", en: "The database cannot be reached." },
    {
      zh: "请稍后再试；一直如此请联系管理员检查数据库。",
      en: "Try again; if it lasts, have the database checked.",
    },
    cause,
  );

/** An error of the driver as one of ours, without any value of the statement. */
export function translate(error: unknown, statement: string): Error {
  if (error instanceof DatabaseError || error instanceof StatementError) return error;
  if (error instanceof TypeError || error instanceof RangeError) return error;
  if (!isRefusal(error)) return unavailable(error);
  if (isGone(error.code)) return unavailable(new StatementError(error, statement));
  if (isLockedOut(error.code))
    return new DatabaseError(
      "setup",
      { zh: "数据库不接受这个登录或没有这个库。", en: "The database refuses the login or does not exist." },
      { zh: "请检查 DATABASE_URL 与主密钥。", en: "Check DATABASE_URL and the master key." },
      new StatementError(error, statement),
    );
  if (error.code === "57014")
    return new DatabaseError(
      "timeout",
      { zh: "这次查询用时过长，已停止。", en: "The query took too long and was stopped." },
      { zh: "请缩小范围后再试。", en: "Narrow it down and try again." },
      new StatementError(error, statement),
    );
  return new StatementError(error, statement);
}

/** The StatementError behind an error, however a library wrapped it. */
export function statementErrorOf(error: unknown): StatementError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof StatementError) return at;
  return undefined;
}

/** True when a unique key (of that name, if given) refused the statement. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const refused = statementErrorOf(error);
  return refused?.sqlState === "23505" && (constraint === undefined || refused.constraint === constraint);
}

/** True when row security refused to write outside the area, or a privilege is missing. */
export function isOutsideArea(error: unknown): boolean {
  return statementErrorOf(error)?.sqlState === "42501";
}
