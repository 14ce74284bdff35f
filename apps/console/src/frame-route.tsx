import { createRootRoute, createRoute, retainSearchParams } from "@tanstack/react-router";
import type { Permission } from "@tongyou/core/schemas";
import { Frame } from "./shell/frame.tsx";
import { frameSearch } from "./shell/frame-search.ts";
import { openDeskWords } from "./shell/language.ts";
import { NotFound } from "./shell/page-fault.tsx";
import { SessionGate } from "./shell/session.tsx";

export const root = createRootRoute({ notFoundComponent: NotFound });

/** Every page behind the sign-in. The area in view stays in the address from page to page. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  validateSearch: frameSearch,
  search: { middlewares: [retainSearchParams(["area"])] },
  component: () => (
    <SessionGate>
      <Frame />
    </SessionGate>
  ),
});

/** A page of a desk: who may open it, and the texts it comes with. */
export const desk = (permission: Permission) => ({ staticData: { permission }, loader: openDeskWords });
/** What every page in the frame begins with. */
export const inFrame = { getParentRoute: () => frame };
