import { Link } from "@tanstack/react-router";
import type { Bilingual } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { Masked } from "../../parts/masked.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { useLanguage } from "../../shell/language.ts";

export type Who = { childId: string; name: string; idNumber: string | null; divisionName: string };

/** Who a row is about, and where. */
export function useWhoColumns(): Column<Who>[] {
  const { t } = useTranslation("awards");
  return [
    {
      key: "name",
      title: t("column.name"),
      head: true,
      render: ({ childId, name, idNumber }) => (
        <>
          <Link
            className="award-name"
            to="/children/$id"
            params={{ id: childId }}
            search={{ tab: "benefits" }}
          >
            {name}
          </Link>
          <br />
          <Masked value={idNumber} />
        </>
      ),
    },
    { key: "place", title: t("column.place"), render: ({ divisionName }) => divisionName },
  ];
}

/** A sentence with the clauses it rests on. */
export function Told({ text, clauses }: { text: Bilingual; clauses: readonly string[] }) {
  const { say } = useLanguage();
  return (
    <span className="award-told">
      {say(text)}{" "}
      {clauses.map((no) => (
        <ClauseChip key={no} no={no} />
      ))}
    </span>
  );
}
