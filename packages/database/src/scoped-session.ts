import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { DatabaseError, translate } from "./errors.ts";

/** Statements a feature may send; nothing that changes role, settings, schema or transaction. */
const ALLOWED =
  /^[\s(]*(?:select|insert|update|delete|with|values|savepoint|release savepoint|rollback to savepoint)\b/i;
const READING = /^[\s(]*select\b/i;

type Config = QueryConfig & { queryMode?: "extended" };

/**
 * What drizzle takes for its client during one scoped transaction. It
 * - sends the opening (BEGIN and the SET LOCALs) in the same flight as the first query;
 * - sends every query by the extended protocol, which takes one statement only;
 * - lets through reading and writing statements alone, so a role or a setting cannot be changed half-way;
 * - is dead once ended: a forgotten `await` cannot run on the connection's next user.
 */
export class ScopedSession {
  readonly #client: PoolClient;
  readonly #opening: string;
  readonly #refused: (error: unknown) => Error;
  #opened: Promise<unknown> | undefined;
  #over = false;
  #wrote = false;
  /** The connection's state is not known to be clean: it must not go back to the pool. */
  broken = false;

  constructor(client: PoolClient, opening: string, refused: (error: unknown) => Error) {
    this.#client = client;
    this.#opening = opening;
    this.#refused = refused;
  }

  async query(config: Config | string, values?: unknown[]): Promise<QueryResult> {
    const query: Config = typeof config === "string" ? { text: config } : config;
    if (this.#over) throw misuse("the transaction is over: a query was not awaited inside it");
    if (!ALLOWED.test(query.text))
      throw misuse(`a statement that is not allowed here: ${firstWords(query.text)}`);
    if (query.name !== undefined)
      throw misuse("a named prepared statement, which would outlive the transaction");
    this.#wrote ||= !READING.test(query.text);
    this.#opened ??= this.#client.query(this.#opening);
    query.queryMode = "extended";
    const [opened, answer] = await Promise.allSettled([this.#opened, this.#client.query(query, values)]);
    if (opened.status === "rejected") throw this.#refused(opened.reason);
    if (answer.status === "rejected") throw translate(answer.reason, query.text);
    return answer.value;
  }

  /** Saves what was written. Nothing was sent: nothing to do. */
  async commit(): Promise<void> {
    this.#over = true;
    if (this.#opened === undefined) return;
    const ending = this.#client.query("COMMIT");
    if (!this.#wrote) {
      // The end of a mere reading tells nothing: the caller goes on, and who has the connection next queues
      // behind it. A connection lost meanwhile is noticed by the pool.
      ending.catch(() => undefined);
      return;
    }
    const { command } = await ending.catch((error: unknown) => {
      this.broken = true;
      throw translate(error, "COMMIT");
    });
    // COMMIT of a failed transaction succeeds with the tag ROLLBACK: somebody swallowed the error.
    if (command !== "COMMIT")
      throw misuse("a statement failed, its error was swallowed, and nothing was saved");
  }

  /** Undoes everything. Never throws: the error that led here is the one worth telling. */
  async rollback(): Promise<void> {
    this.#over = true;
    if (this.#opened === undefined) return;
    await this.#client.query("ROLLBACK").catch(() => {
      this.broken = true;
    });
  }
}

const firstWords = (text: string) => text.trim().split(/\s+/, 2).join(" ").slice(0, 40);

const misuse = (what: string) =>
  new DatabaseError(
    "misuse",
    { zh: `程序错误：${what}。`, en: `A mistake in the program: ${what}.` },
    { zh: "请把编号告诉管理员。", en: "Report it with the request's number." },
  );
