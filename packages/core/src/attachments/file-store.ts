/**
 * Where sealed files lie: a folder of this machine, or an S3-compatible store. A key is written once and never
 * again; it is made of `a-z0-9_/-`. Both reject when the store does not answer.
 */
export type FileStore = {
  put(key: string, sealed: Uint8Array): Promise<void>;
  /** Undefined when there is nothing under the key. */
  get(key: string): Promise<Uint8Array | undefined>;
};
