import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";

/** What the region's document calls its categories and rate classes; the id itself until the book is read. */
export function usePackNames() {
  const trpc = useTRPC();
  const { say } = useLanguage();
  const { data } = useQuery(
    trpc.policy.book.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const nameIn = (list: { id: string; name: { zh: string; en: string } }[] | undefined, id: string) => {
    const found = list?.find((one) => one.id === id);
    return found ? say(found.name) : id;
  };
  return {
    categories: (data?.categories ?? []).map(({ id, name }) => ({ id, name: say(name) })),
    categoryName: (id: string) => nameIn(data?.categories, id),
    className: (id: string) => nameIn(data?.classes, id),
  };
}
