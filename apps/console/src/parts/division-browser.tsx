import { RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { useMe } from "../shell/session.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import { Waiting } from "./waiting.tsx";

type Place = { code: string; name: string; level: number };
type Props = {
  value?: string | undefined;
  /** Levels that may be chosen (1 province … 5 village); absent: any. Others only lead further down. */
  levels?: readonly number[];
  onPick: (code: string) => void;
};

/** Walks down the divisions of the person's own area: a name chooses, the arrow leads on. */
export default function DivisionBrowser({ value, levels, onPick }: Props) {
  const { t } = useTranslation("parts");
  const trpc = useTRPC();
  const { area } = useMe();
  const [trail, setTrail] = useState<Place[]>(area ? [area] : []);
  const [filter, setFilter] = useState("");
  const here = trail.at(-1);
  const places = useQuery(
    trpc.divisions.list.queryOptions(here ? { parent: here.code } : {}, {
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const may = (level: number) => levels === undefined || levels.includes(level);
  const goTo = (next: Place[]) => {
    setTrail(next);
    setFilter("");
  };
  const shown =
    places.data?.filter(({ name, code }) => name.includes(filter) || code.startsWith(filter)) ?? [];
  return (
    <div className="division-browser">
      <nav className="trail" aria-label={t("division.trail")}>
        {trail.map((place, index) => (
          <Button key={place.code} type="link" size="small" onClick={() => goTo(trail.slice(0, index + 1))}>
            {place.name}
          </Button>
        ))}
      </nav>
      {here && may(here.level) && (
        <Button block type={value === here.code ? "primary" : "default"} onClick={() => onPick(here.code)}>
          {t("division.chooseWhole", { name: here.name })}
        </Button>
      )}
      <Input
        allowClear
        autoFocus
        placeholder={t("division.filter")}
        aria-label={t("division.filter")}
        value={filter}
        onChange={(event) => setFilter(event.target.value.trim())}
      />
      <ErrorNotice error={places.error} onRetry={() => void places.refetch()} />
      {places.isPending && <Waiting />}
      <ul>
        {shown.map((place) => (
          <li key={place.code}>
            <Button
              type="text"
              className={place.code === value ? "chosen" : ""}
              onClick={() => (may(place.level) ? onPick(place.code) : goTo([...trail, place]))}
            >
              {place.name}
            </Button>
            {place.hasChildren && (
              <Button
                type="text"
                icon={<RightOutlined />}
                aria-label={t("division.open", { name: place.name })}
                onClick={() => goTo([...trail, place])}
              />
            )}
          </li>
        ))}
        {places.data && shown.length === 0 && <li className="quiet">{t("division.none")}</li>}
      </ul>
    </div>
  );
}
