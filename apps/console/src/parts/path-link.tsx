import { useRouter, useSearch } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

/** The path with the area in view, as every other link keeps it; one that names an area keeps its own. */
function inArea(to: string, area: string | undefined): string {
  if (area === undefined || /[?&]area=/.test(to)) return to;
  return `${to}${to.includes("?") ? "&" : "?"}area=${area}`;
}

/** A link to a console path that the server names (`/children?allowance=needs`). */
export function PathLink({
  to: named,
  className,
  onFollow,
  children,
}: {
  to: string;
  className?: string;
  /** What else happens when it is followed here. */
  onFollow?: () => void;
  children: ReactNode;
}) {
  const router = useRouter();
  const { area } = useSearch({ strict: false });
  const to = inArea(named, area);
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    onFollow?.();
    router.history.push(to);
  };
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  );
}
