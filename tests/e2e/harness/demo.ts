import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startTongyou, type Tongyou } from "./tongyou.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Data folder of a demo that was made and stopped. */
    demo: string;
  }
}

/** Makes the demo's bureaus once for all files: that takes longer than many of their tests. */
export default async function makeDemo(project: TestProject): Promise<() => Promise<void>> {
  const made = await startTongyou();
  await made.stop();
  project.provide("demo", made.dataFolder);
  return () => made.remove();
}

/** An installation with the demo's bureaus, as they are after the first start. */
export const startDemo = (env: Record<string, string> = {}): Promise<Tongyou> =>
  startTongyou(env, inject("demo"));
