import { defineConfig } from "vitest/config";

const node = { environment: "node" as const, testTimeout: 60_000, hookTimeout: 120_000 };
const pure = ["packages/core/src/{ledger,divisions,money,made-up}/**/*.test.ts"];

export default defineConfig({
  test: {
    // On two cores vitest would take one: a test that waits for PostgreSQL leaves the other idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...node,
          name: "unit",
          include: [
            "packages/policy/**/*.test.ts",
            "plugins/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tests/architecture/**/*.test.ts",
            ...pure,
          ],
        },
      },
      {
        test: {
          ...node,
          name: "database",
          include: [
            "packages/{database,core,api}/**/*.test.ts",
            "apps/server/**/*.test.ts",
            "tests/{isolation,acceptance,faults}/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", ...pure],
          globalSetup: ["./tests/database.setup.ts"],
        },
      },
      {
        extends: "./apps/console/vite.config.ts",
        test: {
          name: "console",
          // Its own config file hides the number above.
          maxWorkers: 2,
          environment: "happy-dom",
          root: "apps/console",
          include: ["src/**/*.test.{ts,tsx}"],
        },
      },
      {
        test: {
          ...node,
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 240_000,
          globalSetup: ["./tests/e2e/harness/browser.ts", "./tests/e2e/harness/demo.ts"],
        },
      },
    ],
  },
});
