import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readSettings, SettingsError } from "./settings.ts";

test("an empty environment gives the demo on this machine only", () => {
  expect(readSettings({})).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataFolder: resolve(".tongyou"),
    packsFolder: resolve("plugins/dist"),
    databaseUrl: undefined,
    demo: true,
    trustProxy: false,
    postHosts: [],
    s3: undefined,
    logLevel: "info",
  });
});

test("PORT, TONGYOU_DATA and DATABASE_URL are honoured", () => {
  const url = "postgres://owner:secret@db.example:5432/tongyou";
  expect(
    readSettings({ PORT: "9000", TONGYOU_DATA: "/data", TONGYOU_PACKS: "/packs", DATABASE_URL: url }),
  ).toMatchObject({
    port: 9000,
    dataFolder: resolve("/data"),
    packsFolder: resolve("/packs"),
    databaseUrl: url,
  });
});

test("another address is listened on only when asked by our own name", () => {
  expect(readSettings({ TONGYOU_HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  expect(readSettings({ HOST: "build-machine" }).host).toBe("127.0.0.1");
});

test("an outside database gets no demo bureaus unless asked", () => {
  const DATABASE_URL = "postgres://owner@db.example/tongyou";
  expect(readSettings({ DATABASE_URL }).demo).toBe(false);
  expect(readSettings({ DATABASE_URL, TONGYOU_DEMO: "1" }).demo).toBe(true);
});

test("the hosts bureaus may send to are named one by one", () => {
  const { postHosts } = readSettings({ TONGYOU_POST_HOSTS: "mail.example, 10.0.0.5:8443" });
  expect(postHosts).toEqual(["mail.example", "10.0.0.5:8443"]);
});

test("attachments go to a bucket where one is named, with its keys", () => {
  const env = {
    TONGYOU_S3: "https://store.example:9000/tongyou-files",
    TONGYOU_S3_KEY: "key",
    TONGYOU_S3_SECRET: "secret",
  };
  expect(readSettings(env).s3).toEqual({
    endpoint: "https://store.example:9000",
    bucket: "tongyou-files",
    region: "us-east-1",
    accessKeyId: "key",
    secretAccessKey: "secret",
  });
  expect(readSettings({ ...env, TONGYOU_S3_REGION: "cn-north-1" }).s3?.region).toBe("cn-north-1");
});

test("the clock of a demo can start at another instant", () => {
  const start = "2026-01-05T10:00:00+08:00";
  expect(readSettings({ TONGYOU_CLOCK: start }).clock).toEqual(new Date(start));
});

test.each([
  { TONGYOU_POST_HOSTS: "https://mail.example" },
  { TONGYOU_S3: "https://store.example/bucket" },
  { TONGYOU_S3: "https://store.example", TONGYOU_S3_KEY: "key", TONGYOU_S3_SECRET: "secret" },
  { TONGYOU_S3: "bucket", TONGYOU_S3_KEY: "key", TONGYOU_S3_SECRET: "secret" },
  { PORT: "0" },
  { PORT: "eighty" },
  { PORT: "70000" },
  { PORT: "-1" },
  { DATABASE_URL: "mysql://db" },
  { DATABASE_URL: "nonsense" },
  { TONGYOU_DEMO: "maybe" },
  { TONGYOU_LOG: "loud" },
  { TONGYOU_CLOCK: "tomorrow" },
  { TONGYOU_CLOCK: "2026-01-05T10:00:00+08:00", DATABASE_URL: "postgres://owner@db.example/tongyou" },
  { TONGYOU_CLOCK: "2026-01-05T10:00:00+08:00", NODE_ENV: "production" },
  { TONGYOU_CLOCK: "2026-01-05T10:00:00+08:00", TONGYOU_DEMO: "0" },
])("%j is refused with what to do", (env) => {
  expect(() => readSettings(env)).toThrow(SettingsError);
});
