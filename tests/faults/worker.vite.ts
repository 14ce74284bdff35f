/** The worker in one file: it starts in a third of a second, where reading its two thousand modules takes three. */
export default {
  configFile: false,
  logLevel: "error",
  ssr: { noExternal: true },
  build: {
    ssr: "tests/faults/worker.ts",
    target: "node24",
    emptyOutDir: true,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/]|[\\/]apps[\\/]/, sideEffects: false }] },
    },
  },
};
