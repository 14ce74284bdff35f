import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://localhost:${process.env.PORT ?? "8080"}`;

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/trpc": server, "/demo": server, "/healthz": server } },
  build: {
    target: "es2023",
    // The shared schemas are pure: a page that needs one role table must not carry every zod schema.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/]/, sideEffects: false }] } },
  },
});
