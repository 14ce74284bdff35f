import { DownOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import type { Me } from "@tongyou/core/schemas";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { ErrorNotice } from "../parts/error-notice.tsx";

type Places = NonNullable<Me["places"]>;

/** Where to work: the own place, or one that is covered for a time. */
export function PlaceSwitch({ places, at }: { places: Places; at: string }) {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  // A full load, so that nothing of the other place stays in memory.
  const go = useMutation(trpc.people.workAt.mutationOptions({ onSuccess: () => location.assign("/") }));
  const here = places.find(({ code }) => code === at);
  const labelOf = ({ name, until }: Places[number]) =>
    until === null ? name : t("place.covered", { name, until });
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title={t("place.title")}
      content={
        <div className="stack">
          {places.map((place) => (
            <Button
              key={place.code}
              type={place.code === at ? "primary" : "default"}
              aria-pressed={place.code === at}
              disabled={go.isPending}
              onClick={() => place.code !== at && go.mutate({ place: place.code })}
            >
              {labelOf(place)}
            </Button>
          ))}
          <ErrorNotice error={go.error} />
        </div>
      }
    >
      <Button
        className="area-switch"
        size="small"
        type={here?.until ? "primary" : "default"}
        danger={Boolean(here?.until)}
        title={t("place.title")}
      >
        {here && labelOf(here)}
        <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
}
