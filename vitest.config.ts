import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...node, name: "unit", include: ["packages/policy/**/*.test.ts", "plugins/**/*.test.ts", "tests/architecture/**/*.test.ts", "packages/core/src/ledger/**/*.test.ts"] } },
      {
        test: {
          ...node,
          name: "database",
          include: ["packages/{database,core,api}/**/*.test.ts", "apps/server/**/*.test.ts", "tests/{isolation,acceptance,faults}/**/*.test.ts"],
          exclude: ["packages/core/src/ledger/**"],
          globalSetup: ["./tests/database.setup.ts"],
        },
      },
      { extends: "./apps/console/vite.config.ts", test: { name: "console", environment: "happy-dom", include: ["apps/console/src/**/*.test.tsx"], root: "." } },
      { test: { ...node, name: "browser", include: ["tests/e2e/**/*.test.ts"], testTimeout: 180_000, fileParallelism: false } },
    ],
  },
});
