import { useEffect, useState } from "react";

/** How long a clerk pauses before what was typed is asked about. */
const PAUSE = 350;

/** A value once it has not changed for a breath; objects are compared by identity. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
