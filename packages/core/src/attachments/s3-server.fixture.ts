import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3Settings } from "./s3-store.ts";

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The signature the request must bear (AWS Signature Version 4), computed from what arrived. */
function signatureOf(request: IncomingMessage, secret: string, scope: string, signed: string): string {
  const [day = "", region = "", service = ""] = scope.split("/");
  const url = new URL(request.url ?? "", "http://store");
  const query = [...url.searchParams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  const headers = signed.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const hash = String(request.headers["x-amz-content-sha256"]);
  const canonical = [request.method, url.pathname, query.join("&"), headers.join(""), signed, hash].join(
    "\n",
  );
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), "aws4_request");
  const date = String(request.headers["x-amz-date"]);
  return hmac(key, ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n")).toString("hex");
}

function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { accessKeyId, secretAccessKey }: S3Settings,
): boolean {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      request.headers.authorization ?? "",
    );
  const [, key, scope = "", signed = "", signature] = parts ?? [];
  const bodyHash = request.headers["x-amz-content-sha256"];
  return (
    key === accessKeyId &&
    (bodyHash === sha256(body) || bodyHash === "UNSIGNED-PAYLOAD") &&
    signature === signatureOf(request, secretAccessKey, scope, signed)
  );
}

/** A store that keeps what is sent to it with a right signature, by the S3 protocol; `fail` makes it answer 500. */
export async function s3Server(settings: Omit<S3Settings, "endpoint">) {
  const objects = new Map<string, Buffer>();
  const state = { fail: false };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const say = (status: number, code: string) =>
      response
        .writeHead(status, { "content-type": "application/xml" })
        .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    const path = decodeURIComponent(new URL(request.url ?? "", "http://store").pathname);
    if (state.fail) return say(500, "InternalError");
    if (!isSigned(request, body, { ...settings, endpoint: "" })) return say(403, "SignatureDoesNotMatch");
    if (!path.startsWith(`/${settings.bucket}/`)) return say(404, "NoSuchBucket");
    if (request.method === "PUT") {
      objects.set(path, body);
      return response.writeHead(200, { etag: `"${createHash("md5").update(body).digest("hex")}"` }).end();
    }
    const found = objects.get(path);
    if (request.method !== "GET" || !found) return say(404, "NoSuchKey");
    return response.writeHead(200, { "content-length": found.length }).end(found);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    state,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
