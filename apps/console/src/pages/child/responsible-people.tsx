import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useLanguage } from "../../shell/language.ts";

/** Who answers for the place the child lives in, the nearest first, by the region's own titles. */
export function ResponsiblePeople({ division }: { division: string }) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const query = useQuery(trpc.people.responsible.queryOptions({ division }));
  return (
    <section className="card">
      <h2>{t("responsible.title")}</h2>
      {query.isPending && <Waiting />}
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.data?.length === 0 && <p className="quiet">{t("responsible.none")}</p>}
      {query.data && query.data.length > 0 && (
        <dl className="facts-list">
          {query.data.map((person) => (
            <div
              key={`${person.place.code} ${person.name} ${person.title.zh}`}
              className="responsible-person"
            >
              <dt>{say(person.title)}</dt>
              <dd>
                {person.name} <span className="quiet">{person.place.name}</span>{" "}
                {person.phone && <span className="figure">{person.phone}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
