import type { ClauseRow, PolicyBook } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { PathLink } from "../../parts/path-link.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

type Props = { clause: ClauseRow; places: PolicyBook["places"] };

/** Where a clause is carried out: a link for whoever may go there, else who may. */
export function ClausePlaces({ clause, places }: Props) {
  const { t } = useTranslation("policy");
  const { say } = useLanguage();
  if (clause.places === null) return null;
  const named = clause.places.flatMap((code) => places.find(({ place }) => place === code) ?? []);
  return (
    <section>
      <h3>{t("places.title")}</h3>
      {named.length === 0 && <p className="quiet">{t("places.none")}</p>}
      <ul className="items">
        {named.map((row) => (
          <li key={row.place}>
            <Place row={row} />
          </li>
        ))}
      </ul>
      {clause.where && <p>{say(clause.where)}</p>}
    </section>
  );
}

function Place({ row: { title, doors, roles } }: { row: PolicyBook["places"][number] }) {
  const { t } = useTranslation(["policy", "shell"]);
  const { say } = useLanguage();
  const may = useMay();
  const door = doors.find(({ procedure }) => may(procedure));
  if (!door)
    return (
      <>
        {say(title)}{" "}
        <span className="quiet">
          {t("places.others", { roles: roles.map((role) => t(`shell:role.${role}`)).join(t("places.and")) })}
        </span>
      </>
    );
  // A page of one child is reached through the list its path begins with.
  const list = door.path.replace(/\/\$.*$/, "");
  return (
    <>
      <PathLink to={list}>{say(title)}</PathLink>
      {list !== door.path && <span className="quiet"> {t("places.chooseChild")}</span>}
    </>
  );
}
