import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { useLanguage } from "../../shell/language.ts";
import "./people.css";

/** Who answers for the place a child lives in, nearest first, with a telephone number to press. */
export default function Responsible({ division }: { division: string }) {
  const { t } = useTranslation("people");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const people = useQuery(trpc.people.responsible.queryOptions({ division }));
  if (!people.data) return null;
  if (people.data.length === 0) return <p className="quiet">{t("nobodyResponsible")}</p>;
  return (
    <p className="responsible">
      {people.data.map(({ name, title, place, part, phone }) => (
        <span key={`${place.code} ${title.zh} ${part ?? ""} ${name}`} title={place.name}>
          <span className="quiet">{say(title)}</span> {name}{" "}
          {phone &&
            (phone.includes("*") ? (
              <span className="figure quiet">{phone}</span>
            ) : (
              <a className="figure" href={`tel:${phone}`}>
                {phone}
              </a>
            ))}
        </span>
      ))}
    </p>
  );
}
