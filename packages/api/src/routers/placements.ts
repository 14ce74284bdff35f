import {
  checkPlacement,
  checkPlacementInput,
  childPlacementsInput,
  endPlacement,
  endPlacementInput,
  listChildPlacements,
  placeChild,
  placeInput,
  placementStepInput,
  recordStep,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const placementsRouter = router({
  ofChild: staffProcedure("placements.ofChild")
    .input(childPlacementsInput)
    .query(({ ctx, input }) => listChildPlacements(ctx.staff, input)),
  check: staffProcedure("placements.check")
    .input(checkPlacementInput)
    .query(({ ctx, input }) => checkPlacement(ctx.staff, input)),
  place: staffProcedure("placements.place")
    .input(placeInput)
    .mutation(({ ctx, input }) => placeChild(ctx.staff, input)),
  end: staffProcedure("placements.end")
    .input(endPlacementInput)
    .mutation(({ ctx, input }) => endPlacement(ctx.staff, input)),
  step: staffProcedure("placements.step")
    .input(placementStepInput)
    .mutation(({ ctx, input }) => recordStep(ctx.staff, input)),
});
