import { cleanup, configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach } from "vitest";
import { Console } from "../console.tsx";
import { startLanguage } from "../shell/language.ts";
import { sessionEnd } from "../shell/session-end.ts";
import { type Desk, deskServer, type Stand } from "./desk-server.ts";

// Lazy pages are fetched through the transformer: slow on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

/** Opens the whole console at a path, against a stand-in server, in Chinese. `more`: the page's own procedures. */
export async function openConsole(path: string, start: Partial<Desk> = {}, more?: Stand) {
  const { desk, server, password } = deskServer(start, more);
  server.listen({ onUnhandledFrame: "error" });
  stops.push(() => server.close());
  await startLanguage("zh");
  render(<Console path={path} />);
  return { desk, password, user: userEvent.setup() };
}

const stops: (() => void)[] = [];
beforeEach(() => {
  localStorage.clear();
  sessionEnd.clear();
});
afterEach(() => {
  cleanup();
  for (const stop of stops.splice(0)) stop();
});
