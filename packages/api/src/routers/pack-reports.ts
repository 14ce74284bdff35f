import {
  exportPackReport,
  exportPackReportInput,
  filePackReport,
  filePackReportInput,
  getPackReport,
  listPackReports,
  packReportInput,
  printPackReport,
  printPackReportInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const packReportsRouter = router({
  list: staffProcedure("packReports.list").query(({ ctx }) => listPackReports(ctx.staff)),
  get: staffProcedure("packReports.get")
    .input(packReportInput)
    .query(({ ctx, input }) => getPackReport(ctx.staff, input)),
  file: staffProcedure("packReports.file")
    .input(filePackReportInput)
    .mutation(({ ctx, input }) => filePackReport(ctx.staff, input)),
  export: staffProcedure("packReports.export")
    .input(exportPackReportInput)
    .mutation(({ ctx, input }) => exportPackReport(ctx.staff, input)),
  print: staffProcedure("packReports.print")
    .input(printPackReportInput)
    .mutation(({ ctx, input }) => printPackReport(ctx.staff, input)),
});
