import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

/** A link to a console path that the server names (`/children?allowance=needs`). */
export function PathLink({
  to,
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
