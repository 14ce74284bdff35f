import {
  chooseReading,
  chooseReadingInput,
  enterSetting,
  enterSettingInput,
  enterStandard,
  enterStandardInput,
  getPolicyBook,
  getPolicyClause,
  getPolicyRules,
  getStandardPreview,
  getUpgradeWorkbook,
  listStandardChildren,
  listVersions,
  pinPack,
  pinPackInput,
  policyClauseInput,
  previewStandard,
  previewStandardInput,
  previewUpgrade,
  previewUpgradeInput,
  rollBackPack,
  rollBackPackInput,
  standardChildrenInput,
  standardPreviewInput,
  tryChild,
  tryChildInput,
  upgradeWorkbookInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const policyRouter = router({
  book: staffProcedure("policy.book").query(({ ctx }) => getPolicyBook(ctx.staff)),
  clause: staffProcedure("policy.clause")
    .input(policyClauseInput)
    .query(({ ctx, input }) => getPolicyClause(ctx.staff, input)),
  rules: staffProcedure("policy.rules").query(({ ctx }) => getPolicyRules(ctx.staff)),
  try: staffProcedure("policy.try")
    .input(tryChildInput)
    .query(({ ctx, input }) => tryChild(ctx.staff, input)),
  previewStandard: staffProcedure("policy.previewStandard")
    .input(previewStandardInput)
    .mutation(({ ctx, input }) => previewStandard(ctx.staff, input)),
  standardPreview: staffProcedure("policy.standardPreview")
    .input(standardPreviewInput)
    .query(({ ctx, input }) => getStandardPreview(ctx.staff, input)),
  standardChildren: staffProcedure("policy.standardChildren")
    .input(standardChildrenInput)
    .query(({ ctx, input }) => listStandardChildren(ctx.staff, input)),
  enterStandard: staffProcedure("policy.enterStandard")
    .input(enterStandardInput)
    .mutation(({ ctx, input }) => enterStandard(ctx.staff, input)),
  enterSetting: staffProcedure("policy.enterSetting")
    .input(enterSettingInput)
    .mutation(({ ctx, input }) => enterSetting(ctx.staff, input)),
  chooseReading: staffProcedure("policy.chooseReading")
    .input(chooseReadingInput)
    .mutation(({ ctx, input }) => chooseReading(ctx.staff, input)),
  versions: staffProcedure("policy.versions").query(({ ctx }) => listVersions(ctx.staff)),
  previewUpgrade: staffProcedure("policy.previewUpgrade")
    .input(previewUpgradeInput)
    .query(({ ctx, input }) => previewUpgrade(ctx.staff, input)),
  upgradeWorkbook: staffProcedure("policy.upgradeWorkbook")
    .input(upgradeWorkbookInput)
    .mutation(({ ctx, input }) => getUpgradeWorkbook(ctx.staff, input)),
  pinPack: staffProcedure("policy.pinPack")
    .input(pinPackInput)
    .mutation(({ ctx, input }) => pinPack(ctx.staff, input)),
  rollBackPack: staffProcedure("policy.rollBackPack")
    .input(rollBackPackInput)
    .mutation(({ ctx, input }) => rollBackPack(ctx.staff, input)),
});
