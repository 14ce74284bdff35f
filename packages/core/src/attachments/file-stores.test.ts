import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderStore } from "./folder-store.ts";
import { s3Server } from "./s3-server.fixture.ts";
import { s3Store } from "./s3-store.ts";

const KEYS = {
  bucket: "tongyou-files",
  region: "cn-north-1",
  accessKeyId: "AKIATEST",
  secretAccessKey: "secret/of+the test",
};
const KEY = "t_0001/ab/0190a000-0000-7000-8000-0000000000ab";
const BYTES = Buffer.from([0, 1, 2, 250, 251, 252]);

const folder = mkdtempSync(join(tmpdir(), "tongyou-store-"));
let server: Awaited<ReturnType<typeof s3Server>>;

beforeAll(async () => {
  server = await s3Server(KEYS);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test("a folder gives back what was put there, whole, readable by the server's account only", async () => {
  const store = folderStore(folder);
  expect(await store.get(KEY)).toBeUndefined();
  await store.put(KEY, BYTES);
  expect(await store.get(KEY)).toEqual(BYTES);
  expect(readdirSync(join(folder, "t_0001", "ab"))).toEqual(["0190a000-0000-7000-8000-0000000000ab"]);
  expect(statSync(join(folder, KEY)).mode & 0o077).toBe(0);
  await expect(store.get("t_0001")).rejects.toThrow();
});

test("an S3-compatible store gives back what was put there under a right signature", async () => {
  const store = s3Store({ ...KEYS, endpoint: server.endpoint });
  expect(await store.get(KEY)).toBeUndefined();
  await store.put(KEY, BYTES);
  expect(server.objects.get(`/tongyou-files/${KEY}`)).toEqual(BYTES);
  expect(Buffer.from((await store.get(KEY)) ?? [])).toEqual(BYTES);
});

test("a wrong secret keeps nothing and is an error, not a missing file", async () => {
  const store = s3Store({ ...KEYS, secretAccessKey: "another", endpoint: server.endpoint });
  await expect(store.put(`${KEY}-2`, BYTES)).rejects.toThrow("SignatureDoesNotMatch");
  await expect(store.get(KEY)).rejects.toThrow("SignatureDoesNotMatch");
  expect(server.objects.has(`/tongyou-files/${KEY}-2`)).toBe(false);
});

test("a missing bucket and a store that fails are errors", async () => {
  const elsewhere = s3Store({ ...KEYS, bucket: "another", endpoint: server.endpoint });
  await expect(elsewhere.get(KEY)).rejects.toThrow("NoSuchBucket");
  server.state.fail = true;
  await expect(s3Store({ ...KEYS, endpoint: server.endpoint }).get(KEY)).rejects.toThrow("InternalError");
  server.state.fail = false;
});
