import { useQuery } from "@tanstack/react-query";
import type { Bilingual } from "@tongyou/core/schemas";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";

type Named = { id: string; name: Bilingual };

/** What the region's documents call things; the id itself until the policy book is read. */
export function usePackNames() {
  const trpc = useTRPC();
  const { say } = useLanguage();
  const { data } = useQuery(
    trpc.policy.book.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const nameIn = (list: readonly Named[] | undefined, id: string) => {
    const found = list?.find((one) => one.id === id);
    return found ? say(found.name) : id;
  };
  return {
    /** What the region's pack is called. */
    packName: (id: string) => (data?.pack.id === id ? say(data.pack.name) : id),
    categories: (data?.categories ?? []).map(({ id, name }) => ({ id, name: say(name) })),
    classes: (data?.classes ?? []).map(({ id, name }) => ({ id, name: say(name) })),
    /** Any rule that carries a clause. */
    ruleName: (id: string) =>
      nameIn(
        data?.documents.flatMap(({ clauses }) => clauses.flatMap(({ items }) => items)),
        id,
      ),
    categoryName: (id: string) => nameIn(data?.categories, id),
    className: (id: string) => nameIn(data?.classes, id),
    /** What a clause says, in our words. */
    clauseText: (no: string) => {
      const clause = data?.documents.flatMap(({ clauses }) => clauses).find((one) => one.no === no);
      return clause ? say(clause.says) : "";
    },
    /** The clause of a choice: a reading's id stands for the clause it reads. */
    clauseOf: (id: string) => data?.readings.find((one) => one.id === id)?.clause ?? id,
    /** How an ambiguous clause is read. */
    readingText: (id: string) => {
      const reading = data?.readings.find((one) => one.id === id);
      return reading ? say(reading.text) : id;
    },
  };
}
