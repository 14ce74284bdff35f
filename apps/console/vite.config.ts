import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The browser's own host goes through: the server refuses requests that come from another site.
const server = { target: `http://localhost:${process.env.PORT ?? "8080"}`, changeOrigin: false };

const LIBRARIES = /[\\/]node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/;

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/trpc": server, "/demo": server, "/healthz": server } },
  test: { testTimeout: 60_000 },
  build: {
    target: "es2023",
    // Pure modules without saying so: a page that needs one role table must not carry every zod schema, nor an
    // input field the whole form library.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /[\\/](packages|@rc-component)[\\/]/, sideEffects: false }] },
      // The first load in few chunks: many small ones compress badly.
      output: {
        codeSplitting: {
          groups: [
            { name: "libraries", tags: ["$initial"], test: LIBRARIES, priority: 3 },
            { name: "shell", tags: ["$initial"], priority: 2 },
            { name: "door", test: /[\\/]src[\\/]pages[\\/](sign-in|home)[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
});
