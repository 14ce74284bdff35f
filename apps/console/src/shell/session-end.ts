import { useSyncExternalStore } from "react";

let ended = false;
const listeners = new Set<() => void>();

function set(next: boolean) {
  if (ended === next) return;
  ended = next;
  for (const listener of listeners) listener();
}

/** Whether the server has told us that the session is over. Lives outside React: any request may learn it. */
export const sessionEnd = {
  announce: () => set(true),
  clear: () => set(false),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => ended,
};

export const useSessionEnded = (): boolean => useSyncExternalStore(sessionEnd.subscribe, sessionEnd.read);
