import { useCallback, useSyncExternalStore } from "react";

function useNarrowerThan(pixels: number): boolean {
  const query = `(max-width: ${pixels - 1}px)`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** True on a phone-wide screen, where tables become cards. */
export const usePhone = (): boolean => useNarrowerThan(768);

/** True where there is no room for a list and a panel side by side. */
export const useOneColumn = (): boolean => useNarrowerThan(1101);
