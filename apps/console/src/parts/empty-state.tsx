import type { ReactNode } from "react";

/** Nothing here yet: says so and offers the next step. */
export function EmptyState({
  title,
  next,
  children,
}: {
  title: string;
  next?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <p>{title}</p>
      {next && <p className="quiet">{next}</p>}
      {children && <div className="actions">{children}</div>}
    </div>
  );
}
