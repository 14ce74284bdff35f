import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { type CookieOptions, serialize } from "hono/utils/cookie";

/** Ends with the browser; how long a session lives is the server's to say. Strict prefixes need TLS. */
const nameOf = (secure: boolean) => (secure ? "__Host-tongyou" : "tongyou");
const options = (secure: boolean): CookieOptions => ({
  path: "/",
  httpOnly: true,
  sameSite: "Lax",
  secure,
});

export const readSessionCookie = (c: Context, secure: boolean): string | undefined =>
  getCookie(c, nameOf(secure));

export const keepSessionCookie = (headers: Headers, secure: boolean, sessionId: string): void =>
  headers.append("set-cookie", serialize(nameOf(secure), sessionId, options(secure)));

export const dropSessionCookie = (headers: Headers, secure: boolean): void =>
  headers.append("set-cookie", serialize(nameOf(secure), "", { ...options(secure), maxAge: 0 }));
