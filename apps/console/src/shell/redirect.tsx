import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/**
 * Goes to another path of the console, once. The router's own `Navigate` goes again at each render and never
 * comes to rest while the next page is still being fetched.
 */
export function Redirect({ to }: { to: string }) {
  const router = useRouter();
  const [target] = useState(to);
  useEffect(() => router.history.replace(target), [router, target]);
  return null;
}
