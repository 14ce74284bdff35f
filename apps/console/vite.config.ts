import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://localhost:${process.env.PORT ?? "8080"}`;

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/trpc": server, "/demo": server, "/healthz": server } },
  build: {
    target: "es2023",
    // Pure modules without saying so: a page that needs one role table must not carry every zod schema, nor an
    // input field the whole form library.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /[\\/](packages|@rc-component)[\\/]/, sideEffects: false }] },
    },
  },
});
