import { createHmac } from "node:crypto";
import type { Hook } from "./channels.ts";

const PATIENCE_MS = 10_000;

/**
 * POSTs JSON to the bureau's own gateway. `x-tongyou-signature` is the SHA-256 HMAC of `<x-tongyou-time>.<body>` under
 * the shared secret. Rejects unless the answer is 2xx; a redirect is not followed.
 */
export async function sendHook({ url, secret }: Hook, content: object, at: Date): Promise<void> {
  const body = JSON.stringify(content);
  const time = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-tongyou-time": time,
      "x-tongyou-signature": `sha256=${signature}`,
    },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw Object.assign(new Error("refused"), { code: `HTTP_${answer.status}` });
}
