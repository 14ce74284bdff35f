import {
  confirmImport,
  getImport,
  getMarkedWorkbook,
  importConfirmInput,
  importInput,
  importPreviewInput,
  importRowsInput,
  importUndoInput,
  listImportRows,
  listImports,
  previewImport,
  undoImport,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const importsRouter = router({
  list: staffProcedure("imports.list").query(({ ctx }) => listImports(ctx.staff)),
  get: staffProcedure("imports.get")
    .input(importInput)
    .query(({ ctx, input }) => getImport(ctx.staff, input)),
  rows: staffProcedure("imports.rows")
    .input(importRowsInput)
    .query(({ ctx, input }) => listImportRows(ctx.staff, input)),
  preview: staffProcedure("imports.preview")
    .input(importPreviewInput)
    .mutation(({ ctx, input }) => previewImport(ctx.staff, input)),
  confirm: staffProcedure("imports.confirm")
    .input(importConfirmInput)
    .mutation(({ ctx, input }) => confirmImport(ctx.staff, input)),
  undo: staffProcedure("imports.undo")
    .input(importUndoInput)
    .mutation(({ ctx, input }) => undoImport(ctx.staff, input)),
  markedWorkbook: staffProcedure("imports.markedWorkbook")
    .input(importInput)
    .query(({ ctx, input }) => getMarkedWorkbook(ctx.staff, input)),
});
