import { useEffect, useState } from "react";

/** Puts the paper into the page, opens the browser's print dialog and takes the paper away again. */
export function usePaper(): { printing: boolean; print: () => void } {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    const done = () => setPrinting(false);
    window.addEventListener("afterprint", done);
    window.print();
    return () => window.removeEventListener("afterprint", done);
  }, [printing]);
  return { printing, print: () => setPrinting(true) };
}
