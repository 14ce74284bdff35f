import { argon2, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { invalid } from "../errors/refusals.ts";

const derive = promisify(argon2);

/** argon2id with 19 MiB and one lane, one pass above the least OWASP asks for. About 40 ms on one core. */
const COST = { memory: 19_456, passes: 3, parallelism: 1, tagLength: 32 };

/** Digests a password for storage: `argon2id$memory$passes$lanes$salt$digest`, so that the cost can grow. */
export async function digestPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const digest = await derive("argon2id", { message: password.normalize("NFKC"), nonce, ...COST });
  const cost = [COST.memory, COST.passes, COST.parallelism].join("$");
  return `argon2id$${cost}$${nonce.toString("base64url")}$${digest.toString("base64url")}`;
}

/** No password has this digest: verifying against it costs what a real one costs. */
const NOBODY = `argon2id$${COST.memory}$${COST.passes}$${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

/**
 * True when the password is the one of the stored digest. Without a digest (an unknown login) it answers false
 * after the same work, so that the time does not tell which logins exist.
 */
export async function isPasswordOf(password: string, stored: string | undefined): Promise<boolean> {
  const [scheme, memory, passes, parallelism, nonce, digest] = (stored ?? NOBODY).split("$");
  if (scheme !== "argon2id" || !nonce || !digest) throw new Error("unreadable password digest");
  const expected = Buffer.from(digest, "base64url");
  const actual = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce: Buffer.from(nonce, "base64url"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected) && stored !== undefined;
}

/** Ten characters or more that every guesser tries first. */
const WORST = [
  "1234567890",
  "0123456789",
  "9876543210",
  "0987654321",
  "1111111111",
  "0000000000",
  "123456789a",
  "a123456789",
  "1234567891",
  "12345678910",
  "1qaz2wsx3edc",
  "1q2w3e4r5t",
  "qwertyuiop",
  "asdfghjkl;",
  "abcdefghij",
  "abcd123456",
  "password123",
  "password1234",
  "passw0rd123",
  "admin123456",
  "administrator",
  "woaini1314",
  "woaini520520",
  "5201314520",
  "1314520520",
  "minzheng123",
  "tongyou123",
  "tongyou2018",
];

const plain = (text: string) => text.normalize("NFKC").toLowerCase();

/**
 * Refuses a password that is short, that contains the login or the bureau's code, that repeats a character or
 * runs in sequence, or that is among the worst ones. Throws `invalid` with field `next`.
 */
export function requireGoodPassword(password: string, names: readonly string[]): void {
  const refuse = (zh: string, en: string) =>
    invalid(
      "next",
      { zh, en },
      {
        zh: "请换用至少 10 个字符的密码，例如几个不相关的词加数字。",
        en: "Choose at least 10 characters, for instance a few unrelated words with digits.",
      },
    );
  const text = plain(password);
  if (text.length < 10) throw refuse("密码不足 10 个字符。", "The password is shorter than 10 characters.");
  if (names.some((name) => name.length > 2 && text.includes(plain(name))))
    throw refuse(
      "密码包含登录名、姓名或单位代码。",
      "The password contains your login, your name or the bureau's code.",
    );
  if (WORST.includes(text) || new Set(text).size < 5)
    throw refuse("密码过于常见，容易被猜中。", "The password is among those that are guessed first.");
}

/** No 0, O, 1, l or I: read aloud over a telephone without mistakes. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz";
const DIGITS = "23456789";

/** A first password in readable groups, e.g. `hkwd-7283-qmtrs-4629`; 64 bits of chance. */
export function makeFirstPassword(): string {
  const pick = (from: string, count: number) =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join("");
  return [pick(LETTERS, 4), pick(DIGITS, 4), pick(LETTERS, 5), pick(DIGITS, 4)].join("-");
}
