import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { FileStore } from "./file-store.ts";

export type S3Settings = {
  /** `https://…` of the store. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** Long enough for 10 MB over a slow line. */
const PATIENCE_MS = 30_000;

/** Files in a bucket of an S3-compatible store, addressed by path; what lies there is sealed already. */
export function s3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): FileStore {
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // Newer checksums are unknown to many compatible stores; the seal proves the content anyway.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { requestTimeout: PATIENCE_MS, connectionTimeout: 5_000 },
  });
  return {
    async put(key, sealed) {
      const ContentType = "application/octet-stream";
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: sealed, ContentType }));
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
