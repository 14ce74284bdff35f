import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { DatabaseError, translate } from "./errors.ts";

/** Statements a feature may send; nothing that changes role, settings, schema or transaction. */
const ALLOWED =
  /^[\s(]*(?:select|insert|update|delete|with|values|savepoint|release savepoint|rollback to savepoint)\b/i;

type Config = QueryConfig & { queryMode?: "extended" };

/**
 * What drizzle takes for its client during one scoped transaction. It
 * - holds back `begin` and sends the opening (BEGIN and the SET LOCALs) in the same flight as the first query;
 * - sends every query by the extended protocol, which takes one statement only;
 * - lets through reading and writing statements alone, so a role or a setting cannot be changed half-way;
 * - is dead after commit or rollback: a forgotten `await` cannot run on the connection's next user.
 */
export class ScopedSession {
  readonly #client: PoolClient;
  readonly #opening: string;
  readonly #refused: (error: unknown) => Error;
  #opened: Promise<unknown> | undefined;
  #state: "idle" | "open" | "over" = "idle";
  /** The connection's state is not known to be clean: it must not go back to the pool. */
  broken = false;

  constructor(client: PoolClient, opening: string, refused: (error: unknown) => Error) {
    this.#client = client;
    this.#opening = opening;
    this.#refused = refused;
  }

  async query(config: Config | string, values?: unknown[]): Promise<QueryResult> {
    const query: Config = typeof config === "string" ? { text: config } : config;
    const word = query.text.toLowerCase();
    if (this.#state === "over") throw misuse("the transaction is over: a query was not awaited inside it");
    if (this.#state === "idle" && word === "begin") {
      this.#state = "open";
      return NOTHING;
    }
    if (word === "commit" || word === "rollback") return this.#end(word);
    if (!ALLOWED.test(query.text))
      throw misuse(`a statement that is not allowed here: ${firstWords(query.text)}`);
    return this.#send(query, values);
  }

  async #send(query: Config, values: unknown[] | undefined): Promise<QueryResult> {
    this.#opened ??= this.#client.query(this.#opening);
    const answer = this.#client.query({ ...query, queryMode: "extended" } as QueryConfig, values);
    const [opened, result] = await Promise.allSettled([this.#opened, answer]);
    if (opened.status === "rejected") throw this.#refused(opened.reason);
    if (result.status === "rejected") throw translate(result.reason, query.text);
    return result.value;
  }

  async #end(word: "commit" | "rollback"): Promise<QueryResult> {
    this.#state = "over";
    if (this.#opened === undefined) return NOTHING;
    try {
      const ended = await this.#client.query(word);
      // COMMIT of a failed transaction succeeds with the tag ROLLBACK: somebody swallowed the error.
      if (word === "commit" && ended.command !== "COMMIT")
        throw misuse("a statement failed, its error was swallowed, and nothing was saved");
      return ended;
    } catch (error) {
      if (error instanceof DatabaseError) throw error;
      this.broken = true;
      // The error that led to the rollback is the one worth telling.
      if (word === "rollback") return NOTHING;
      throw translate(error, word);
    }
  }
}

const NOTHING: QueryResult = { command: "", rowCount: null, oid: 0, fields: [], rows: [] };

const firstWords = (text: string) => text.trim().split(/\s+/, 2).join(" ").slice(0, 40);

const misuse = (what: string) =>
  new DatabaseError(
    "misuse",
    { zh: `程序错误：${what}。`, en: `A mistake in the program: ${what}.` },
    { zh: "请把编号告诉管理员。", en: "Report it with the request's number." },
  );
